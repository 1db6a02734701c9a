import type { Conversation, Message } from './conversation';
import type { ConversationChange, StoredConversation } from './message-deletion';
import { branchTo, leafBelow, treeOf } from './message-tree';
import type { Summary } from './summary/summary';

/**
 * Shows the branch through another message, as far as it was shown last; undefined if the message is not there. Its
 * end is remembered as shown now.
 */
export function showBranch(
  { conversation, messages }: StoredConversation,
  throughId: string,
): ConversationChange | undefined {
  const tree = treeOf(conversation, messages);
  const leaf = tree.byId.get(leafBelow(throughId, tree) ?? '');
  if (!leaf) return undefined;
  const { nextSeq } = conversation;
  return {
    conversation: { ...conversation, headId: leaf.id, nextSeq: nextSeq + 1 },
    messages: [{ ...leaf, shownSeq: nextSeq }],
    summaries: [],
  };
}

/** Shows a branch with this message, unless the one that is shown has it; undefined if there is nothing to change. */
export function showBranchWith(
  stored: StoredConversation,
  messageId: string,
): ConversationChange | undefined {
  const { conversation, messages } = stored;
  const shown = branchTo(conversation.headId, treeOf(conversation, messages));
  return shown.some(({ id }) => id === messageId) ? undefined : showBranch(stored, messageId);
}

/**
 * A new conversation that begins with copies of the branch that is shown, up to one of its messages, and goes its own
 * way from there. Summaries of what it holds come along, so that its next request is what the next one of the old
 * conversation would be. Undefined if the message is not on the branch, or still arriving. `newId` gives a new id with each call.
 */
export function forkAt(
  { conversation, messages, summaries }: StoredConversation,
  messageId: string,
  { newId, now, title }: { newId: () => string; now: number; title: string },
): ConversationChange | undefined {
  const tree = treeOf(conversation, messages);
  const copied = branchTo(conversation.headId, tree);
  copied.length = copied.findIndex(({ id }) => id === messageId) + 1;
  if (copied.length === 0 || copied.at(-1)?.status === 'streaming') return undefined;
  const ids = new Map(copied.map(({ id }) => [id, newId()]));
  const fork = { ...forkedConversation(conversation, newId(), ids), title, createdAt: now, updatedAt: now };
  return {
    conversation: { ...fork, headId: renamed(messageId, ids), nextSeq: copied.length + 1 },
    messages: copied.map((message, index) => copyOf(message, fork.id, index, copied, ids)),
    summaries: copiesOf(summaries, fork.id, copied, ids, newId),
  };
}

type NewIds = ReadonlyMap<string, string>;

/** The id of the copy; of what is not copied, its own. */
function renamed(id: string, ids: NewIds): string {
  return ids.get(id) ?? id;
}

function forkedConversation(source: Conversation, id: string, ids: NewIds): Conversation {
  const {
    deletedAt: _1,
    cleared: _2,
    pinnedAt: _3,
    archivedAt: _4,
    failedId: _5,
    isBeingSummarized: _8,
    lastRequest,
    ...rest
  } = source;
  if (!lastRequest) return { ...rest, id };
  const { sent: _6, deletedCount: _7, ...request } = lastRequest;
  return { ...rest, id, lastRequest: { ...request, ...cutIn(request, ids) } };
}

/** Where the recent messages begin, in a copy; if that is not in it, at its start. */
function cutIn<Cut extends Pick<Summary['before'], 'anchorId' | 'basis'>>(
  { anchorId, basis }: Cut,
  ids: NewIds,
) {
  const upToId = basis?.upToId === undefined ? undefined : ids.get(basis.upToId);
  return {
    anchorId: anchorId === null ? null : (ids.get(anchorId) ?? null),
    ...(basis && { basis: { ...basis, ...(upToId !== undefined && { upToId }) } }),
  };
}

function copyOf(
  { shownSeq: _, ...message }: Message,
  conversationId: string,
  index: number,
  all: readonly Message[],
  ids: NewIds,
): Message {
  const parent = all[index - 1];
  return {
    ...message,
    id: renamed(message.id, ids),
    conversationId,
    parentId: parent ? renamed(parent.id, ids) : null,
    seq: index + 1,
  };
}

/** Copies of the summaries that stand for messages of a copy. Nothing was spent on them. */
function copiesOf(
  summaries: readonly Summary[],
  conversationId: string,
  copied: readonly Message[],
  ids: NewIds,
  newId: () => string,
): Summary[] {
  const copiedSummaries = summaries.filter(({ upToId }) => ids.has(upToId));
  const newIds = new Map(copiedSummaries.map(({ id }) => [id, newId()]));
  return copiedSummaries.map(({ earlierId, ...summary }) => {
    const newEarlierId = earlierId === undefined ? undefined : newIds.get(earlierId);
    return {
      ...summary,
      id: renamed(summary.id, newIds),
      conversationId,
      upToId: renamed(summary.upToId, ids),
      upToSeq: copied.findIndex(({ id }) => id === summary.upToId) + 1,
      covered: summary.covered.map((message) => ({ ...message, id: renamed(message.id, ids) })),
      ...(newEarlierId !== undefined && { earlierId: newEarlierId }),
      usage: [],
      before: { ...summary.before, ...cutIn(summary.before, ids) },
    };
  });
}
