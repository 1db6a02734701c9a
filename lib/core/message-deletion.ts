import type { Conversation, LastRequest, Message } from './conversation';
import { branchTo, leafBelow, type MessageTree, treeOf } from './message-tree';
import type { Summary } from './summary/summary';

/** All that is stored of a conversation. */
export interface StoredConversation {
  conversation: Conversation;
  messages: readonly Message[];
  summaries: readonly Summary[];
}

/** What of it has changed. */
export type ConversationChange = StoredConversation;

/** What a deletion has changed besides the message, kept with it as long as the way back is open. */
export interface WayBack {
  /** The message that the deleted one followed; null for none. */
  parentId: string | null;
  headId: Changed<string | null>;
  /** Absent if there was no request before. */
  lastRequest?: Changed<Pick<LastRequest, 'ledgerId' | 'anchorId' | 'deletedCount'>> & {
    /** Whether it was cut under a summary that ended with the message. */
    wasSummarized: boolean;
  };
  /** The summaries that ended with the message. */
  summaryIds: readonly string[];
}

interface Changed<Value> {
  before: Value;
  after: Value;
}

/** Whether some window is receiving a reply in it: which branch is shown must not change meanwhile. */
export function isArriving({
  conversation,
  messages,
}: Pick<StoredConversation, 'conversation' | 'messages'>): boolean {
  return [...treeOf(conversation, messages).byId.values()].some(({ status }) => status === 'streaming');
}

/**
 * Deletes one message; what follows it stays, and follows the message before it. Where nothing is left to show of the
 * branch but what another branch has, too, that one is shown. A summary that ended with the message ends with the one
 * before it, and says that it is out of date. Undefined if the message is not there, or a reply is arriving.
 * `now` is in milliseconds since 1970.
 */
export function deleteMessage(
  { conversation, messages, summaries }: StoredConversation,
  messageId: string,
  now: number,
): ConversationChange | undefined {
  const tree = treeOf(conversation, messages);
  const message = tree.byId.get(messageId);
  const branch = branchTo(conversation.headId, tree);
  if (!message || isArriving({ conversation, messages })) return undefined;
  const parentId = tree.parents.get(messageId) ?? null;
  const parent = tree.byId.get(parentId ?? '');
  const { lastRequest: before, headId, ...rest } = conversation;
  const after = before && requestWithout(before, messageId, parentId, branch);
  const deleted = { ...message, deletedAt: now };
  const head = headIn(treeOf(conversation, replaced(messages, deleted)), headId);
  const moved = parent ? movedTo(parent, summaries, messageId) : [];
  const wayBack: WayBack = {
    parentId,
    headId: { before: headId, after: head },
    ...(before && after && { lastRequest: traceOf(before, after, messageId) }),
    summaryIds: moved.map(({ id }) => id),
  };
  return {
    conversation: { ...rest, ...(after && { lastRequest: after }), headId: head },
    messages: [{ ...deleted, wayBack }],
    summaries: moved,
  };
}

/** Takes a deletion back, whatever has happened since; undefined if the message is back already, or gone for good. */
export function restoreMessage(
  { conversation, messages, summaries }: StoredConversation,
  messageId: string,
): ConversationChange | undefined {
  const found = messages.find(({ id }) => id === messageId);
  if (!found?.wayBack) return undefined;
  const { deletedAt: _, wayBack, ...restored } = found;
  const { headId, summaryIds, parentId } = wayBack;
  const tree = treeOf(conversation, replaced(messages, restored));
  const wasLeft = conversation.headId === headId.after;
  const { lastRequest, ...rest } = conversation;
  return {
    conversation: {
      ...rest,
      ...(lastRequest && { lastRequest: requestWith(lastRequest, restored.id, wayBack) }),
      headId: headIn(tree, wasLeft ? headId.before : conversation.headId),
    },
    messages: [restored],
    summaries: summaries
      .filter(({ id, upToId }) => summaryIds.includes(id) && upToId === parentId)
      .map((summary) => ({ ...summary, upToId: restored.id, upToSeq: restored.seq })),
  };
}

/**
 * Makes a change for each of some messages, one after the other: all that they change together. Messages that there is
 * nothing to do for are passed over; undefined if there was nothing to do at all.
 */
export function changeInTurn(
  stored: StoredConversation,
  messageIds: readonly string[],
  change: (now: StoredConversation, messageId: string) => ConversationChange | undefined,
): ConversationChange | undefined {
  let now: StoredConversation | undefined;
  for (const id of messageIds) {
    const changed = change(now ?? stored, id);
    if (changed) now = withChange(now ?? stored, changed);
  }
  return now;
}

