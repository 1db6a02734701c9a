import type { Conversation, Message } from '../conversation';
import type { LedgerRecord } from '../ledger';
import type { Settings } from '../settings';
import type { Summary } from '../summary/summary';

/** A conversation with everything that belongs to it: what an archive holds of it, and what an importer makes. */
export interface ArchivedConversation {
  conversation: Conversation;
  /** The whole tree, by `seq`. */
  messages: readonly Message[];
  summaries: readonly Summary[];
  /** What each request held and cost. */
  requests: readonly LedgerRecord[];
}

/** An attachment as an archive holds it: once, however many messages name it. */
export interface ArchivedAttachment {
  /** The SHA-256 of its bytes, in hex. */
  id: string;
  mediaType: string;
  /** Its bytes in base64; absent where they are a file beside the document. */
  data?: string;
}

/** A system prompt that the user keeps. */
export interface ArchivedPrompt {
  id: string;
  name: string;
  text: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

/** The settings that an archive holds: what the user likes, and nothing that gives access to anything. */
export type ArchivedSettings = Partial<Settings>;
