import type { Conversation, Message } from '@/lib/core/conversation';
import type { AsideDatabase } from './database';

/** What was deleted and can still be brought back. */
export interface RecentDeletions {
  conversations: readonly Conversation[];
  /** Conversations that were started over. */
  startedOver: readonly Conversation[];
  /** Messages of conversations that are still there. */
  messages: readonly Message[];
}

/** What was deleted or started over after a moment, in milliseconds since 1970. */
export function readDeletedSince(database: AsideDatabase, since: number): Promise<RecentDeletions> {
  const { conversations, messages } = database;
  return database.transaction('r', conversations, messages, async () => {
    const deleted = await conversations.where('deletedAt').above(since).toArray();
    const startedOver = await conversations.where('cleared.at').above(since).toArray();
    const found = await messages.where('deletedAt').above(since).toArray();
    const owners = await conversations.bulkGet(found.map(({ conversationId }) => conversationId));
    return {
      conversations: deleted,
      startedOver: startedOver.filter(isThere),
      messages: found.filter((_, index) => isThere(owners[index])),
    };
  });
}

function isThere(conversation: Conversation | undefined): boolean {
  return conversation !== undefined && conversation.deletedAt === undefined;
}
