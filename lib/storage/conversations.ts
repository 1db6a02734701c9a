import type { Conversation, Message } from '@/lib/core/conversation';
import { reparented } from '@/lib/core/message-deletion';
import { endOfUndo } from '@/lib/core/start-over';
import type { Summary } from '@/lib/core/summary/summary';
import { removeUnused, usedAttachments } from './attachments';
import type { AsideDatabase } from './database';
import { removeFromChunks } from './search-chunks';
import { buryConversation, buryMessages, tablesOfTraces } from './tombstones';

/** A conversation without its messages, deleted or not. */
export function findConversation(database: AsideDatabase, id: string): Promise<Conversation | undefined> {
  return database.conversations.get(id);
}

/** Changes some fields of several conversations in one transaction, and says how many of them there still are. */
export async function changeConversations(
  database: AsideDatabase,
  ids: readonly string[],
  change: (conversation: Conversation) => Conversation,
): Promise<number> {
  return database.transaction('rw', database.conversations, async () => {
    const found = (await database.conversations.bulkGet([...ids])).filter((row) => row !== undefined);
    await database.conversations.bulkPut(found.map(change));
    return found.length;
  });
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
 * stored messages end. That they were deleted is noted, so that no import brings them back unasked. Search's copy of
 * their text goes with them, and attachments with the last message that used them, unless a draft has them (`held`),
 * or may have them in another window because they were attached at `draftsSince` or later.
 */
export async function removeDeleted(
  database: AsideDatabase,
  before: number,
  held: ReadonlySet<string> = new Set(),
  draftsSince = Infinity,
): Promise<void> {
  const { conversations, messages, journal, ledger, summaries, attachments } = database;
  const tables = [
    ...[conversations, messages, journal, ledger, summaries, attachments],
    ...[database.searchChunks, database.searchState],
    ...tablesOfTraces(database),
  ];
  await database.transaction('rw', tables, async () => {
    const used = await usedAttachments(database);
    const removed = [
      ...(await removeConversations(database, before)),
      ...(await removeCleared(database, before)),
      ...(await removeMessages(database, before)),
    ];
    await removeFromChunks(database, removed);
    await removeUnused(database, used, held, draftsSince);
  });
}

/** @returns the messages that are gone, like its neighbours below */
async function removeConversations(database: AsideDatabase, before: number): Promise<string[]> {
  const { conversations, journal, ledger, summaries } = database;
  const removed: string[] = [];
  for (const { id, deletedAt = before } of await conversations.where('deletedAt').below(before).toArray()) {
    await conversations.delete(id);
    removed.push(...(await removeMessagesOf(database, id)));
    await journal.where('conversationId').equals(id).delete();
    await ledger.where('conversationId').equals(id).delete();
    await summaries.where('conversationId').equals(id).delete();
    await buryConversation(database, id, deletedAt);
  }
  return removed;
}

async function removeCleared(database: AsideDatabase, before: number): Promise<string[]> {
  const { conversations, summaries } = database;
  const removed: string[] = [];
  for (const stored of await conversations.where('cleared.at').above(-Infinity).toArray()) {
    const ended = endOfUndo(stored, before);
    if (!ended) continue;
    const ids = await removeMessagesOf(database, stored.id, ended.beforeSeq);
    await buryMessages(database, stored.id, ids, before);
    removed.push(...ids);
    await summaries
      .where('conversationId')
      .equals(stored.id)
      .filter(({ upToSeq }) => upToSeq < ended.beforeSeq)
      .delete();
    await conversations.put(ended.conversation);
  }
  return removed;
}

async function removeMessagesOf(
  { messages }: AsideDatabase,
  conversationId: string,
  beforeSeq?: number,
): Promise<string[]> {
  const found = messages.where('[conversationId+seq]').between(...allOf(conversationId, beforeSeq));
  const ids = await found.primaryKeys();
  await messages.bulkDelete(ids);
  return ids;
}

/** Removes single messages; what followed them follows what was before them. */
async function removeMessages(database: AsideDatabase, before: number): Promise<string[]> {
  const { conversations, messages, ledger } = database;
  const removed = await messages.where('deletedAt').below(before).toArray();
  const ids = removed.map(({ id }) => id);
  for (const conversationId of new Set(removed.map((message) => message.conversationId))) {
    const { messages: changed, leftFor } = reparented(
      await messagesOf(database, conversationId),
      new Set(ids),
    );
    await messages.bulkPut([...changed]);
    await conversations.update(conversationId, (stored) => {
      stored.headId = leftFor(stored.headId);
    });
    const own = removed.filter((message) => message.conversationId === conversationId);
    await buryMessages(
      database,
      conversationId,
      own.map(({ id }) => id),
      before,
    );
  }
  await messages.bulkDelete(ids);
  // A record has the id of the reply that it belongs to.
  await ledger.bulkDelete(ids);
  return ids;
}

/** All stored messages of a conversation, in the order of their numbers. */
export function messagesOf({ messages }: AsideDatabase, conversationId: string): Promise<Message[]> {
  return messages
    .where('[conversationId+seq]')
    .between(...allOf(conversationId))
    .toArray();
}

export function summariesOf({ summaries }: AsideDatabase, conversationId: string): Promise<Summary[]> {
  return summaries.where('conversationId').equals(conversationId).toArray();
}

/** The bounds of a conversation's messages in the index `[conversationId+seq]`. */
function allOf(id: string, beforeSeq = Infinity): [[string, number], [string, number]] {
  return [
    [id, -Infinity],
    [id, beforeSeq],
  ];
}
