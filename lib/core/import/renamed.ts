import type { ArchivedConversation } from '../archive/archived-conversation';
import type { SentPrefix } from '../cached-prefix';
import type { LastRequest, Message } from '../conversation';
import type { LedgerRecord } from '../ledger';
import type { CutBasis } from '../policy';
import type { Summary } from '../summary/summary';

/** Gives an id its new name; most keep theirs. */
export type Rename = (id: string) => string;

/** A conversation in which messages, summaries and requests have other ids, wherever they are named. */
export function renamed(
  { conversation, messages, summaries, requests }: ArchivedConversation,
  rename: Rename,
): ArchivedConversation {
  const { headId, failedId, lastRequest } = conversation;
  return {
    conversation: {
      ...conversation,
      headId: renamedOrNull(headId, rename),
      ...(failedId !== undefined && { failedId: rename(failedId) }),
      ...(lastRequest && { lastRequest: renamedLastRequest(lastRequest, rename) }),
    },
    messages: messages.map((message) => renamedMessage(message, rename)),
    summaries: summaries.map((summary) => renamedSummary(summary, rename)),
    requests: requests.map((request) => renamedRequest(request, rename)),
  };
}

function renamedOrNull(id: string | null, rename: Rename): string | null {
  return id === null ? null : rename(id);
}

function renamedMessage(message: Message, rename: Rename): Message {
  return { ...message, id: rename(message.id), parentId: renamedOrNull(message.parentId, rename) };
}

function renamedSummary(summary: Summary, rename: Rename): Summary {
  const { earlierId, before } = summary;
  return {
    ...summary,
    id: rename(summary.id),
    upToId: rename(summary.upToId),
    covered: summary.covered.map((covered) => ({ ...covered, id: rename(covered.id) })),
    ...(earlierId !== undefined && { earlierId: rename(earlierId) }),
    before: { ...before, ...renamedCut(before, rename) },
  };
}

function renamedRequest(request: LedgerRecord, rename: Rename): LedgerRecord {
  return { ...request, ...renamedPrefix(request, rename), id: rename(request.id) };
}

function renamedLastRequest(request: LastRequest, rename: Rename): LastRequest {
  const { ledgerId, sent } = request;
  return {
    ...request,
    ...renamedCut(request, rename),
    ledgerId: rename(ledgerId),
    ...(sent && { sent: renamedPrefix(sent, rename) }),
  };
}

function renamedCut<Cut extends { anchorId: string | null; basis?: CutBasis }>(
  { anchorId, basis }: Cut,
  rename: Rename,
) {
  return {
    anchorId: renamedOrNull(anchorId, rename),
    ...(basis && {
      basis: { ...basis, ...(basis.upToId !== undefined && { upToId: rename(basis.upToId) }) },
    }),
  };
}

function renamedPrefix<Prefix extends SentPrefix>(prefix: Prefix, rename: Rename): Prefix {
  const { questionId, anchorId, pinnedIds, excludedIds, summaryId } = prefix;
  return {
    ...prefix,
    questionId: rename(questionId),
    anchorId: renamedOrNull(anchorId, rename),
    pinnedIds: pinnedIds.map(rename),
    excludedIds: excludedIds.map(rename),
    ...(summaryId !== undefined && { summaryId: rename(summaryId) }),
  };
}
