import { sentText } from '@/lib/core/attachments/sent-text';
import { sendableBlocks } from '@/lib/core/content';
import { readConversation } from '@/lib/storage/opened-conversations';
import { storeCounts } from '@/lib/storage/requests';
import type { AppContext } from './edges';

/** The most messages of one question to the counter: an old conversation is counted bit by bit. */
const batch = 200;

/**
 * Counts the messages of a conversation's branch that have not been counted yet, and stores the counts with them.
 * Nice to have: until then, and if it fails, estimates are rougher.
 */
export async function countMessages(app: AppContext, conversationId: string): Promise<void> {
  const opened = await readConversation(app.database, conversationId);
  const uncounted = (opened?.branch ?? []).filter(
    ({ tokens, status }) => tokens === undefined && status !== 'streaming',
  );
  for (let first = 0; first < uncounted.length; first += batch) {
    const messages = uncounted.slice(first, first + batch);
    const counts = await app.countTokens(messages.map(({ content }) => sentText(sendableBlocks(content))));
    await storeCounts(app.database, new Map(messages.map(({ id }, index) => [id, counts[index] ?? 0])));
  }
}
