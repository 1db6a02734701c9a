import { type Conversation, type Message, titleOf, withMark } from '@/lib/core/conversation';
import { changeInTurn, restoreMessage } from '@/lib/core/message-deletion';
import { startsOver, undoStartOver } from '@/lib/core/start-over';
import { changeBranches } from '@/lib/storage/branches';
import { changeConversation, changeConversations, removeDeleted } from '@/lib/storage/conversations';
import { readDeletedSince } from '@/lib/storage/recent-deletions';
import { draftLifetime, heldAttachments } from './attachments';
import type { AppContext } from './edges';
import { offerUndo, undoableSince } from './notices';

/** In milliseconds: how long a deletion can be undone. After that the data is removed for good. */
const undoTime = 15_000;

/** Offers the way back from what was deleted at `since`; when that offer is over, the data goes. */
export function offerUndoOfDeletion(
  app: AppContext,
  text: string,
  undo: () => Promise<void>,
  since = app.clock.now(),
): void {
  offerUndo(app, undoTime, text, undo, { since })
    .then(() => removeOldDeletions(app))
    .catch(() => {
      // The window was closing; the next one removes it at its start.
    });
}

/**
 * Removes for good what was deleted so long ago that no window still offers to undo it, and nothing that this one
 * does.
 */
export async function removeOldDeletions(app: AppContext): Promise<void> {
  const now = app.clock.now();
  const before = Math.min(now - undoTime, undoableSince(app));
  await removeDeleted(app.database, before, heldAttachments(app.store), now - draftLifetime);
}

/** Something that was deleted, as it is offered to be undone. */
interface Offer {
  /** Milliseconds since 1970. */
  at: number;
  text: string;
  undo: () => Promise<void>;
}

/** Offers once more to undo what was deleted just before the panel was closed or loaded again, the latest last. */
export async function offerRecentDeletions(app: AppContext): Promise<void> {
  const since = app.clock.now() - undoTime;
  const { conversations, startedOver, messages } = await readDeletedSince(app.database, since);
  const offers = [
    ...inSteps(conversations).map(([at, deleted]) => offerOfConversations(app, deleted, at)),
    ...startedOver.flatMap((conversation) => offersOfStartsOver(app, conversation, since)),
    ...inSteps(messages).map(([at, deleted]) => offerOfMessages(app, deleted, at)),
  ];
  for (const { text, undo, at } of offers.toSorted((one, other) => one.at - other.at))
    offerUndoOfDeletion(app, text, undo, at);
}

/** What was deleted in one step, which comes back in one, by the time of it. */
function inSteps<Row extends Conversation | Message>(rows: readonly Row[]): [number, Row[]][] {
  return [...Map.groupBy(rows, ({ deletedAt = 0 }) => deletedAt)];
}

function offerOfConversations(app: AppContext, deleted: readonly Conversation[], at: number): Offer {
  const { words } = app.store.getState();
  const { conversation: one, conversations: many } = words.notices;
  const [first] = deleted;
  const isOne = first && deleted.length === 1;
  const undo = async () => {
    const ids = deleted.map(({ id }) => id);
    await changeConversations(app.database, ids, (found) => withMark(found, 'deletedAt', undefined));
  };
  return { at, text: isOne ? one.deleted(titleOf(first, words)) : many.deleted(deleted.length), undo };
}

function offersOfStartsOver(app: AppContext, conversation: Conversation, since: number): Offer[] {
  const { words } = app.store.getState();
  return startsOver(conversation, since).map(({ at, title }) => ({
    at,
    text: words.notices.conversation.emptied(titleOf({ title }, words)),
    undo: () => changeConversation(app.database, conversation.id, (found) => undoStartOver(found, at)),
  }));
}

/** The parts of a reply are deleted, and come back, together. */
function offerOfMessages(app: AppContext, deleted: readonly Message[], at: number): Offer {
  const conversationId = deleted[0]?.conversationId ?? '';
  const ids = deleted.toSorted((one, other) => one.seq - other.seq).map(({ id }) => id);
  const undo = () => undoMessageDeletions(app, conversationId, ids);
  return { at, text: app.store.getState().words.messages.deleted, undo };
}

/** Brings deleted messages back, named oldest first; nothing happens to those that are back, or gone for good. */
export async function undoMessageDeletions(
  app: AppContext,
  conversationId: string,
  ids: readonly string[],
): Promise<void> {
  await changeBranches(app.database, conversationId, (stored) =>
    changeInTurn(stored, ids.toReversed(), restoreMessage),
  );
}
