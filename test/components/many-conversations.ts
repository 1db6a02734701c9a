import type { Conversation } from '@/lib/core/conversation';
import { model, type Profile } from './profile';

const day = 86_400_000;

/** Stored conversations without messages, the newest first, so many days apart; the storage is the product's. */
export async function storeConversations(
  profile: Profile,
  count: number,
  change: (index: number) => Partial<Conversation> = () => ({}),
  now = Date.now(),
): Promise<Conversation[]> {
  const all = Array.from({ length: count }, (_, index) => {
    const updatedAt = now - (index * day) / 5;
    return {
      id: `conversation-${index}`,
      title: `Title ${index}`,
      hasOwnTitle: true,
      systemPrompt: '',
      model,
      headId: null,
      nextSeq: 1,
      createdAt: updatedAt,
      updatedAt,
      ...change(index),
    };
  });
  const database = await profile.openStorage();
  await database.conversations.bulkPut(all);
  database.close();
  return all;
}
