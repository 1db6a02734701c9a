import type { Context, Reason } from './context';
import type { Conversation, Message } from './conversation';

/** What one request held and why, kept with its reply. Token counts are estimates made before it was sent. */
export interface LedgerRecord {
  /** The id of the reply that was asked for. */
  id: string;
  conversationId: string;
  /** Milliseconds since 1970. */
  sentAt: number;
  providerId: string;
  model: string;
  systemPrompt: string;
  /** The user's newest message. */
  questionId: string;
  /** Where the recent messages began; null for the start. */
  anchorId: string | null;
  /** Messages that were sent although they are older than the recent ones. */
  pinnedIds: readonly string[];
  excludedIds: readonly string[];
  /** How many messages of each kind the branch had. */
  counts: { readonly [reason in Reason]: number };
  systemTokens: number;
  totalTokens: number;
  /** The tokens as counted locally, before the model's factor. */
  countedTokens: number;
  /** Null if the model's window was not known. */
  limitTokens: number | null;
  /** How the request differs from the one before it in the conversation. */
  change: PrefixChange;
}

/**
 * Whether the request began with the one before it, and if not, why: this is where the provider's cache stopped
 * helping.
 * - `first`: there was none before
 * - `grown`: it did; only the new turn was added
 * - `cut`: older messages were trimmed
 * - `model`, `system`: another model, another system prompt
 * - `selection`: messages were pinned, excluded, or the branch changed
 */
export type PrefixChange = 'first' | 'grown' | 'cut' | 'model' | 'system' | 'selection';

/** A request that is about to be sent. */
export interface RequestFacts {
  conversation: Conversation;
  /** The branch up to the user's newest message. */
  branch: readonly Message[];
  /** The id of that message. */
  questionId: string;
  context: Context;
  /** The id of the reply that is asked for. */
  replyId: string;
  /** Milliseconds since 1970. */
  sentAt: number;
  /** The tokens of the whole request as counted locally. */
  countedTokens: number;
}

/** The record of a request; `before` is the record of the one before it in the conversation. */
export function toLedgerRecord(facts: RequestFacts, before: LedgerRecord | undefined): LedgerRecord {
  const { conversation, questionId, replyId, sentAt, countedTokens } = facts;
  const { report } = facts.context;
  const idsOf = (wanted: Reason) =>
    report.entries.filter(({ reason }) => reason === wanted).map(({ messageId }) => messageId);
  return {
    id: replyId,
    conversationId: conversation.id,
    sentAt,
    providerId: conversation.model.providerId,
    model: conversation.model.model,
    systemPrompt: conversation.systemPrompt,
    questionId,
    anchorId: report.anchorId,
    pinnedIds: idsOf('pinned'),
    excludedIds: idsOf('excluded'),
    counts: countReasons(report.entries),
    systemTokens: report.systemTokens,
    totalTokens: report.totalTokens,
    countedTokens,
    limitTokens: Number.isFinite(report.limitTokens) ? report.limitTokens : null,
    change: changeSince(before, facts),
  };
}

function changeSince(
  before: LedgerRecord | undefined,
  { conversation, branch, context }: RequestFacts,
): PrefixChange {
  if (!before) return 'first';
  const { providerId, model } = conversation.model;
  if (before.providerId !== providerId || before.model !== model) return 'model';
  if (before.systemPrompt !== conversation.systemPrompt) return 'system';
  if (!branch.some(({ id }) => id === before.questionId)) return 'selection';
  const { anchorId, isCut, entries } = context.report;
  if (isCut || before.anchorId !== anchorId) return 'cut';
  const excluded = entries.filter(({ reason }) => reason === 'excluded').length;
  const pinned = entries.filter(({ reason }) => reason === 'pinned').length;
  const isSame = excluded === before.excludedIds.length && pinned === before.pinnedIds.length;
  return isSame ? 'grown' : 'selection';
}

function countReasons(entries: Context['report']['entries']): LedgerRecord['counts'] {
  const counts = { sent: 0, pinned: 0, trimmed: 0, excluded: 0, blank: 0 };
  for (const { reason } of entries) counts[reason]++;
  return counts;
}
