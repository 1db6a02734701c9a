import type { Conversation, Message } from '@/lib/core/conversation';
import type { Summary } from '@/lib/core/summary/summary';

/** What the user deleted for good, so that no import brings it back unasked. */
export interface Tombstone {
  /** The id of the conversation or the message. */
  id: string;
  conversationId: string;
  /** Milliseconds since 1970. */
  deletedAt: number;
}

/** An import: what it brought is in `importSteps`. */
export interface ImportRow {
  id: string;
  /** The names of its files. */
  names: readonly string[];
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Absent while it goes on, and if it never came to its end. */
  endedAt?: number;
  /** It was stopped before its end. */
  isStopped?: boolean;
  /** How many conversations it was to change. */
  planned: number;
  /** The prompts that it has added. */
  promptIds?: readonly string[];
}

/** What an import changed of one conversation, and all that the way back needs. */
export interface ImportStep {
  number: number;
  importId: string;
  conversationId: string;
  /** The conversation before it; absent if it was not there. */
  before?: Conversation;
  /** What was changed, as it was before. */
  messages: readonly Message[];
  summaries: readonly Summary[];
  /** What was added. */
  messageIds: readonly string[];
  summaryIds: readonly string[];
  requestIds: readonly string[];
  revisionIds: readonly string[];
  /** What is not deleted any more. */
  tombstones: readonly Tombstone[];
  /** How it was left, to tell whether something was written since. */
  left: { updatedAt: number; messages: number; summaries: number };
}
