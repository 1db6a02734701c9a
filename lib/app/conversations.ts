import { type Conversation, type ConversationMark, titleOf, withMark } from '@/lib/core/conversation';
import { startOver, undoStartOver } from '@/lib/core/start-over';
import { changeConversation, changeConversations } from '@/lib/storage/conversations';
import { changeSettings } from '@/lib/storage/settings';
import { offerUndoOfDeletion } from './deletions';
import type { AppContext } from './edges';
import { offerUndo, warn } from './notices';
import type { MessageTarget } from './state';

/** In milliseconds: how long it is offered to take something back that can be taken back at any time. */
const noticeTime = 8_000;

/** Shows the new conversation, with what was typed there before. It is stored with its first message. */
export async function newConversation(app: AppContext): Promise<void> {
  app.store.setState(({ newConversationId }) => ({
    conversationId: newConversationId,
    screen: 'chat',
    find: null,
  }));
  await changeSettings(app.database, () => ({ lastConversationId: null }));
}

export async function openConversation(app: AppContext, id: string): Promise<void> {
  app.store.setState(({ find }) => ({
    conversationId: id,
    screen: 'chat',
    find: find?.conversationId === id ? find : null,
  }));
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

/** Deletes conversations, undoable together for a while. Replies that are arriving in them are stopped. */
export async function deleteConversations(app: AppContext, ids: readonly string[]): Promise<void> {
  const deletedAt = app.clock.now();
  for (const id of ids) stopAll(app, id);
  const done = await mark(app, ids, 'deletedAt', deletedAt);
  const comeBack = await leave(app, ids);
  const { conversation: one, conversations: many } = app.store.getState().words.notices;
  const text = done.title === undefined ? many.deleted(ids.length) : one.deleted(done.title);
  const undo = async () => {
    await done.undo();
    await comeBack();
  };
  offerUndoOfDeletion(app, text, undo, deletedAt);
}

/** Puts conversations away, or back into the list; undoable. */
export async function archiveConversations(
  app: AppContext,
  ids: readonly string[],
  isArchived: boolean,
): Promise<void> {
  const done = await mark(app, ids, 'archivedAt', isArchived ? app.clock.now() : undefined);
  const comeBack = isArchived ? await leave(app, ids) : async () => {};
  const { conversation: one, conversations: many } = app.store.getState().words.notices;
  const told = isArchived ? 'archived' : 'unarchived';
  const text = done.title === undefined ? many[told](ids.length) : one[told](done.title);
  const undo = async () => {
    await done.undo();
    await comeBack();
  };
  void offerUndo(app, noticeTime, text, undo).catch(() => {});
}

/** Keeps conversations at the top of the list, or no longer. */
export async function pinConversations(
  app: AppContext,
  ids: readonly string[],
  isPinned: boolean,
): Promise<void> {
  await mark(app, ids, 'pinnedAt', isPinned ? app.clock.now() : undefined);
}

/** Empties a conversation but keeps its system prompt and its model; undoable for a while. */
export async function startConversationOver(
  app: AppContext,
  conversation: Pick<Conversation, 'id' | 'title'>,
): Promise<void> {
  const { id } = conversation;
  const { words } = app.store.getState();
  stopAll(app, id);
  const clearedAt = app.clock.now();
  await changeConversation(app.database, id, (found) => startOver(found, clearedAt));
  const text = words.notices.conversation.emptied(titleOf(conversation, words));
  const undo = () => changeConversation(app.database, id, (found) => undoStartOver(found, clearedAt));
  offerUndoOfDeletion(app, text, undo, clearedAt);
}

/** Ends what is under way in a conversation. */
function stopAll(app: AppContext, id: string): void {
  app.turns.get(id)?.abort();
  app.summaries.get(id)?.abort();
}

interface Marked {
  /** Gives every conversation back the mark that it had. */
  undo: () => Promise<void>;
  /** What to call it, if it is only one. */
  title?: string;
}

async function mark(
  app: AppContext,
  ids: readonly string[],
  name: ConversationMark,
  at: number | undefined,
): Promise<Marked> {
  const { words } = app.store.getState();
  const before = new Map<string, Conversation>();
  await changeConversations(app.database, ids, (found) => {
    before.set(found.id, found);
    return withMark(found, name, at);
  });
  const undo = async () => {
    const count = await changeConversations(app.database, [...before.keys()], (found) =>
      withMark(found, name, before.get(found.id)?.[name]),
    );
    if (count < before.size) warn(app, words.notices.conversation.notBack);
  };
  const [only] = before.values();
  return { undo, ...(ids.length === 1 && only && { title: titleOf(only, words) }) };
}

/** Shows a new conversation if the one that is shown is among these. @returns what shows it again */
async function leave(app: AppContext, ids: readonly string[]): Promise<() => Promise<void>> {
  const gone = new Set(ids);
  await changeSettings(app.database, ({ lastConversationId }) =>
    lastConversationId !== null && gone.has(lastConversationId) ? { lastConversationId: null } : {},
  );
  const { conversationId, newConversationId } = app.store.getState();
  if (!gone.has(conversationId)) return async () => {};
  app.store.setState({ conversationId: newConversationId });
  return async () => {
    // Whoever has gone on to another one stays there.
    if (app.store.getState().conversationId !== newConversationId) return;
    await changeSettings(app.database, () => ({ lastConversationId: conversationId }));
    app.store.setState({ conversationId });
  };
}
