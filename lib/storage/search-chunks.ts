import { entryVersion, type SearchEntry, toSearchEntry } from '@/lib/core/search/search-entry';
import type { AsideDatabase } from './database';
import { type ChangedEntries, latestChange, readEntries, readNews, tablesOfNews } from './search-news';
import type { SearchChunk, SearchState } from './search-tables';

/** How many messages a chunk holds: its text is about half a megabyte, which is read and searched in milliseconds. */
export const chunkSize = 1000;

/** In changes: more than this are worth a worker of their own, before anyone searches. */
const manyChanges = 1000;

/** Whether there is much to read before a search can answer, as after an upgrade. */
export async function isSearchBehind(database: AsideDatabase): Promise<boolean> {
  return !isFilled(await readSearchState(database)) || (await database.searchChanges.count()) > manyChanges;
}

/** Whether all messages have been read into chunks of today's version. */
export function isFilled(state: SearchState | undefined): boolean {
  return state?.version === entryVersion && state.readUpTo === null;
}

export function listSearchChunks(database: AsideDatabase): Promise<number[]> {
  return database.searchChunks.toCollection().primaryKeys();
}

/** How far the chunks have come; undefined before the first. */
export function readSearchState(database: AsideDatabase): Promise<SearchState | undefined> {
  return database.searchState.get('state');
}

/** The entries of a chunk; none if it is gone. */
export async function readSearchChunk(database: AsideDatabase, id: number): Promise<readonly SearchEntry[]> {
  return (await database.searchChunks.get(id))?.entries ?? [];
}

/** Forgets all chunks, and begins to read all messages anew. Changes noted before need no more attention then. */
export async function restartSearchChunks(database: AsideDatabase): Promise<SearchState> {
  const { searchChunks, searchChanges, searchState } = database;
  return database.transaction('rw', searchChunks, searchChanges, searchState, async () => {
    const before = await searchState.get('state');
    const state = {
      id: 'state' as const,
      version: entryVersion,
      generation: (before?.generation ?? 0) + 1,
      readUpTo: '',
      forgottenUpTo: await latestChange(database),
    };
    await searchChunks.clear();
    await searchChanges.clear();
    await searchState.put(state);
    return state;
  });
}

/** Reads the next messages into a chunk; the state says null for `readUpTo` when there were no more. */
export async function addSearchChunk(database: AsideDatabase): Promise<SearchState | undefined> {
  const { messages, searchChunks, searchState } = database;
  return database.transaction('rw', messages, searchChunks, searchState, async () => {
    const state = await searchState.get('state');
    if (!state || state.readUpTo === null) return state;
    const next = await messages.where('id').above(state.readUpTo).limit(chunkSize).toArray();
    const readUpTo = next.length < chunkSize ? null : (next.at(-1)?.id ?? null);
    const grown = { ...state, generation: state.generation + 1, readUpTo };
    if (next.length > 0) await searchChunks.add(chunkOf(next.map(toSearchEntry)));
    await searchState.put(grown);
    return grown;
  });
}

/**
 * Takes all changes into the chunks, and forgets them. Nothing happens if they are about more messages than
 * `mostChanges`, or if the chunks or the changes are not those any more that the caller knows.
 * @returns the new state, and the chunks that have changed; undefined if nothing happened
 */
export async function absorbChanges(
  database: AsideDatabase,
  known: { generation: number; upTo: number },
  mostChanges: number,
): Promise<{ state: SearchState; touched: readonly number[] } | undefined> {
  return database.transaction('rw', tablesOfNews(database), async () => {
    const { state, isTooMuch, entries, upTo } = await readNews(database, 0, mostChanges);
    if (isTooMuch || state?.generation !== known.generation || upTo > known.upTo) return undefined;
    const touched = await changeChunks(database, entries);
    const changed = {
      ...state,
      generation: state.generation + 1,
      forgottenUpTo: Math.max(state.forgottenUpTo, upTo),
    };
    await database.searchChanges.clear();
    await database.searchState.put(changed);
    return { state: changed, touched };
  });
}

