import type {
  ArchivedAttachment,
  ArchivedConversation,
  ArchivedPrompt,
  ArchivedSettings,
} from '@/lib/core/archive/archived-conversation';
import {
  type Read,
  readAttachment,
  readConversation,
  readEnd,
  readHead,
  readPrompt,
  readSettings,
} from '@/lib/core/archive/read-archive';
import { archiveWriter, byId } from '@/lib/core/archive/write-archive';
import type { Json } from '@/lib/core/content';
import type { ArchiveParts } from './any-archive';

/** A whole archive as text. */
export function written(parts: ArchiveParts): string {
  const writer = archiveWriter('1.2.3');
  const bytes = [
    ...parts.attachments.toSorted(byId).map(writer.attachment),
    writer.settings(parts.prompts, parts.settings),
    ...parts.conversations
      .toSorted((one, other) => byId(one.conversation, other.conversation))
      .map(writer.conversation),
    writer.end(),
  ];
  return Buffer.concat(bytes).toString('utf8');
}

/** A document as JSON has it. */
export interface ArchiveDocument {
  version: number;
  attachments: Json[];
  prompts: Json[];
  settings: Json;
  conversations: Json[];
  end: Json;
}

/** Reads a whole document that is right; what is wrong with it is thrown. */
export function read(text: string): ArchiveParts {
  const document = JSON.parse(text) as ArchiveDocument;
  const { version } = taken(readHead(document as unknown as Json));
  taken(readEnd(document.end, version));
  const each = <T>(
    list: Json[],
    name: string,
    readOne: (value: Json, place: string, version: number) => Read<T>,
  ) => list.map((entry, index) => taken(readOne(entry, `${name}[${index}]`, version)));
  return {
    attachments: each<ArchivedAttachment>(document.attachments, 'attachments', readAttachment),
    prompts: each<ArchivedPrompt>(document.prompts, 'prompts', readPrompt),
    settings: taken<ArchivedSettings>(readSettings(document.settings, 'settings', version)),
    conversations: each<ArchivedConversation>(document.conversations, 'conversations', readConversation),
  };
}

function taken<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(`${read.problem.place}: ${read.problem.code}`);
  return read.value;
}
