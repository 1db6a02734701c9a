import type { Conversation } from './conversation';
import { type LedgerRecord, sentPrefixOf } from './ledger';
import { type ContextPolicy, type CutBasis, ceilingOf, policyOf } from './policy';
import type { ActiveSummary, Summary } from './summary/summary';

/** Under what a request is cut now. */
export function cutBasis(policy: ContextPolicy, active: ActiveSummary | undefined): CutBasis {
  return {
    mode: policy.mode,
    ...ceilingOf(policy),
    ...(active && { upToId: active.summary.upToId }),
  };
}

/** Where the recent messages of the next request begin, if it is not cut; null for no such place. */
export function anchorOf({ lastRequest }: Conversation, now: CutBasis): string | null {
  if (!lastRequest) return null;
  const { anchorId, basis = now } = lastRequest;
  const isSame =
    basis.mode === now.mode && basis.ceilingTokens === now.ceilingTokens && basis.upToId === now.upToId;
  return isSame ? anchorId : null;
}

/** The conversation when a request for it is about to leave. */
export function afterRequest(
  conversation: Conversation,
  record: LedgerRecord,
  basis: CutBasis,
): Conversation {
  const { anchorId, sentAt, id: ledgerId } = record;
  return {
    ...conversation,
    lastRequest: { anchorId, basis, sentAt, ledgerId, sent: sentPrefixOf(record) },
  };
}

/** What a summary changes in its conversation, for the way back. */
export type Before = Summary['before'];

/** How the conversation is before a summary is stored. */
export function beforeSummary({ policy, lastRequest }: Conversation): Before {
  return {
    ...(policy && { policy }),
    anchorId: lastRequest?.anchorId ?? null,
    ...(lastRequest?.basis && { basis: lastRequest.basis }),
  };
}

/** The conversation with a policy that sends its summary. */
export function afterSummary(conversation: Conversation, policy: ContextPolicy): Conversation {
  return { ...conversation, policy };
}

/**
 * The conversation without a summary: the next request is what it would have been. A policy that the user has chosen
 * since stays.
 */
export function afterUndo(conversation: Conversation, { before, policy, upToId }: Summary): Conversation {
  const { policy: current, lastRequest, ...rest } = conversation;
  const kept = isSamePolicy(policyOf(conversation), policy) ? before.policy : current;
  const undone: Conversation = { ...rest, ...(kept && { policy: kept }) };
  if (!lastRequest) return undone;
  const { basis, ...request } = lastRequest;
  if (basis?.upToId !== upToId) return { ...undone, lastRequest };
  const { policy: _, ...cut } = before;
  return { ...undone, lastRequest: { ...request, ...cut } };
}

function isSamePolicy(one: ContextPolicy, other: ContextPolicy): boolean {
  return JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());
}
