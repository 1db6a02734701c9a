import type { Snippet, TextRange } from './snippet';

/** A message that answers. */
export interface MessageHit {
  messageId: string;
  role: 'user' | 'assistant';
  /** Milliseconds since 1970. */
  createdAt: number;
  snippet: Snippet;
}

/** What was found in one conversation. */
export interface ConversationHits {
  conversationId: string;
  title: string;
  /** Where the title answers; empty if it does not. */
  titleHits: readonly TextRange[];
  isArchived: boolean;
  /** The best first; not all of them, see `messageCount`. */
  messages: readonly MessageHit[];
  /** How many messages answer in all. */
  messageCount: number;
}

export interface SearchResults {
  /** The best first; not all of them, see `conversationCount`. */
  conversations: readonly ConversationHits[];
  conversationCount: number;
  messageCount: number;
  /** False while very long messages are still being read to their end. */
  isComplete: boolean;
}

/** A message or a conversation that answers, before anything else is known of it. */
export interface Found {
  conversationId: string;
  score: number;
  /** Milliseconds since 1970. */
  at: number;
}

export interface FoundGroup<T extends Found> {
  conversationId: string;
  hasTitle: boolean;
  score: number;
  at: number;
  /** In no order yet. */
  messages: T[];
}

/** In milliseconds: what is this old is worth half of what newness is worth. */
const halfLife = 60 * 24 * 3_600_000;
const worthOfNew = 2;

/** A score with the worth of being recent. */
export function withRecency(score: number, at: number, now: number): number {
  return score + worthOfNew * 2 ** (-Math.max(0, now - at) / halfLife);
}

/** The order of results: the best, of equally good ones the newest. */
export function compareFound(a: Pick<Found, 'score' | 'at'>, b: Pick<Found, 'score' | 'at'>): number {
  return b.score - a.score || b.at - a.at;
}

/** Puts what was found together by conversation: those whose title answers first, then those with the best message. */
export function groupFound<T extends Found>(
  titles: readonly Found[],
  messages: readonly T[],
): FoundGroup<T>[] {
  const groups = new Map<string, FoundGroup<T>>();
  for (const { conversationId, score, at } of titles) {
    groups.set(conversationId, { conversationId, hasTitle: true, score, at, messages: [] });
  }
  let group: FoundGroup<T> | undefined;
  for (const message of messages) {
    const { conversationId, score, at } = message;
    // Those of a conversation come one after the other, most of them.
    if (group?.conversationId !== conversationId) group = groups.get(conversationId);
    if (!group) {
      group = { conversationId, hasTitle: false, score, at, messages: [message] };
      groups.set(conversationId, group);
      continue;
    }
    group.messages.push(message);
    if (!group.hasTitle && compareFound(message, group) < 0) [group.score, group.at] = [score, at];
  }
  return [...groups.values()].sort((a, b) => Number(b.hasTitle) - Number(a.hasTitle) || compareFound(a, b));
}
