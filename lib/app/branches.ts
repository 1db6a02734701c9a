import { isAttachment } from '@/lib/core/attachments/attachment';
import { forkAt, showBranch } from '@/lib/core/branches';
import { isBlank } from '@/lib/core/content';
import { type Message, titleOf, userContent } from '@/lib/core/conversation';
import {
  type ConversationChange,
  changeInTurn,
  deleteMessage,
  isArriving,
  type StoredConversation,
} from '@/lib/core/message-deletion';
import { changeBranches, findQuestion, storeFork } from '@/lib/storage/branches';
import { openConversation } from './conversations';
import { offerUndoOfDeletion, undoMessageDeletions } from './deletions';
import type { AppContext } from './edges';
import { closeEditor } from './editing';
import { offer, tell, warn } from './notices';
import { takeTurn } from './take-turn';
import { awaitedReply, turnWith } from './turns';

/**
 * Sends other words in the place of a user's message, with the same attachments, and receives the reply. The message
 * and all that follows it stay stored, on a branch beside the new one. Words that leave nothing to send are ignored.
 * Resolves when the turn is over.
 */
export async function resend(app: AppContext, message: Message, text: string): Promise<void> {
  const content = userContent(text, message.content.filter(isAttachment));
  if (content.length === 0) return;
  const { parentId, isPinned } = message;
  await takeTurn(
    app,
    message.conversationId,
    (conversation) => {
      const { user, ...start } = turnWith(app, conversation, content, parentId);
      return { ...start, user: { ...user, ...(isPinned && { isPinned }) } };
    },
    () => closeEditor(app.store, message.id),
  );
}

/**
 * Asks for a reply once more, the last one if none is named: a sibling of the one that is there. A last reply that got
 * no content makes room for the new one, so that failed attempts do not pile up.
 */
export async function regenerate(app: AppContext, messageId?: string): Promise<void> {
  await takeTurn(app, app.store.getState().conversationId, async (conversation) => {
    const found = await findQuestion(app.database, messageId ?? conversation.headId);
    if (!found) return undefined;
    const reply = awaitedReply(app, conversation, found.question.id);
    const { asked } = found;
    const isReplaced =
      asked.role === 'assistant' && asked.id === conversation.headId && isBlank(asked.content);
    return { conversation, reply, ...(isReplaced && { replacedId: asked.id }) };
  });
}

/** Shows the branch through one of a message's siblings, as far as it was shown last. */
export async function showSibling(app: AppContext, conversationId: string, messageId: string): Promise<void> {
  await changeShown(app, conversationId, (stored) => showBranch(stored, messageId));
}

/**
 * Shows another branch. While any window is receiving a reply in the conversation the branch stays, so that nobody
 * loses sight of that reply, and a notice says so.
 * @returns whether anything was changed
 */
export async function changeShown(
  app: AppContext,
  conversationId: string,
  show: (stored: StoredConversation) => ConversationChange | undefined,
): Promise<boolean> {
  let isHeld = false;
  const done = await changeBranches(app.database, conversationId, (stored) => {
    const change = show(stored);
    isHeld = change !== undefined && isArriving(stored);
    return isHeld ? undefined : change;
  });
  if (isHeld) tell(app, app.store.getState().words.notices.turn.isArriving);
  return done !== undefined;
}

/** Copies the branch up to a message into a new conversation, and shows that one. */
export async function fork(app: AppContext, message: Message): Promise<void> {
  const { conversationId } = message;
  const { words } = app.store.getState();
  const { messages } = words;
  try {
    const forked = await storeFork(app.database, conversationId, (stored) =>
      forkAt(stored, message.id, {
        newId: app.newId,
        now: app.clock.now(),
        title: messages.forkTitle(titleOf(stored.conversation, words)),
      }),
    );
    if (!forked) return;
    await openConversation(app, forked.change.conversation.id);
    offer(app, messages.forked(titleOf(forked.source, words)), {
      label: messages.backToOriginal,
      run: () => openConversation(app, conversationId),
    });
  } catch {
    warn(app, messages.notForked);
  }
}

/** Deletes messages of one conversation, undoable together for a while. What follows them stays. */
export async function deleteMessages(app: AppContext, messages: readonly Message[]): Promise<void> {
  const { words } = app.store.getState();
  const [first] = messages;
  if (!first) return;
  const deletedAt = app.clock.now();
  const ids = messages.map(({ id }) => id);
  const done = await changeBranches(app.database, first.conversationId, (stored) =>
    changeInTurn(stored, ids, (now, id) => deleteMessage(now, id, deletedAt)),
  );
  if (!done) return warn(app, words.messages.notDeleted);
  for (const id of ids) closeEditor(app.store, id);
  const undo = () => undoMessageDeletions(app, first.conversationId, ids);
  offerUndoOfDeletion(app, words.messages.deleted, undo, deletedAt);
}
