import type { Conversation, Message } from '@/lib/core/conversation';
import type { Summary } from '@/lib/core/summary/summary';
import type { AsideDatabase } from './database';

/** What to write; absent parts stay as they are. */
interface SummaryChange {
  summaries?: readonly Summary[];
  conversation?: Conversation;
}

/**
 * Changes the summaries of a conversation, and the conversation with them, in one transaction. `change` is given what
 * is stored now; what it throws leaves everything as it was. Nothing happens if the conversation is gone, or the
 * last message that a summary covers.
 */
export async function changeSummaries(
  database: AsideDatabase,
  { id, conversationId }: Pick<Message, 'id' | 'conversationId'>,
  change: (conversation: Conversation, all: readonly Summary[]) => SummaryChange,
): Promise<void> {
  const { conversations, messages, summaries } = database;
  await database.transaction('rw', conversations, messages, summaries, async () => {
    const conversation = await conversations.get(conversationId);
    if (!conversation || conversation.deletedAt !== undefined || !(await messages.get(id))) return;
    const all = await summaries.where('conversationId').equals(conversationId).toArray();
    const changed = change(conversation, all);
    await summaries.bulkPut([...(changed.summaries ?? [])]);
    if (changed.conversation) await conversations.put(changed.conversation);
  });
}
