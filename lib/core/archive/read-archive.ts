import { attachmentIdsOf } from '../attachments/attachment';
import type { Json } from '../content';
import type {
  ArchivedAttachment,
  ArchivedConversation,
  ArchivedPrompt,
  ArchivedSettings,
} from './archived-conversation';
import { type ArchiveProblem, check } from './check';
import { referenceProblem } from './check-references';
import {
  type ArchiveEnd,
  type ArchiveHead,
  archivedAttachment,
  archivedPrompt,
  archivedSettings,
  archiveEnd,
  archiveHead,
} from './document-shapes';
import { archiveVersion, type EntryKind, migrate } from './migrations';
import { pick, type Shape } from './shape';
import { archivedConversation } from './shapes';

/** What was read from an untrusted value, or the first thing that is wrong with it. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: ArchiveProblem };

/**
 * What an archive says of itself, from the fields before its first list. Whether this Aside can read it, `canRead`
 * says.
 */
export function readHead(value: Json): Read<ArchiveHead> {
  return readChecked(archiveHead, value, '', true);
}

/** Whether this Aside understands an archive. */
export function canRead({ minReader }: ArchiveHead): boolean {
  return minReader <= archiveVersion;
}

/**
 * Reads one conversation of an archive of some version. What is read is a new object with nothing but known fields;
 * what follows from the content is filled in.
 */
export function readConversation(value: Json, place: string, version: number): Read<ArchivedConversation> {
  const read = readEntry('conversation', archivedConversation, value, place, version);
  if (!read.ok) return read;
  const problem = referenceProblem(read.value, place);
  if (problem) return { ok: false, problem };
  return { ok: true, value: { ...read.value, messages: read.value.messages.map(withAttachmentIds) } };
}

/** Whether its bytes are what its id says is for the caller to find out. */
export function readAttachment(value: Json, place: string, version: number): Read<ArchivedAttachment> {
  return readEntry('attachment', archivedAttachment, value, place, version);
}

export function readPrompt(value: Json, place: string, version: number): Read<ArchivedPrompt> {
  return readEntry('prompt', archivedPrompt, value, place, version);
}

export function readSettings(value: Json, place: string, version: number): Read<ArchivedSettings> {
  return readEntry('settings', archivedSettings, value, place, version);
}

/** Whether its counts and its hash are right is for the caller to find out. */
export function readEnd(value: Json, version: number): Read<ArchiveEnd> {
  return readChecked(archiveEnd, value, 'end', version > archiveVersion);
}

function readEntry<T>(
  kind: EntryKind,
  shape: Shape<T>,
  value: Json,
  place: string,
  version: number,
): Read<T> {
  return readChecked(shape, migrate(kind, value, version), place, version > archiveVersion);
}

function readChecked<T>(shape: Shape<T>, value: Json, place: string, mayHaveUnknown: boolean): Read<T> {
  const problem = check(shape, value, place, { mayHaveUnknown });
  return problem ? { ok: false, problem } : { ok: true, value: pick(shape, value as T) };
}

function withAttachmentIds(
  message: ArchivedConversation['messages'][number],
): ArchivedConversation['messages'][number] {
  const attachmentIds = attachmentIdsOf(message.content);
  return attachmentIds.length > 0 ? { ...message, attachmentIds } : message;
}
