import type { Conversation, Message } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import { changeConversation, changeMessage } from '@/lib/storage/conversations';
import type { AppContext } from './edges';
import { addNotice, removeNotice } from './state';

/** In milliseconds: how long a notice about a message stays. */
const noticeTime = 8_000;

/** How much of a conversation is sent from now on. */
export async function setPolicy(
  app: AppContext,
  conversationId: string,
  policy: ContextPolicy,
): Promise<void> {
  await changeConversation(app.database, conversationId, (found: Conversation) => ({ ...found, policy }));
}

/** What the user wants of a message: always sent, never sent, or as the policy says. */
export type Wish = 'pinned' | 'excluded' | 'none';

/** The wish that a message has now. */
export function wishOf({ isPinned, isExcluded }: Message): Wish {
  if (isExcluded) return 'excluded';
  return isPinned ? 'pinned' : 'none';
}

const told: Record<Wish, string> = {
  pinned: 'Pinned: this message and its turn are always sent.',
  excluded: 'Excluded: this message is not sent any more.',
  none: 'This message is sent as the conversation’s setting says.',
};

/** Pins or excludes a message, or takes that back; undoable. Nothing is deleted. */
export async function setWish(app: AppContext, message: Message, wish: Wish): Promise<void> {
  const before = wishOf(message);
  await store(app, message.id, wish);
  const id = app.newId();
  addNotice(app.store, {
    id,
    text: told[wish],
    undo: async () => {
      removeNotice(app.store, id);
      await store(app, message.id, before);
    },
  });
  await app.clock.sleep(noticeTime, new AbortController().signal).catch(() => {});
  removeNotice(app.store, id);
}

async function store(app: AppContext, messageId: string, wish: Wish): Promise<void> {
  await changeMessage(app.database, messageId, ({ isPinned: _, isExcluded: __, ...message }) => ({
    ...message,
    ...(wish === 'pinned' && { isPinned: true }),
    ...(wish === 'excluded' && { isExcluded: true }),
  }));
}
