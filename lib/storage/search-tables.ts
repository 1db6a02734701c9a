import type { SearchEntry } from '@/lib/core/search/search-entry';

/** What search keeps of about a thousand messages. */
export interface SearchChunk {
  id: number;
  /** Those of the entries, for the index: it finds the chunk of a message that is removed. */
  messageIds: readonly string[];
  entries: readonly SearchEntry[];
}

/** What a transaction changed that search has not taken into its chunks yet; the numbers only grow. */
export interface SearchChange {
  number: number;
  table: 'messages' | 'conversations' | 'summaries';
  ids: readonly string[];
}

/** How far the chunks have come: one row, absent before the first. */
export interface SearchState {
  id: 'state';
  /** The `entryVersion` of the chunks. */
  version: number;
  /** Changes whenever the chunks change, and never comes back. */
  generation: number;
  /** The last message of the first reading, in the order of ids; null when all have been read once. */
  readUpTo: string | null;
  /** Changes up to this number have been removed. */
  forgottenUpTo: number;
}
