import { branchTo, type Conversation, endOfUndo, type Message } from '@/lib/core/conversation';
import type { OpenConversation } from '@/lib/core/summary/summary';
import { removeUnused, usedAttachments } from './attachments';
import type { AsideDatabase } from './database';

/** All conversations that are not deleted, the most recently used first. */
export async function listConversations(database: AsideDatabase): Promise<Conversation[]> {
  const newestFirst = await database.conversations.orderBy('updatedAt').reverse().toArray();
  return newestFirst.filter((conversation) => conversation.deletedAt === undefined);
}

/** The conversation and its branch, or undefined if there is none or it is deleted. */
export function readConversation(database: AsideDatabase, id: string): Promise<OpenConversation | undefined> {
  const { conversations, messages, summaries } = database;
  return database.transaction('r', conversations, messages, summaries, async () => {
    const conversation = await conversations.get(id);
    if (!conversation || conversation.deletedAt !== undefined) return undefined;
    return openedFrom(database, conversation);
  });
}

/** A conversation without its messages, deleted or not. */
export function findConversation(database: AsideDatabase, id: string): Promise<Conversation | undefined> {
  return database.conversations.get(id);
}

/** The newest message of the branch that a conversation shows. */
export async function readHead(
  database: AsideDatabase,
  { headId }: Conversation,
): Promise<Message | undefined> {
  return headId === null ? undefined : database.messages.get(headId);
}

/** Changes some fields of a conversation; nothing happens if it is gone. */
export async function changeConversation(
  database: AsideDatabase,
  id: string,
  change: (conversation: Conversation) => Conversation,
): Promise<void> {
  await database.transaction('rw', database.conversations, async () => {
    const conversation = await database.conversations.get(id);
    if (conversation) await database.conversations.put(change(conversation));
  });
}

/** Changes some fields of a message; nothing happens if it is gone. */
export async function changeMessage(
  database: AsideDatabase,
  id: string,
  change: (message: Message) => Message,
): Promise<void> {
  await database.transaction('rw', database.messages, async () => {
    const message = await database.messages.get(id);
    if (message) await database.messages.put(change(message));
  });
}

/**
 * Removes for good what was deleted or cleared before `before` (milliseconds since 1970): the one place where
 * stored messages end. Attachments go with the last message that used them, unless a draft has them (`held`).
 */
export async function removeDeleted(
  database: AsideDatabase,
  before: number,
  held: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { conversations, messages, journal, ledger, summaries, attachments } = database;
  const tables = [conversations, messages, journal, ledger, summaries, attachments];
  await database.transaction('rw', tables, async () => {
    const used = await usedAttachments(database);
    for (const { id } of await conversations.where('deletedAt').below(before).toArray()) {
      await conversations.delete(id);
      await messages
        .where('[conversationId+seq]')
        .between(...allOf(id))
        .delete();
      await journal.where('conversationId').equals(id).delete();
      await ledger.where('conversationId').equals(id).delete();
      await summaries.where('conversationId').equals(id).delete();
    }
    for (const stored of await conversations.where('cleared.at').above(-Infinity).toArray()) {
      const ended = endOfUndo(stored, before);
      if (!ended) continue;
      await messages
        .where('[conversationId+seq]')
        .between(...allOf(stored.id, ended.beforeSeq))
        .delete();
      await summaries
        .where('conversationId')
        .equals(stored.id)
        .filter(({ upToSeq }) => upToSeq < ended.beforeSeq)
        .delete();
      await conversations.put(ended.conversation);
    }
    await removeUnused(database, used, held);
  });
}

/** What belongs to a conversation that is shown; to be called inside a transaction. */
export async function openedFrom(
  database: AsideDatabase,
  conversation: Conversation,
): Promise<OpenConversation> {
  const summaries = database.summaries.where('conversationId').equals(conversation.id);
  return {
    conversation,
    branch: await branchOf(database, conversation),
    summaries: await summaries.toArray(),
  };
}

async function branchOf(database: AsideDatabase, { id, headId }: Conversation): Promise<Message[]> {
  return branchTo(
    headId,
    await database.messages
      .where('[conversationId+seq]')
      .between(...allOf(id))
      .toArray(),
  );
}

/** The bounds of a conversation's messages in the index `[conversationId+seq]`. */
function allOf(id: string, beforeSeq = Infinity): [[string, number], [string, number]] {
  return [
    [id, -Infinity],
    [id, beforeSeq],
  ];
}
