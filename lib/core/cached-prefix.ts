import { whatTakes } from './attachments/what-takes';
import { sentFileCount } from './attachments/within-bytes';
import type { CacheRules } from './cache-rules';
import type { Block } from './content';
import { type ContextReport, isInRequest } from './context';
import type { Conversation, Message, ModelChoice } from './conversation';
import { sentOptions } from './reply-options';

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
  /** What it said of thinking, which decides what the cache gives; absent if nothing. */
  thinking?: string;
  effort?: string;
  /** How many of its files, from the oldest, went as text because it would have been too large; absent for none. */
  leftOutFiles?: number;
}

/** A planned request: what it holds, and of what. */
interface PlannedFacts {
  conversation: Conversation;
  branch: readonly Message[];
  report: ContextReport;
  /** As of `SentPrefix`. */
  leftOutFiles?: number;
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

/**
 * What a request says of thinking, in the form in which two requests are compared: under another effort the cache
 * gives nothing, under another kind of thinking only what comes before the messages. The temperature does not matter.
 * @see https://platform.claude.com/docs/en/build-with-claude/thinking-steering-and-cost
 */
export function prefixOptions(
  conversation: Pick<Conversation, 'model' | 'replyOptions'>,
): Pick<SentPrefix, 'thinking' | 'effort'> {
  const { thinking, effort } = sentOptions(conversation);
  return {
    ...(thinking && { thinking: [thinking.type, thinking.budgetTokens].join(' ').trim() }),
    ...(effort && { effort }),
  };
}

/** With what a planned request begins of the one before it. */
export function sharedPrefix(
  before: SentPrefix,
  { conversation, branch, report, leftOutFiles = 0 }: PlannedFacts,
): SharedPrefix {
  const { model, systemPrompt } = conversation;
  const shared: SharedPrefix = { ...nothingCached, isWhole: false };
  if (before.providerId !== model.providerId || before.model !== model.model) return shared;
  const { effort, thinking } = prefixOptions(conversation);
  if (before.systemPrompt !== systemPrompt || before.effort !== effort) return shared;
  shared.tokens += report.systemTokens;
  if (before.thinking !== thinking) return shared;
  if (before.summaryId !== report.summary?.id) return shared;
  shared.tokens += report.summary?.tokens ?? 0;

  const end = branch.findLastIndex(({ id }) => id === before.questionId);
  const wasIn = wasInRequest(before, branch);
  const isOtherwise = sentOtherwise(before, leftOutFiles, model);
  let index = 0;
  for (const entry of report.entries) {
    const message = branch[index];
    if (!message || index > end) break;
    const isIn = isInRequest(entry);
    if (entry.reason !== 'blank' && isIn !== wasIn(entry.messageId, index)) return shared;
    if (isIn && isOtherwise(message.content)) return shared;
    index++;
    if (!isIn) continue;
    shared.tokens += entry.tokens;
    shared.upToId = entry.messageId;
  }
  return { ...shared, isWhole: end !== -1 };
}

/**
 * Says of the messages that both requests hold, one after the other, whether one had a file as it is where the other
 * has it as text.
 */
function sentOtherwise(before: SentPrefix, leftOutFiles: number, model: ModelChoice) {
  const wereLeftOut = before.leftOutFiles ?? 0;
  if (wereLeftOut === leftOutFiles) return () => false;
  const first = Math.min(wereLeftOut, leftOutFiles);
  const takes = whatTakes(model);
  let count = 0;
  return (content: readonly Block[]) => {
    count += sentFileCount(content, takes);
    return count > first;
  };
}

function wasInRequest({ anchorId, pinnedIds, excludedIds }: SentPrefix, branch: readonly Message[]) {
  const anchor = anchorId === null ? 0 : branch.findIndex(({ id }) => id === anchorId);
  const first = anchor === -1 ? Infinity : anchor;
  const isPinned = isAmong(pinnedIds);
  const isExcluded = isAmong(excludedIds);
  return (id: string, index: number) => (index >= first || isPinned(id)) && !isExcluded(id);
}

/** Nearly always there are none, and this is asked of thousands of messages. */
function isAmong(ids: readonly string[]): (id: string) => boolean {
  if (ids.length === 0) return () => false;
  const all = new Set(ids);
  return (id) => all.has(id);
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
