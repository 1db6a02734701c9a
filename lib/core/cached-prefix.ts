import type { CacheRules } from './cache-rules';
import { type ContextReport, isInRequest } from './context';
import type { Conversation, Message } from './conversation';

/** What a request held, as far as it decides how much of it the next request begins with. */
export interface SentPrefix {
  providerId: string;
  model: string;
  systemPrompt: string;
  /** The user's newest message: the request ended with it. */
  questionId: string;
  /** Where the recent messages began; null for the start. */
  anchorId: string | null;
  /** Messages that were sent although they are older than the recent ones. */
  pinnedIds: readonly string[];
  excludedIds: readonly string[];
  /** The summary that was sent; absent if there was none. */
  summaryId?: string;
}

/** A planned request: what it holds, and of what. */
interface PlannedFacts {
  conversation: Conversation;
  branch: readonly Message[];
  report: ContextReport;
}

/** The beginning that two requests have in common. */
export interface SharedPrefix {
  /** About how many tokens. */
  tokens: number;
  /** The newest message in it; null if it holds no message. */
  upToId: string | null;
  /** Whether it is all of the earlier request. */
  isWhole: boolean;
}

/** The beginning of a request that the provider's cache should have. */
export type CachedPrefix = Omit<SharedPrefix, 'isWhole'>;

export const nothingCached: CachedPrefix = { tokens: 0, upToId: null };

/** With what a planned request begins of the one before it. */
export function sharedPrefix(
  before: SentPrefix,
  { conversation, branch, report }: PlannedFacts,
): SharedPrefix {
  const { model, systemPrompt } = conversation;
  const shared: SharedPrefix = { ...nothingCached, isWhole: false };
  if (before.providerId !== model.providerId || before.model !== model.model) return shared;
  if (before.systemPrompt !== systemPrompt) return shared;
  shared.tokens += report.systemTokens;
  if (before.summaryId !== report.summary?.id) return shared;
  shared.tokens += report.summary?.tokens ?? 0;

  const end = branch.findLastIndex(({ id }) => id === before.questionId);
  const wasIn = wasInRequest(before, branch);
  let index = 0;
  for (const entry of report.entries) {
    if (index > end) break;
    const isIn = isInRequest(entry);
    if (entry.reason !== 'blank' && isIn !== wasIn(entry.messageId, index)) return shared;
    index++;
    if (!isIn) continue;
    shared.tokens += entry.tokens;
    shared.upToId = entry.messageId;
  }
  return { ...shared, isWhole: end !== -1 };
}

function wasInRequest({ anchorId, pinnedIds, excludedIds }: SentPrefix, branch: readonly Message[]) {
  const anchor = anchorId === null ? 0 : branch.findIndex(({ id }) => id === anchorId);
  const first = anchor === -1 ? Infinity : anchor;
  const pinned = new Set(pinnedIds);
  const excluded = new Set(excludedIds);
  // Nearly always nothing is excluded, and this is asked of thousands of messages.
  const isExcluded = excluded.size === 0 ? () => false : (id: string) => excluded.has(id);
  return (id: string, index: number) => (index >= first || pinned.has(id)) && !isExcluded(id);
}

/**
 * What the provider's cache should have of a planned request if it has not forgotten the one before it: all of that
 * one; or, where the two part earlier, as much as a provider remembers that decides alone, and of one that is told
 * what to remember the system prompt and the summary, which are marked (`cacheMarks` in plan-request.ts).
 */
export function cachedPrefix(
  before: SentPrefix,
  planned: PlannedFacts,
  { minimumTokens, hasMarks }: CacheRules,
): CachedPrefix {
  const { isWhole, ...shared } = sharedPrefix(before, planned);
  const { systemTokens, summary } = planned.report;
  const marked = { tokens: Math.min(shared.tokens, systemTokens + (summary?.tokens ?? 0)), upToId: null };
  const cached = isWhole || !hasMarks ? shared : marked;
  return cached.tokens === 0 || cached.tokens < minimumTokens ? nothingCached : cached;
}
