import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import type { ModelChoice } from '@/lib/core/conversation';
import type { Verdict } from '@/lib/core/import/merge';
import {
  changing,
  type FileReport,
  type ImportReport,
  noVerdicts,
  type ReportedNote,
  type UnreadablePart,
} from '@/lib/core/import/report';
import type { AsideDatabase } from '@/lib/storage/database';
import { planImported } from '@/lib/storage/imports';
import { type Found, readFiles } from './read-files';
import { refusalOf } from './text';

export interface DryRun {
  report: ImportReport;
  /** The attachments of conversations that would change. */
  attachmentIds: ReadonlySet<string>;
}

export interface DryRunOptions {
  model: ModelChoice;
  passphrase: string | undefined;
  restores: boolean;
  signal: AbortSignal;
  now(): number;
  onProgress(readBytes: number, allBytes: number): void;
}

/** Where a report is being made of a file. */
type Draft = { -readonly [Name in keyof FileReport]: FileReport[Name] } & {
  verdicts: Record<Verdict, number>;
  unreadable: UnreadablePart[];
  notes: ReportedNote[];
  attachmentIds: Set<string>;
};

const mostUnreadable = 50;

/** Reads everything once and says what an import would do. Writes nothing. */
export async function dryRun(
  database: AsideDatabase,
  files: readonly File[],
  options: DryRunOptions,
): Promise<DryRun> {
  const drafts: Draft[] = [];
  const seenIds = new Set<string>();
  let rest = { skippedFiles: 0, missingFiles: [] as readonly string[] };
  for await (const found of readFiles(files, options)) {
    const draft = drafts.at(-1);
    if (found.kind === 'file') drafts.push(newDraft(found));
    else if (found.kind === 'rest') rest = found;
    else if (draft) await note(database, draft, found, seenIds, options);
  }
  for (const draft of drafts) refuseEmpty(draft);
  const accepted = drafts.filter(({ problem }) => !problem);
  return {
    report: { files: drafts.map(({ attachmentIds: _, ...file }) => file), ...rest },
    attachmentIds: new Set(accepted.flatMap(({ attachmentIds }) => [...attachmentIds])),
  };
}

function newDraft({ path, format, notes = [] }: Extract<Found, { kind: 'file' }>): Draft {
  return {
    path,
    ...(format && { format }),
    conversations: 0,
    messages: 0,
    branches: 0,
    attachments: 0,
    prompts: 0,
    verdicts: { ...noVerdicts },
    addedMessages: 0,
    unreadableCount: 0,
    unreadable: [],
    notes: [...notes],
    attachmentIds: new Set(),
  };
}

async function note(
  database: AsideDatabase,
  draft: Draft,
  found: Exclude<Found, { kind: 'file' | 'rest' }>,
  seenIds: Set<string>,
  options: DryRunOptions,
): Promise<void> {
  switch (found.kind) {
    case 'refused':
      draft.problem ??= found.problem;
      return;
    case 'unreadable':
      draft.unreadableCount++;
      if (draft.unreadable.length < mostUnreadable) draft.unreadable.push(found);
      return;
    case 'empty':
      for (const one of found.notes) addNote(draft, one);
      return;
    case 'prompt':
      draft.prompts++;
      return;
    case 'attachment':
      draft.attachments++;
      await noteBytes(draft, found.read);
      return;
    case 'conversation':
      return noteConversation(database, draft, found, seenIds, options);
  }
}

async function noteBytes(draft: Draft, read: () => Promise<Blob>): Promise<void> {
  try {
    await read();
  } catch (error) {
    draft.problem ??= refusalOf(error).problem;
  }
}

async function noteConversation(
  database: AsideDatabase,
  draft: Draft,
  { archived, attachments, notes, isForeign }: Extract<Found, { kind: 'conversation' }>,
  seenIds: Set<string>,
  { restores }: DryRunOptions,
): Promise<void> {
  const { verdict, addedMessages } = await planImported(database, archived, { isForeign, restores });
  const { id } = archived.conversation;
  const isRepeated = verdict === 'new' && seenIds.has(id);
  seenIds.add(id);
  draft.verdicts[isRepeated ? 'same' : verdict]++;
  draft.addedMessages += isRepeated ? 0 : addedMessages;
  draft.conversations++;
  draft.messages += archived.messages.length;
  draft.branches += countBranches(archived);
  draft.attachments += attachments.length;
  for (const one of notes) addNote(draft, one);
  if (!changing.includes(verdict)) return;
  for (const message of archived.messages) {
    for (const attachmentId of message.attachmentIds ?? []) draft.attachmentIds.add(attachmentId);
  }
}

function addNote(draft: Draft, { code, count, place }: ReportedNote): void {
  const known = draft.notes.findIndex((one) => one.code === code);
  const before = draft.notes[known];
  if (before) draft.notes[known] = { ...before, count: before.count + count };
  else draft.notes.push({ code, count, ...(place !== undefined && { place }) });
}

function countBranches({ messages }: ArchivedConversation): number {
  const followed = new Set(messages.map(({ parentId }) => parentId));
  return messages.reduce((count, { id }) => (followed.has(id) ? count : count + 1), 0);
}

/** A file of a known kind in which nothing could be read at all is none of that kind. */
function refuseEmpty(draft: Draft): void {
  const { problem, format, conversations, prompts, unreadableCount } = draft;
  if (problem || format === 'aside' || conversations + prompts > 0) return;
  if (unreadableCount > 0 || format) draft.problem = { kind: 'nothing-in-it' };
}
