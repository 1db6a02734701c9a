import { type Conversation, startOver, titleOf, undoStartOver } from '@/lib/core/conversation';
import { changeConversation, removeDeleted } from '@/lib/storage/conversations';
import { changeSettings } from '@/lib/storage/settings';
import { heldAttachments } from './attachments';
import type { AppContext } from './edges';
import { offerUndo } from './notices';
import type { MessageTarget } from './state';

/** In milliseconds: how long a deletion can be undone. After that the data is removed for good. */
const undoTime = 15_000;

/** Shows the new conversation, with what was typed there before. It is stored with its first message. */
export async function newConversation(app: AppContext): Promise<void> {
  app.store.setState(({ newConversationId }) => ({ conversationId: newConversationId, screen: 'chat' }));
  await changeSettings(app.database, () => ({ lastConversationId: null }));
}

export async function openConversation(app: AppContext, id: string): Promise<void> {
  app.store.setState({ conversationId: id, screen: 'chat' });
  await changeSettings(app.database, () => ({ lastConversationId: id }));
}

/** Opens the conversation and has its list of messages show this one, as soon as it is on the branch that is shown. */
export async function showMessage(app: AppContext, target: MessageTarget): Promise<void> {
  app.store.setState({ target: { ...target }, view: null });
  await openConversation(app, target.conversationId);
}

/** Gives a conversation the user's own title; a blank one is ignored. */
export async function renameConversation(app: AppContext, id: string, title: string): Promise<void> {
  const trimmed = title.trim();
  if (trimmed === '') return;
  await changeConversation(app.database, id, (found) => ({ ...found, title: trimmed, hasOwnTitle: true }));
}

/** Deletes a conversation, undoable for a while. A reply that is arriving in it is stopped. */
export async function deleteConversation(app: AppContext, conversation: Conversation): Promise<void> {
  const { id } = conversation;
  app.turns.get(id)?.abort();
  app.summaries.get(id)?.abort();
  await changeConversation(app.database, id, (found) => ({ ...found, deletedAt: app.clock.now() }));
  await changeSettings(app.database, ({ lastConversationId }) =>
    lastConversationId === id ? { lastConversationId: null } : {},
  );
  const { conversationId, newConversationId } = app.store.getState();
  const wasShown = conversationId === id;
  if (wasShown) app.store.setState({ conversationId: newConversationId });
  offerUndoOfDeletion(app, `“${titleOf(conversation)}” was deleted.`, async () => {
    await changeConversation(app.database, id, ({ deletedAt: _, ...kept }) => kept);
    if (wasShown) await openConversation(app, id);
  });
}

/** Empties a conversation but keeps its system prompt and its model; undoable for a while. */
export async function startConversationOver(app: AppContext, conversation: Conversation): Promise<void> {
  const { id } = conversation;
  app.turns.get(id)?.abort();
  app.summaries.get(id)?.abort();
  await changeConversation(app.database, id, (found) => startOver(found, app.clock.now()));
  offerUndoOfDeletion(app, `“${titleOf(conversation)}” was emptied.`, () =>
    changeConversation(app.database, id, undoStartOver),
  );
}

/** Removes for good what was deleted so long ago that no window still offers to undo it. */
export async function removeOldDeletions(app: AppContext): Promise<void> {
  await removeDeleted(app.database, app.clock.now() - undoTime, heldAttachments(app.store));
}

/** Offers the way back; when that time is over, the data goes. */
export function offerUndoOfDeletion(app: AppContext, text: string, undo: () => Promise<void>): void {
  offerUndo(app, undoTime, text, undo)
    .then(() => removeOldDeletions(app))
    .catch(() => {
      // The window was closing; the next one removes it at its start.
    });
}
