import { type Block, isBlank, textBlock } from '@/lib/core/content';
import { type Conversation, continueRequest, isSendableText, type Message } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import { type OpenConversation, readConversation } from '@/lib/storage/conversations';
import { storeTurnStart, type TurnStart } from '@/lib/storage/replies';
import { changeSettings, readSettings } from '@/lib/storage/settings';
import type { AppContext } from './edges';
import { receiveReply } from './receive';
import { notify, setDraft } from './state';

/** In milliseconds: how long to wait for another window that is just finishing with the conversation. */
const lockPatience = 2_000;

/** The lock that a window holds while it has a turn in the conversation. */
export function lockOf(conversationId: string): string {
  return `aside conversation ${conversationId}`;
}

/**
 * Sends the text as the user's next message in the conversation that is shown, and receives the reply. The
 * message is stored before the request leaves, and only then the composer is emptied. Blank text is ignored.
 * Resolves when the turn is over.
 */
export async function send(app: AppContext, text: string): Promise<void> {
  if (!isSendableText(text)) return;
  const { conversationId } = app.store.getState();
  await takeTurn(
    app,
    conversationId,
    (opened) => turnWith(app, opened, [textBlock(text)]),
    () => {
      if (app.store.getState().drafts[conversationId] === text) setDraft(app.store, conversationId, '');
    },
  );
}

/** Asks for the rest of a reply that was cut off, as a message of its own. */
export async function continueReply(app: AppContext): Promise<void> {
  await takeTurn(app, app.store.getState().conversationId, (opened) =>
    turnWith(app, opened, [continueRequest]),
  );
}

/**
 * Asks for the last reply once more: a sibling of the one that is there. One that got no content makes room
 * for the new one, so that failed attempts do not pile up.
 */
export async function regenerate(app: AppContext): Promise<void> {
  await takeTurn(app, app.store.getState().conversationId, ({ conversation, branch }) => {
    const last = branch.at(-1);
    if (!last) return undefined;
    if (last.role === 'user') return { conversation, reply: awaitedReply(app, conversation, last.id) };
    const reply = awaitedReply(app, conversation, last.parentId);
    return { conversation, reply, ...(isBlank(last.content) ? { replacedId: last.id } : {}) };
  });
}

/** Stops the reply that this window is receiving in the conversation that is shown; what has arrived is kept. */
export function stop(app: AppContext): void {
  app.turns.get(app.store.getState().conversationId)?.abort();
}

/** Has one turn, holding the conversation's lock from before its first write until its reply has ended. */
async function takeTurn(
  app: AppContext,
  conversationId: string,
  plan: (opened: OpenConversation) => TurnStart | undefined,
  onStored: () => void = () => {},
): Promise<void> {
  if (app.turns.has(conversationId)) return;
  const turn = new AbortController();
  app.turns.set(conversationId, turn);
  try {
    const { held } = await app.locks.tryHold(lockOf(conversationId), lockPatience, async () => {
      const start = plan(await openOrCreate(app, conversationId));
      const stored = start && (await storeStart(app, start));
      if (!stored) return;
      onStored();
      await receiveReply(app, stored, turn.signal);
    });
    if (!held)
      tell(app, 'Another window is in the middle of a turn in this conversation. Try again when it is done.');
  } finally {
    app.turns.delete(conversationId);
  }
}

/** Stores the turn's start, or says why that was not possible; the text stays in the composer then. */
async function storeStart(app: AppContext, start: TurnStart): Promise<OpenConversation | undefined> {
  try {
    const opened = await storeTurnStart(app.database, start);
    await changeSettings(app.database, { lastConversationId: opened.conversation.id });
    return opened;
  } catch {
    tell(
      app,
      'Your message could not be stored, so nothing was sent. Is the disk full? It is still in the composer.',
    );
    return undefined;
  }
}

function turnWith(app: AppContext, { conversation }: OpenConversation, content: Block[]): TurnStart {
  const user: TurnStart['user'] = {
    id: app.newId(),
    parentId: conversation.headId,
    role: 'user',
    status: 'complete',
    content,
    createdAt: app.clock.now(),
  };
  return { conversation, user, reply: awaitedReply(app, conversation, user.id) };
}

function awaitedReply(
  app: AppContext,
  { model }: Conversation,
  parentId: string | null,
): Omit<Message, 'seq' | 'conversationId'> {
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

async function openOrCreate(app: AppContext, id: string): Promise<OpenConversation> {
  const stored = await readConversation(app.database, id);
  if (stored) return stored;
  const settings = await readSettings(app.database);
  const now = app.clock.now();
  const conversation: Conversation = {
    id,
    title: '',
    hasOwnTitle: false,
    systemPrompt: settings.systemPrompt,
    model: settings.model ?? { providerId: 'anthropic', model: '', name: '' },
    headId: null,
    nextSeq: 1,
    createdAt: now,
    updatedAt: now,
  };
  return { conversation, branch: [] };
}

function tell(app: AppContext, text: string): void {
  notify(app.store, { id: app.newId(), text });
}
