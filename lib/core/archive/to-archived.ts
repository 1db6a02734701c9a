import type { Block } from '../content';
import type { Conversation, Message } from '../conversation';
import type { LedgerRecord } from '../ledger';
import { leafBelow, type MessageTree, treeOf } from '../message-tree';
import { endOfUndo } from '../start-over';
import type { Summary } from '../summary/summary';
import type { ArchivedConversation } from './archived-conversation';
import { byId } from './write-archive';

/** All that the database has of a conversation, in any order. */
export interface StoredParts {
  conversation: Conversation;
  messages: readonly Message[];
  summaries: readonly Summary[];
  requests: readonly LedgerRecord[];
  /** The content so far of replies that are arriving, by message id. */
  arriving: ReadonlyMap<string, readonly Block[]>;
}

/**
 * A stored conversation as it is exported, with messages numbered below `beforeSeq` only; undefined if it is deleted.
 * What the user deleted or cleared is left out as if it was gone for good already, and a reply that is arriving is an
 * interrupted one.
 */
export function toArchived(stored: StoredParts, beforeSeq = Infinity): ArchivedConversation | undefined {
  if (stored.conversation.deletedAt !== undefined) return undefined;
  const cleared = endOfUndo(stored.conversation, Infinity);
  const conversation = cleared?.conversation ?? stored.conversation;
  const fromSeq = cleared?.beforeSeq ?? -Infinity;
  const isIn = (seq: number) => seq >= fromSeq && seq < beforeSeq;
  const tree = treeOf(
    conversation,
    stored.messages.map((message) => (isIn(message.seq) ? message : { ...message, deletedAt: 0 })),
  );
  const messages = Array.from(tree.byId.values(), (message) => inTree(tree, ended(message, stored)));
  const arriving = messages.findLast(({ id }) => tree.byId.get(id)?.status === 'streaming');
  return {
    conversation: {
      ...conversation,
      ...(arriving && { failedId: arriving.id }),
      nextSeq: Math.min(conversation.nextSeq, beforeSeq),
      headId: headIn(tree, conversation),
    },
    messages,
    summaries: stored.summaries.filter(({ upToSeq }) => isIn(upToSeq)).toSorted(byId),
    requests: stored.requests.filter(({ id }) => tree.byId.has(id)).toSorted(byId),
  };
}

/** A message after the one that it follows among those that are left. */
function inTree({ parents }: MessageTree, message: Message): Message {
  const parentId = parents.get(message.id) ?? null;
  return parentId === message.parentId ? message : { ...message, parentId };
}

/** A reply that is arriving as it would be if its window went away now. */
function ended(message: Message, { arriving }: StoredParts): Message {
  if (message.status !== 'streaming') return message;
  return { ...message, status: 'interrupted', content: arriving.get(message.id) ?? message.content };
}

/** The head, or where its branch ends now. */
function headIn(tree: MessageTree, { headId }: Conversation): string | null {
  if (headId === null || tree.byId.has(headId)) return headId;
  return leafBelow(tree.parents.get(headId) ?? null, tree);
}
