import type { ContextPolicy } from '../policy';
import type { Settings } from '../settings';
import type { ArchivedAttachment, ArchivedPrompt, ArchivedSettings } from './archived-conversation';
import { modelChoice, policy } from './model-shapes';
import {
  flag,
  integer,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  optional,
  staysHere,
  text,
  time,
} from './shape';

/** What an archive holds besides conversations. */

/** How many entries of each kind an archive has. */
export interface ArchiveCounts {
  attachments: number;
  conversations: number;
  messages: number;
  prompts: number;
  requests: number;
  summaries: number;
}

/** The last line of an archive. */
export interface ArchiveEnd {
  counts: ArchiveCounts;
  /** The SHA-256, in hex, of all bytes before that line. */
  sha256: string;
}

/** What an archive says of itself at its beginning. */
export interface ArchiveHead {
  format: 'aside';
  version: number;
  minReader: number;
  /** The version of Aside that wrote it. */
  app: string;
}

export const archiveHead = object<ArchiveHead>({
  format: oneOf<'aside'>({ aside: true }),
  version: integer,
  minReader: integer,
  app: text,
});

export const archivedAttachment = object<ArchivedAttachment>({
  id: text,
  mediaType: text,
  data: optional(text),
});

export const archivedPrompt = object<ArchivedPrompt>({ id: text, name: text, text, updatedAt: time });

export const archivedSettings = object<ArchivedSettings>({
  model: optional(nullable(modelChoice)),
  systemPrompt: optional(text),
  policy: optional<ContextPolicy>(policy),
  summaries: optional(object<Settings['summaries']>({ keepTurns: number, writer: nullable(modelChoice) })),
  profile: optional(object<Settings['profile']>({ text, isOn: flag })),
  sendKey: optional(oneOf<Settings['sendKey']>({ enter: true, 'modifier-enter': true })),
  recentModels: optional(listOf(modelChoice)),
  language: optional(text),
  theme: optional(oneOf<NonNullable<Settings['theme']>>({ light: true, dark: true })),
  // Who could change where requests go could read them.
  baseUrls: staysHere,
  lastConversationId: staysHere,
});

export const archiveEnd = object<ArchiveEnd>({
  counts: object<ArchiveCounts>({
    attachments: integer,
    conversations: integer,
    messages: integer,
    prompts: integer,
    requests: integer,
    summaries: integer,
  }),
  sha256: text,
});
