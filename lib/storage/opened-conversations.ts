import Dexie from 'dexie';
import type { Conversation, Message } from '@/lib/core/conversation';
import type { StoredConversation } from '@/lib/core/message-deletion';
import { shownAfter, shownOf } from '@/lib/core/message-tree';
import type { OpenConversation } from '@/lib/core/summary/summary';
import { summariesOf } from './conversations';
import type { AsideDatabase } from './database';
import { idsOf, latestChange } from './search-news';
import type { SearchChange } from './search-tables';

/**
 * What this window remembers of the conversations that it read last, so that a change of one message of ten thousand
 * reads that message alone, and all others stay the same objects.
 *
 * It cannot be older than the database: whoever changes a row of a conversation, in whatever window, notes its id in
 * the same transaction under a number that only grows (search-changes.ts). What is remembered has the number of the
 * last change in it, and each read takes up all that were noted since, in one view of the database. Notes that search
 * has removed leave the number of the last one behind; whoever knows less than that reads everything again.
 */
export interface Remembered {
  upTo: number;
  stored: StoredConversation;
  opened: OpenConversation;
}

/** How many conversations a window remembers: a few, because some are large. */
const rememberedCount = 3;

/** More changes than this are not worth following one by one. */
const mostChanges = 1_000;

/** By database and conversation; the one that was read last is the last. */
const memories = new WeakMap<AsideDatabase, Map<string, Remembered>>();

/** What reading an open conversation needs. */
export function tablesOfOpened(database: AsideDatabase) {
  const { conversations, messages, summaries, searchChanges, searchState } = database;
  return [conversations, messages, summaries, searchChanges, searchState];
}

/**
 * The conversation and its branch, or undefined if there is none or it is deleted. What has not changed since the last
 * call is the same object.
 */
export function readConversation(database: AsideDatabase, id: string): Promise<OpenConversation | undefined> {
  // A transaction of its own: only what is surely stored is remembered, and not what a larger one may yet undo.
  return database.transaction('r!', tablesOfOpened(database), async () => {
    const found = await readOn(database, id);
    remember(database, id, found);
    return found?.stored.conversation.deletedAt === undefined ? found?.opened : undefined;
  });
}

/**
 * The stored conversation as it is inside a transaction that changes it. Nothing of that is remembered: it is to be
 * given to `remember` once the transaction has completed.
 */
export function openedNow(database: AsideDatabase, { id }: Conversation): Promise<Remembered | undefined> {
  return readOn(database, id);
}

async function readOn(database: AsideDatabase, id: string): Promise<Remembered | undefined> {
  const known = memories.get(database)?.get(id);
  const { upTo, changes } = await changesSince(database, known?.upTo);
  const stored =
    known && changes ? await withChanges(database, known.stored, changes) : await readWhole(database, id);
  if (!stored) return undefined;
  return { upTo, stored, opened: known?.stored === stored ? known.opened : openedFrom(stored, known) };
}

/** What was noted after the change with this number; no `changes` if that cannot be told. */
async function changesSince(
  database: AsideDatabase,
  number: number | undefined,
): Promise<{ upTo: number; changes?: readonly SearchChange[] }> {
  const { forgottenUpTo = 0 } = (await database.searchState.get('state')) ?? {};
  if (number === undefined || number < forgottenUpTo) return { upTo: await latestChange(database) };
  const changes = await database.searchChanges.where('number').above(number).toArray();
  return { upTo: changes.at(-1)?.number ?? number, changes };
}

async function readWhole(database: AsideDatabase, id: string): Promise<StoredConversation | undefined> {
  const conversation = await database.conversations.get(id);
  if (!conversation) return undefined;
  return {
    conversation,
    messages: await readMessages(id),
    summaries: await summariesOf(database, id),
  };
}

/**
 * All messages of a conversation, in the order of their numbers, inside a transaction; read without Dexie, whose live
 * queries would remember each id, which takes longer than reading them. It is the notes that are watched.
 */
function readMessages(id: string): Promise<Message[]> {
  const { idbtrans } = Dexie.currentTransaction;
  const index = idbtrans.objectStore('messages').index('[conversationId+seq]');
  const request: IDBRequest<Message[]> = index.getAll(IDBKeyRange.bound([id, -Infinity], [id, Infinity]));
  return new Dexie.Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The same object if nothing of it has changed. */
async function withChanges(
  database: AsideDatabase,
  stored: StoredConversation,
  changes: readonly SearchChange[],
): Promise<StoredConversation | undefined> {
  const { id } = stored.conversation;
  const messageIds = idsOf(changes, 'messages');
  const summaryIds = idsOf(changes, 'summaries');
  if (messageIds.length + summaryIds.length > mostChanges) return readWhole(database, id);
  const isChanged = idsOf(changes, 'conversations').includes(id);
  const conversation = isChanged ? await database.conversations.get(id) : stored.conversation;
  if (!conversation) return undefined;
  const foundMessages = await database.messages.bulkGet(messageIds);
  const messages = withRows(id, stored.messages, messageIds, foundMessages, ({ seq }) => seq);
  const foundSummaries = await database.summaries.bulkGet(summaryIds);
  const summaries = withRows(id, stored.summaries, summaryIds, foundSummaries, (summary) => summary.id);
  const isSame = !isChanged && messages === stored.messages && summaries === stored.summaries;
  return isSame ? stored : { conversation, messages, summaries };
}

/**
 * The rows of a conversation after those with `ids` became `found`, in the order of their places, which never change;
 * the same array if none of them is of it.
 */
function withRows<Row extends { id: string; conversationId: string }>(
  conversationId: string,
  known: readonly Row[],
  ids: readonly string[],
  found: readonly (Row | undefined)[],
  placeOf: (row: Row) => number | string,
): readonly Row[] {
  const own = found.filter((row) => row !== undefined).filter((row) => row.conversationId === conversationId);
  const gone = new Set(ids);
  for (const { id } of own) gone.delete(id);
  const rows = gone.size > 0 ? known.filter(({ id }) => !gone.has(id)) : [...known];
  if (own.length === 0 && rows.length === known.length) return known;
  for (const row of own) {
    const place = placeOf(row);
    // From the end: it is mostly the newest ones that change.
    const before = rows.findLastIndex((other) => placeOf(other) <= place);
    const isThere = rows[before]?.id === row.id;
    rows.splice(isThere ? before : before + 1, isThere ? 1 : 0, row);
  }
  return rows;
}

/** What is shown of a conversation; the branch is the same array as before if it has not changed. */
function openedFrom(stored: StoredConversation, before?: Remembered): OpenConversation {
  const { conversation, messages, summaries } = stored;
  const shown = before
    ? shownAfter({ ...before.stored, shown: before.opened }, conversation, messages)
    : shownOf(conversation, messages);
  return { conversation, summaries, branch: shown.branch, siblings: shown.siblings };
}

/** Keeps what was read for the next time; only what is surely stored. */
export function remember(database: AsideDatabase, id: string, found: Remembered | undefined): void {
  const remembered = memories.get(database) ?? new Map<string, Remembered>();
  memories.set(database, remembered);
  // Of two reads at once, the older may end last.
  if (found && (remembered.get(id)?.upTo ?? 0) > found.upTo) return;
  remembered.delete(id);
  if (found) remembered.set(id, found);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= rememberedCount) return;
    remembered.delete(oldest);
  }
}
