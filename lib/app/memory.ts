import type { Message } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import { changeMessage } from '@/lib/storage/conversations';
import { changeSettings } from '@/lib/storage/settings';
import { choose } from './conversation-choices';
import type { AppContext } from './edges';
import { offerUndo } from './notices';

/** In milliseconds: how long a notice about a message stays. */
const noticeTime = 8_000;

/** How much of a conversation is sent from now on; of one that is not stored yet, from its first message on. */
export async function setPolicy(
  app: AppContext,
  conversationId: string,
  policy: ContextPolicy,
): Promise<void> {
  await choose(app, conversationId, { policy });
}

/** How much of new conversations is sent. */
export async function setDefaultPolicy(app: AppContext, policy: ContextPolicy): Promise<void> {
  await changeSettings(app.database, () => ({ policy }));
}

/** What the user wants of a message: always sent, never sent, or as the policy says. */
export type Wish = 'pinned' | 'excluded' | 'none';

/** The wish that a message has now. */
export function wishOf({ isPinned, isExcluded }: Message): Wish {
  if (isExcluded) return 'excluded';
  return isPinned ? 'pinned' : 'none';
}

/** Pins or excludes messages together, or takes that back; undoable. Nothing is deleted. */
export async function setWish(app: AppContext, messages: readonly Message[], wish: Wish): Promise<void> {
  const storeAll = async (wishFor: (message: Message) => Wish) => {
    for (const message of messages) await store(app, message.id, wishFor(message));
  };
  await storeAll(() => wish);
  const text = app.store.getState().words.notices.message[wish];
  const undo = () => storeAll(wishOf);
  const ids = messages.map(({ id }) => id);
  await offerUndo(app, noticeTime, text, undo, { meaning: `wish for ${ids.join(' ')}` }).catch(() => {});
}

async function store(app: AppContext, messageId: string, wish: Wish): Promise<void> {
  await changeMessage(app.database, messageId, ({ isPinned: _, isExcluded: __, ...message }) => ({
    ...message,
    ...(wish === 'pinned' && { isPinned: true }),
    ...(wish === 'excluded' && { isExcluded: true }),
  }));
}
