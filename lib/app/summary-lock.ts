import type { Conversation } from '@/lib/core/conversation';
import { changeConversation } from '@/lib/storage/conversations';
import type { AppContext } from './edges';
import { setSummaryProgress } from './state';

/** The lock that a window holds while it has a conversation summarized. */
export function summaryLockOf(conversationId: string): string {
  return `aside summary ${conversationId}`;
}

/** In milliseconds: how long to wait for another window that is just finishing one; a free lock takes a moment, too. */
export const lockPatience = 1_000;

/** Does the work on a summary, marked in the database as long as it goes on. The lock must be held. */
export async function markAsWritten<T>(
  { database }: AppContext,
  conversationId: string,
  work: () => Promise<T>,
): Promise<T> {
  const mark = (conversation: Conversation) => ({ ...conversation, isBeingSummarized: true });
  await changeConversation(database, conversationId, mark);
  try {
    return await work();
  } finally {
    await changeConversation(database, conversationId, unmarked).catch(() => {});
  }
}

/** A conversation when nothing is being written for it any more. */
export function unmarked({ isBeingSummarized: _, ...conversation }: Conversation): Conversation {
  return conversation;
}

/** Says that a summary was broken off if a conversation is marked although no window is at it any more. */
export async function noticeBrokenSummary(app: AppContext, conversationId: string): Promise<void> {
  if (app.summaries.has(conversationId)) return;
  await app.locks.tryHold(summaryLockOf(conversationId), lockPatience, async () => {
    let isBroken = false;
    await changeConversation(app.database, conversationId, (conversation) => {
      isBroken = conversation.isBeingSummarized === true;
      return unmarked(conversation);
    });
    if (!isBroken) return;
    const progress = { status: 'failed', problem: { refusal: 'broken-off' } } as const;
    setSummaryProgress(app.store, conversationId, progress);
  });
}
