import { prefixOptions, type SentPrefix, sharedPrefix } from './cached-prefix';
import type { Context, Reason } from './context';
import type { Conversation, Message } from './conversation';
import type { ModelPrices } from './price-list';
import { pricesOf } from './prices';

/** What one request held and why, kept with its reply. Token counts are estimates made before it was sent. */
export interface LedgerRecord extends SentPrefix {
  /** The id of the reply that was asked for. */
  id: string;
  conversationId: string;
  /** Milliseconds since 1970. */
  sentAt: number;
  /** How many messages of each kind the branch had. */
  counts: { readonly [reason in Reason]: number };
  systemTokens: number;
  totalTokens: number;
  /** The tokens as counted locally, before the model's factor. */
  countedTokens: number;
  /** Those of pictures and of the look of PDFs, which no local count knows; absent for none. */
  lookTokens?: number;
  /** Null if the model's window was not known. */
  limitTokens: number | null;
  /** What the model's tokens cost then; absent if that was not known, or the record is older than prices. */
  prices?: ModelPrices;
  /** How the request differs from the one before it in the conversation. */
  change: PrefixChange;
}

/**
 * Whether the request began with the one before it, and if not, why: this is where the provider's cache stopped
 * helping.
 * - `first`: there was none before
 * - `grown`: it did; only the new turn was added
 * - `cut`: older messages were trimmed
 * - `summary`: another summary stood for older messages than before, or none any more
 * - `model`, `system`, `options`: another model, another system prompt, thinking or effort that is set otherwise
 * - `selection`: messages were pinned, excluded, or the branch changed
 */
type PrefixChange = 'first' | 'grown' | 'cut' | 'summary' | 'model' | 'system' | 'options' | 'selection';

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
  /** The tokens of the text of the whole request as counted locally. */
  countedTokens: number;
  /** Those of pictures and of the look of PDFs; absent for none. */
  lookTokens?: number;
  /** How many of its files, from the oldest, go as text; absent for none. */
  leftOutFiles?: number;
}

/** The record of a request; `before` is the record of the one before it in the conversation. */
export function toLedgerRecord(facts: RequestFacts, before: LedgerRecord | undefined): LedgerRecord {
  const { conversation, questionId, replyId, sentAt, countedTokens, lookTokens, leftOutFiles } = facts;
  const { report } = facts.context;
  const prices = pricesOf(conversation.model);
  const { counts, pinnedIds, excludedIds } = summarizeReasons(report.entries);
  return {
    id: replyId,
    conversationId: conversation.id,
    sentAt,
    providerId: conversation.model.providerId,
    model: conversation.model.model,
    systemPrompt: conversation.systemPrompt,
    ...prefixOptions(conversation),
    questionId,
    anchorId: report.anchorId,
    pinnedIds,
    excludedIds,
    counts,
    ...(report.summary && { summaryId: report.summary.id }),
    systemTokens: report.systemTokens,
    totalTokens: report.totalTokens,
    countedTokens,
    ...(lookTokens && { lookTokens }),
    ...(leftOutFiles && { leftOutFiles }),
    limitTokens: Number.isFinite(report.limitTokens) ? report.limitTokens : null,
    ...(prices && { prices }),
    change: changeSince(before, facts),
  };
}

function changeSince(
  before: LedgerRecord | undefined,
  { conversation, branch, context, leftOutFiles = 0 }: RequestFacts,
): PrefixChange {
  // The record goes with a reply that the user deletes.
  if (!before) return conversation.lastRequest ? 'selection' : 'first';
  const { providerId, model } = conversation.model;
  if (before.providerId !== providerId || before.model !== model) return 'model';
  if (before.systemPrompt !== conversation.systemPrompt) return 'system';
  const { thinking, effort } = prefixOptions(conversation);
  if (before.thinking !== thinking || before.effort !== effort) return 'options';
  // It is near the end.
  if (!branch.findLast(({ id }) => id === before.questionId)) return 'selection';
  if (conversation.lastRequest?.deletedCount !== undefined) return 'selection';
  const { report } = context;
  if (before.summaryId !== report.summary?.id) return 'summary';
  if (report.isCut || before.anchorId !== report.anchorId) return 'cut';
  return sharedPrefix(before, { conversation, branch, report, leftOutFiles }).isWhole ? 'grown' : 'selection';
}

/** What of a record the next request has to be compared with. */
export function sentPrefixOf(record: LedgerRecord): SentPrefix {
  const { providerId, model, systemPrompt, questionId, anchorId, pinnedIds, excludedIds } = record;
  const { summaryId, thinking, effort, leftOutFiles } = record;
  return {
    providerId,
    model,
    systemPrompt,
    questionId,
    anchorId,
    pinnedIds,
    excludedIds,
    ...(summaryId !== undefined && { summaryId }),
    ...(thinking !== undefined && { thinking }),
    ...(effort !== undefined && { effort }),
    ...(leftOutFiles !== undefined && { leftOutFiles }),
  };
}

/** How many messages there are of each kind, and which are chosen or left out by the user. */
function summarizeReasons(
  entries: Context['report']['entries'],
): Pick<LedgerRecord, 'counts' | 'pinnedIds' | 'excludedIds'> {
  const counts = { sent: 0, pinned: 0, summarized: 0, trimmed: 0, excluded: 0, blank: 0 };
  const pinnedIds: string[] = [];
  const excludedIds: string[] = [];
  for (const { reason, messageId } of entries) {
    counts[reason]++;
    if (reason === 'pinned') pinnedIds.push(messageId);
    else if (reason === 'excluded') excludedIds.push(messageId);
  }
  return { counts, pinnedIds, excludedIds };
}