/**
 * Takes the text of messages out of the chunks. To be called inside the transaction that removes them, over the
 * tables of chunks and their state too: what the user has deleted is not to stay behind here.
 */
export async function removeFromChunks(
  database: AsideDatabase,
  messageIds: readonly string[],
): Promise<void> {
  const removed = new Map(messageIds.map((id) => [id, null]));
  const chunkIds = await chunksWith(database, messageIds);
  for (const id of chunkIds) await changeChunk(database, id, removed);
  if (chunkIds.length === 0) return;
  await database.searchState.update('state', (state) => {
    state.generation += 1;
  });
}

/** How many messages of a chunk are compared at a time: nobody should have to wait for it. */
const comparedMessages = 200;

/**
 * Whether the chunk says what some messages say that it is about, taken at random, apart from those that have changed
 * since; false if more than `mostChanges` have.
 */
export async function isChunkTrue(
  database: AsideDatabase,
  id: number,
  mostChanges: number,
): Promise<boolean> {
  return database.transaction('r', tablesOfNews(database), async () => {
    const chunk = await readSearchChunk(database, id);
    const { isTooMuch, entries: changed } = await readNews(database, 0, mostChanges);
    if (isTooMuch) return false;
    const first = Math.floor(Math.random() * Math.max(1, chunk.length - comparedMessages + 1));
    const compared = chunk.slice(first, first + comparedMessages);
    const ids = compared.map(({ messageId }) => messageId);
    const stored = await readEntries(database, ids);
    const isTrue = (entry: SearchEntry) =>
      changed.has(entry.messageId) || JSON.stringify(entry) === JSON.stringify(stored.get(entry.messageId));
    return compared.every(isTrue);
  });
}

/** @returns the chunks that were there and have changed */
async function changeChunks(database: AsideDatabase, changed: ChangedEntries): Promise<number[]> {
  const added = new Map(changed);
  const touched = await chunksWith(database, [...changed.keys()]);
  for (const id of touched) {
    for (const messageId of await changeChunk(database, id, changed)) added.delete(messageId);
  }
  const last = await addToLastChunk(
    database,
    [...added.values()].filter((entry) => entry !== null),
  );
  return last === undefined ? touched : [...touched, last];
}

/** The chunks in which messages have an entry. */
async function chunksWith(database: AsideDatabase, messageIds: readonly string[]): Promise<number[]> {
  const ids = await database.searchChunks.where('messageIds').anyOf(messageIds).primaryKeys();
  return [...new Set(ids)];
}

/** @returns the messages whose entries were in it before */
async function changeChunk(
  database: AsideDatabase,
  id: number,
  changed: ChangedEntries,
): Promise<readonly string[]> {
  const before = await readSearchChunk(database, id);
  const entries = before.flatMap((entry) => {
    const now = changed.get(entry.messageId);
    return now === undefined ? [entry] : (now ?? []);
  });
  if (entries.length > 0) await database.searchChunks.put({ ...chunkOf(entries), id });
  else await database.searchChunks.delete(id);
  return before.map(({ messageId }) => messageId);
}

function chunkOf(entries: readonly SearchEntry[]): Omit<SearchChunk, 'id'> {
  return { messageIds: entries.map(({ messageId }) => messageId), entries };
}

/** @returns the chunk that was there and has grown; undefined if there is none such */
async function addToLastChunk(
  database: AsideDatabase,
  added: readonly SearchEntry[],
): Promise<number | undefined> {
  const last = await database.searchChunks.toCollection().last();
  const hasRoom = last !== undefined && last.entries.length < chunkSize;
  const entries = hasRoom ? [...last.entries, ...added] : added;
  for (let start = 0; start < entries.length; start += chunkSize) {
    const chunk = chunkOf(entries.slice(start, start + chunkSize));
    if (hasRoom && start === 0) await database.searchChunks.put({ ...chunk, id: last.id });
    else await database.searchChunks.add(chunk);
  }
  return hasRoom ? last.id : undefined;
}
