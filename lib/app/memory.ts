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

/** Pins or excludes a message, or takes that back; undoable. Nothing is deleted. */
export async function setWish(app: AppContext, message: Message, wish: Wish): Promise<void> {
  const before = wishOf(message);
  await store(app, message.id, wish);
  const text = app.store.getState().words.notices.message[wish];
  const undo = () => store(app, message.id, before);
  await offerUndo(app, noticeTime, text, undo, { meaning: `wish for ${message.id}` }).catch(() => {});
}

async function store(app: AppContext, messageId: string, wish: Wish): Promise<void> {
  await changeMessage(app.database, messageId, ({ isPinned: _, isExcluded: __, ...message }) => ({
    ...message,
    ...(wish === 'pinned' && { isPinned: true }),
    ...(wish === 'excluded' && { isExcluded: true }),
  }));
}
