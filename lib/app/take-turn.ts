import type { Conversation, ModelChoice } from '@/lib/core/conversation';
import { newConversationWith } from '@/lib/core/settings';
import type { OpenConversation } from '@/lib/core/summary/summary';
import { MissingAttachmentError } from '@/lib/storage/attachments';
import { findConversation } from '@/lib/storage/conversations';
import { watch } from '@/lib/storage/database';
import { DeletedConversationError, storeTurnStart, type TurnStart } from '@/lib/storage/replies';
import { readSettings } from '@/lib/storage/settings';
import { readConnection } from './connections';
import { countMessages } from './counting';
import type { AppContext } from './edges';
import { warn } from './notices';
import { planFirst } from './prepare-request';
import { type BegunTurn, receiveReply } from './receive';
import { lockOf } from './turn-lock';

/** In milliseconds: how long to wait for another window that is just finishing with the conversation. */
const lockPatience = 2_000;

/** What a turn is about to do; undefined for nothing. */
export type Plan = (conversation: Conversation) => Promise<TurnStart | undefined> | TurnStart | undefined;

/**
 * Has one turn in a conversation, holding its lock from before the first write until the reply has ended. A
 * second turn while the first reply arrives is not taken, and a notice says so. `onStored` is called once the turn's start is safe.
 */
export async function takeTurn(
  app: AppContext,
  conversationId: string,
  plan: Plan,
  onStored: () => void = () => {},
): Promise<void> {
  if (app.turns.has(conversationId)) return tellOfReply(app, conversationId);
  const turn = new AbortController();
  app.turns.set(conversationId, turn);
  try {
    const { held } = await app.locks.tryHold(lockOf(conversationId), lockPatience, async () => {
      const start = await plan(await findOrCreate(app, conversationId));
      if (start) app.store.setState({ askedFor: start.reply.id });
      const begun = start && (await begin(app, start));
      if (!begun) return;
      // The request leaves first: what is drawn for it can wait for the frame that shows it.
      app.nextFrame(onStored);
      await receiveWhole(app, start, begun, turn);
      // Not awaited: the next turn may begin.
      void countMessages(app, conversationId)
        .then(async () => (await import('./summaries')).summarizeIfDue(app, conversationId))
        .catch(() => {});
    });
    if (!held) warn(app, app.store.getState().words.notices.turn.isElsewhere);
  } finally {
    endTurn(app, conversationId, turn);
  }
}

/** Says why nothing is sent. A key that was pressed twice, before the reply was there to be seen, needs no answer. */
function tellOfReply(app: AppContext, conversationId: string): void {
  const { replies, words } = app.store.getState();
  const isSeen = Object.values(replies).some(
    (reply) => reply.conversationId === conversationId && !reply.hasEnded,
  );
  if (isSeen) warn(app, words.notices.turn.isArriving);
}

/** Lets the next turn begin; the lock keeps the two in order. */
function endTurn(app: AppContext, conversationId: string, turn: AbortController): void {
  if (app.turns.get(conversationId) === turn) app.turns.delete(conversationId);
}

/** Receives the reply; and a second one beside it if the first was made from a part of what was sent. */
async function receiveWhole(
  app: AppContext,
  { reply }: TurnStart,
  begun: BegunTurn,
  turn: AbortController,
): Promise<void> {
  if (!(await receiveUnlessDeleted(app, begun, turn, true)) || turn.signal.aborted) return;
  const sibling = { ...reply, id: app.newId(), createdAt: app.clock.now() };
  const again = await begin(app, { conversation: begun.opened.conversation, reply: sibling });
  if (again) await receiveUnlessDeleted(app, again, turn, false);
}

/** A reply in a conversation that some window deletes is stopped: nobody would see it, but it would cost. */
async function receiveUnlessDeleted(
  app: AppContext,
  begun: BegunTurn,
  turn: AbortController,
  mayAskAgain: boolean,
): Promise<boolean> {
  const { id } = begun.opened.conversation;
  const unwatch = watch(
    () => findConversation(app.database, id),
    (found) => found?.deletedAt !== undefined && turn.abort(),
  );
  try {
    return await receiveReply(app, begun, turn.signal, () => endTurn(app, id, turn), mayAskAgain);
  } finally {
    unwatch();
  }
}

/**
 * Stores the turn's start, with its request if there is a way to the provider, and meanwhile gets ready to ask it; or
 * says why it could not be stored.
 */
async function begin(app: AppContext, start: TurnStart): Promise<BegunTurn | undefined> {
  const { model } = start.conversation;
  const connection = readConnection(app, model);
  const provider = connection.then(app.openProvider);
  // Whoever asks for the reply hears what is missing.
  provider.catch(() => {});
  const isReachable = await connection.then(
    () => true,
    () => false,
  );
  const asBegun = (stored: OpenConversation) => {
    const { conversation } = stored;
    return { ...stored, conversation: { ...conversation, model: sameModel(conversation.model, model) } };
  };
  try {
    const { opened, request } = await storeTurnStart(app.database, start, (stored, known) =>
      isReachable ? planFirst(app, start.reply, asBegun(stored), known) : undefined,
    );
    return { opened: asBegun(opened), request, provider };
  } catch (error) {
    const { attachmentMissing, turn } = app.store.getState().words.notices;
    if (error instanceof DeletedConversationError) warn(app, turn.wasDeleted);
    else if (error instanceof MissingAttachmentError) warn(app, attachmentMissing);
    else warn(app, start.user ? turn.notStoredKept : turn.notStored);
    return undefined;
  }
}

/** The model that a turn began with; with what is known of it by now, unless another window has chosen another. */
function sameModel(stored: ModelChoice, begun: ModelChoice): ModelChoice {
  return stored.providerId === begun.providerId && stored.model === begun.model ? stored : begun;
}

async function findOrCreate(app: AppContext, id: string): Promise<Conversation> {
  const stored = await findConversation(app.database, id);
  if (stored) return stored;
  const choices = app.store.getState().choices[id];
  return newConversationWith(await readSettings(app.database), id, app.clock.now(), choices);
}
