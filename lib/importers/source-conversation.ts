import type { ArchivedAttachment } from '@/lib/core/archive/archived-conversation';
import type { ImportFormat } from '@/lib/core/archive/import-format';
import type { Block } from '@/lib/core/content';
import type { StopReason } from '@/lib/core/provider';
import type { ThinkingTime } from '@/lib/core/thinking';
import type { Usage } from '@/lib/core/usage';
import type { SourceFile } from './files';

/** A conversation as a converter reads it, before anything is asked of its structure: `toArchived` makes it sound. */
export interface SourceConversation {
  format: ImportFormat;
  /** What the other program knows it by, or a hash of its content. */
  sourceId: string;
  title?: string | undefined;
  systemPrompt?: string | undefined;
  /** In milliseconds since 1970, as are all times. */
  createdAt?: number | undefined;
  updatedAt?: number | undefined;
  isPinned?: boolean | undefined;
  isArchived?: boolean | undefined;
  /** In the order of the file. */
  messages: readonly SourceMessage[];
  /** The id of a message on the branch that was shown; absent if the file does not say. */
  headId?: string | undefined;
  /** Another program's summary of the messages up to and including one of them, by its position in `messages`. */
  summary?: { text: string; upTo: number } | undefined;
  attachments?: readonly ArchivedAttachment[];
  namedFiles?: readonly SourceFile[];
}

export interface SourceMessage {
  /** Its name in the conversation; absent if it has none. */
  id?: string | undefined;
  /** The message that it follows; null for none, undefined for the one before it in the file. */
  parentId?: string | null | undefined;
  /** `tool`: a part of a reply; `hidden`: never shown, its blocks are kept with what follows. */
  role: 'user' | 'assistant' | 'tool' | 'hidden';
  /** Empty for nothing to show: it is left out, and what follows it follows the one before it. */
  blocks: readonly Block[];
  at?: number | undefined;
  model?: string | undefined;
  /** Whether a reply is only under way with it: what the model says next belongs to the same reply. */
  isUnderWay?: boolean | undefined;
  /** Whether it was cut off. */
  isStopped?: boolean | undefined;
  stopReason?: StopReason | undefined;
  usage?: Usage | undefined;
  thinking?: ThinkingTime | undefined;
  /** Where it is in the conversation's value. */
  place: string;
}