/** What is stored after a change. */
export function withChange(
  stored: StoredConversation,
  { conversation, messages, summaries }: ConversationChange,
): StoredConversation {
  return {
    conversation,
    messages: put(stored.messages, messages),
    summaries: put(stored.summaries, summaries),
  };
}

function put<Row extends { id: string }>(rows: readonly Row[], changed: readonly Row[]): Row[] {
  return [...new Map([...rows, ...changed].map((row) => [row.id, row])).values()];
}

/** What changes when messages are removed for good: what followed one of them follows what is left before it. */
export interface Reparenting {
  messages: readonly Message[];
  /** A message itself, or what is left before it if it is removed; null for nothing. */
  leftFor(id: string | null): string | null;
}

export function reparented(messages: readonly Message[], removedIds: ReadonlySet<string>): Reparenting {
  const before = new Map<string, string | null>();
  const leftFor = (id: string | null) => (id !== null && removedIds.has(id) ? (before.get(id) ?? null) : id);
  // A parent has a lower number than what follows it, so it is known already.
  for (const { id, parentId } of messages.toSorted((one, other) => one.seq - other.seq)) {
    if (removedIds.has(id)) before.set(id, leftFor(parentId));
  }
  return {
    leftFor,
    messages: messages
      .filter(({ id, parentId }) => !removedIds.has(id) && parentId !== null && removedIds.has(parentId))
      .map((message) => ({ ...message, parentId: leftFor(message.parentId) })),
  };
}

/** Where the branch ends now: with what is left of it, and what was last shown after that. */
function headIn(tree: MessageTree, headId: string | null): string | null {
  const left = headId === null || tree.byId.has(headId) ? headId : (tree.parents.get(headId) ?? null);
  return leafBelow(left, tree);
}

function replaced(messages: readonly Message[], changed: Message): Message[] {
  return messages.map((message) => (message.id === changed.id ? changed : message));
}

/** The summaries that end with a message, ending with the one before it. */
function movedTo(parent: Message, summaries: readonly Summary[], messageId: string): Summary[] {
  return summaries
    .filter(({ upToId }) => upToId === messageId)
    .map((summary) => ({ ...summary, upToId: parent.id, upToSeq: parent.seq }));
}

function requestWithout(
  lastRequest: LastRequest,
  messageId: string,
  parentId: string | null,
  branch: readonly Message[],
): LastRequest {
  const { anchorId, basis, sent, deletedCount = 0 } = lastRequest;
  const index = branch.findIndex(({ id }) => id === messageId);
  const isSummarized = basis?.upToId === messageId && parentId !== null;
  const mayHaveHeldIt = index !== -1 && index <= branch.findIndex(({ id }) => id === sent?.questionId);
  return {
    ...lastRequest,
    anchorId: anchorId === messageId ? nearestQuestion(branch, index) : anchorId,
    ...(basis && { basis: isSummarized ? { ...basis, upToId: parentId } : basis }),
    ...(mayHaveHeldIt && { deletedCount: deletedCount + 1 }),
  };
}

/** Where the recent messages begin if their first one is deleted: less is sent then rather than more. */
function nearestQuestion(branch: readonly Message[], index: number): string | null {
  const isQuestion = ({ role }: Message) => role === 'user';
  const next = branch.slice(index + 1).find(isQuestion) ?? branch.slice(0, index).findLast(isQuestion);
  return next?.id ?? null;
}

function traceOf(
  before: LastRequest,
  after: LastRequest,
  messageId: string,
): NonNullable<WayBack['lastRequest']> {
  const kept = ({ ledgerId, anchorId, deletedCount }: LastRequest) => ({
    ledgerId,
    anchorId,
    ...(deletedCount !== undefined && { deletedCount }),
  });
  return { before: kept(before), after: kept(after), wasSummarized: before.basis?.upToId === messageId };
}

/** Takes back what a deletion changed of the last request, as far as it is still so. */
function requestWith(now: LastRequest, messageId: string, { lastRequest, parentId }: WayBack): LastRequest {
  if (now.ledgerId !== lastRequest?.before.ledgerId) return now;
  const { before, after, wasSummarized } = lastRequest;
  const { deletedCount = 0, ...rest } = now;
  const count = deletedCount - ((after.deletedCount ?? 0) - (before.deletedCount ?? 0));
  const isStillSo = wasSummarized && now.basis?.upToId === parentId;
  return {
    ...rest,
    anchorId: now.anchorId === after.anchorId ? before.anchorId : now.anchorId,
    ...(now.basis && { basis: isStillSo ? { ...now.basis, upToId: messageId } : now.basis }),
    ...(count > 0 && { deletedCount: count }),
  };
}
