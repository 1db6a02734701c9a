import { attachmentIdsOf } from '@/lib/core/attachments/attachment';
import type { Block } from '@/lib/core/content';
import { type Conversation, continueRequest, userContent } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import type { NewMessage, TurnStart } from '@/lib/storage/replies';
import type { AppContext } from './edges';
import { type State, setDraft, setDraftAttachments } from './state';
import { takeTurn } from './take-turn';

/**
 * Sends the text, with what is attached to the draft, as the user's next message in the conversation that was shown,
 * and receives the reply; both as the store's state had them when the user pressed Send. The message is stored before the
 * request leaves, and only then the draft is emptied. Blank text with nothing attached is ignored. Resolves when the turn is over.
 */
export async function send(
  app: AppContext,
  text: string,
  { conversationId: shownId, draftAttachments }: Pick<State, 'conversationId' | 'draftAttachments'>,
): Promise<void> {
  const attached = draftAttachments[shownId] ?? [];
  const content = userContent(text, attached);
  if (content.length === 0) return;
  const emptyDraft = (conversationId: string) => {
    const { drafts, newConversationId } = app.store.getState();
    // What was typed and attached since Enter stays.
    const draft = drafts[conversationId] ?? '';
    if (draft.startsWith(text)) setDraft(app.store, conversationId, draft.slice(text.length));
    setDraftAttachments(app.store, conversationId, (present) =>
      present.filter((block) => !attached.includes(block)),
    );
    if (newConversationId === conversationId) app.store.setState({ newConversationId: app.newId() });
  };
  let isDeleted = false;
  const sendIn = (conversationId: string) =>
    takeTurn(
      app,
      conversationId,
      (conversation) => {
        isDeleted = conversation.deletedAt !== undefined;
        return isDeleted ? undefined : turnWith(app, conversation, content);
      },
      () => emptyDraft(conversationId),
    );
  await sendIn(shownId);
  // Some window has deleted it.
  if (isDeleted) await sendIn(moveDraft(app, shownId));
}

/** Asks for the rest of a reply that was cut off, as a message of its own. */
export async function continueReply(app: AppContext): Promise<void> {
  await takeTurn(app, app.store.getState().conversationId, (conversation) =>
    turnWith(app, conversation, [continueRequest]),
  );
}

/** Shows a new conversation that takes over what is typed in another; gives its id. */
function moveDraft(app: AppContext, conversationId: string): string {
  const { drafts, draftAttachments } = app.store.getState();
  const newId = app.newId();
  setDraft(app.store, newId, drafts[conversationId] ?? '');
  setDraftAttachments(app.store, newId, () => draftAttachments[conversationId] ?? []);
  app.store.setState({ conversationId: newId });
  return newId;
}

/** A turn that begins with a user's message, after the last one that is shown if nothing else is said. */
export function turnWith(
  app: AppContext,
  conversation: Conversation,
  content: Block[],
  parentId = conversation.headId,
): TurnStart & { user: NewMessage } {
  const attachmentIds = attachmentIdsOf(content);
  const user: NewMessage = {
    id: app.newId(),
    parentId,
    role: 'user',
    status: 'complete',
    content,
    ...(attachmentIds.length > 0 && { attachmentIds }),
    createdAt: app.clock.now(),
  };
  return { conversation, user, reply: awaitedReply(app, conversation, user.id) };
}

/** The empty reply that waits for its first text. */
export function awaitedReply(app: AppContext, { model }: Conversation, parentId: string | null): NewMessage {
  const { wire } = presetOf(model.providerId);
  return {
    id: app.newId(),
    parentId,
    role: 'assistant',
    status: 'streaming',
    content: [],
    createdAt: app.clock.now(),
    reply: { wire, providerId: model.providerId, model: model.model },
  };
}
