import type { Conversation, Message } from '@/lib/core/conversation';
import type { ConversationChange, StoredConversation } from '@/lib/core/message-deletion';
import { messagesOf, summariesOf } from './conversations';
import type { AsideDatabase } from './database';

/**
 * Changes a conversation and what belongs to it in one transaction. `change` is given what is stored now, and gives
 * what is to be written; undefined for nothing. Nothing happens if the conversation is gone.
 */
export async function changeBranches<Change extends ConversationChange>(
  database: AsideDatabase,
  conversationId: string,
  change: (stored: StoredConversation) => Change | undefined,
): Promise<Change | undefined> {
  const { conversations, messages, summaries } = database;
  return database.transaction('rw', conversations, messages, summaries, async () => {
    const conversation = await conversations.get(conversationId);
    if (!conversation || conversation.deletedAt !== undefined) return undefined;
    const changed = change({
      conversation,
      messages: await messagesOf(database, conversationId),
      summaries: await summariesOf(database, conversationId),
    });
    if (!changed) return undefined;
    await conversations.put(changed.conversation);
    await messages.bulkPut([...changed.messages]);
    await summaries.bulkPut([...changed.summaries]);
    return changed;
  });
}

/** A conversation that was copied from another. */
interface Fork {
  source: Conversation;
  change: ConversationChange;
}

/** Stores a conversation that is made from another one, which stays as it is. */
export async function storeFork(
  database: AsideDatabase,
  conversationId: string,
  fork: (stored: StoredConversation) => ConversationChange | undefined,
): Promise<Fork | undefined> {
  let source: Conversation | undefined;
  const change = await changeBranches(database, conversationId, (stored) => {
    source = stored.conversation;
    return fork(stored);
  });
  return source && change && { source, change };
}

/**
 * The newest question of the user up to a message, and the message itself or, if that one is deleted, what is left
 * before it. Undefined if there is no question.
 */
export async function findQuestion(
  database: AsideDatabase,
  messageId: string | null,
): Promise<{ question: Message; asked: Message } | undefined> {
  let asked: Message | undefined;
  let next = messageId;
  while (next !== null) {
    const message: Message | undefined = await database.messages.get(next);
    if (!message) return undefined;
    if (message.deletedAt === undefined) asked ??= message;
    if (asked && message.deletedAt === undefined && message.role === 'user')
      return { question: message, asked };
    next = message.parentId;
  }
  return undefined;
}
