import type { Conversation } from '@/lib/core/conversation';
import { fold } from '@/lib/core/search/fold';
import { entryVersion, type SearchEntry, toSearchEntry } from '@/lib/core/search/search-entry';
import type { AsideDatabase } from './database';
import type { SearchChange, SearchState } from './search-tables';

/** How many messages a chunk holds: its text is about half a megabyte, which is read and searched in milliseconds. */
export const chunkSize = 1000;

/** What has changed since the chunks were written: the entry of each message as it is now; null for a removed one. */
type ChangedEntries = ReadonlyMap<string, SearchEntry | null>;

/** What a search needs of a conversation. */
export interface SearchedConversation {
  id: string;
  title: string;
  foldedTitle: string;
  updatedAt: number;
  isArchived: boolean;
  isDeleted: boolean;
  /** Messages numbered below are not shown any more, because the conversation was started over. */
  firstSeq: number;
}

/** Changes of more messages than this are not worth following one by one: reading all anew is faster. */
const mostChanges = 5000;

/** What is new since the last time. */
export interface SearchNews {
  state: SearchState | undefined;
  /** So much has changed that the chunks are to be made anew; the other fields are empty then. */
  isTooMuch: boolean;
  /** The number of the last change. */
  upTo: number;
  entries: ChangedEntries;
  conversations: ReadonlyMap<string, SearchedConversation | null>;
}

/** Reads the changes numbered above `after`, and what they changed as it is now, in one view of the database. */
export function readNews(database: AsideDatabase, after: number): Promise<SearchNews> {
  return database.transaction('r', tablesOfNews(database), async () => {
    const state = await database.searchState.get('state');
    const changes = await database.searchChanges.where('number').above(after).toArray();
    const upTo = changes.at(-1)?.number ?? after;
    const messageIds = idsOf(changes, 'messages');
    const isTooMuch = messageIds.length > mostChanges;
    if (isTooMuch) return { state, isTooMuch, upTo, entries: new Map(), conversations: new Map() };
    const conversations = await readSearchedConversations(database, idsOf(changes, 'conversations'));
    return { state, isTooMuch, upTo, entries: await readEntries(database, messageIds), conversations };
  });
}

/** The news together with how many messages are stored, in one view of the database. */
export function readNewsAndCount(
  database: AsideDatabase,
  after: number,
): Promise<{ news: SearchNews; messageCount: number }> {
  return database.transaction('r', tablesOfNews(database), async () => ({
    news: await readNews(database, after),
    messageCount: await database.messages.count(),
  }));
}

function tablesOfNews(database: AsideDatabase) {
  const { messages, conversations, searchChunks, searchChanges, searchState } = database;
  return [messages, conversations, searchChunks, searchChanges, searchState];
}

/** The ids of the rows of a table that have changed, each once. */
export function idsOf(changes: readonly SearchChange[], table: SearchChange['table']): string[] {
  return [...new Set(changes.filter((change) => change.table === table).flatMap(({ ids }) => ids))];
}

/** All conversations as a search needs them. */
export async function listSearchedConversations(
  database: AsideDatabase,
): Promise<Map<string, SearchedConversation>> {
  const searched = (await database.conversations.toArray()).map(toSearchedConversation);
  return new Map(searched.map((conversation) => [conversation.id, conversation]));
}

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

/** A number that differs whenever a message or a conversation has changed; for live queries. */
export async function latestChange(database: AsideDatabase): Promise<number> {
  return (await database.searchChanges.toCollection().last())?.number ?? 0;
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
    const last = await searchChanges.toCollection().last();
    const state = {
      id: 'state' as const,
      version: entryVersion,
      generation: (before?.generation ?? 0) + 1,
      readUpTo: '',
      forgottenUpTo: last?.number ?? before?.forgottenUpTo ?? 0,
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
    if (next.length > 0) await searchChunks.add({ entries: next.map(toSearchEntry) });
    await searchState.put(grown);
    return grown;
  });
}

/**
 * Takes all changes into the chunks, and forgets them. `chunkOf` says in which chunk a message's entry is. Nothing
 * happens if the chunks or the changes are not those any more that the caller knows.
 * @returns the new state, and the chunks that have changed; undefined if nothing happened
 */
export async function absorbChanges(
  database: AsideDatabase,
  known: { generation: number; upTo: number },
  chunkOf: (messageId: string) => number | undefined,
): Promise<{ state: SearchState; touched: readonly number[] } | undefined> {
  return database.transaction('rw', tablesOfNews(database), async () => {
    const { state, entries, upTo } = await readNews(database, 0);
    if (state?.generation !== known.generation || upTo > known.upTo) return undefined;
    const touched = await changeChunks(database, entries, chunkOf);
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

/** Whether the chunk says what the messages say that it is about, apart from those that have changed since. */
export async function isChunkTrue(database: AsideDatabase, id: number): Promise<boolean> {
  return database.transaction('r', tablesOfNews(database), async () => {
    const chunk = await readSearchChunk(database, id);
    const { entries: changed } = await readNews(database, 0);
    const ids = chunk.map(({ messageId }) => messageId);
    const stored = await readEntries(database, ids);
    const isTrue = (entry: SearchEntry) =>
      changed.has(entry.messageId) || JSON.stringify(entry) === JSON.stringify(stored.get(entry.messageId));
    return chunk.every(isTrue);
  });
}

async function changeChunks(
  database: AsideDatabase,
  changed: ChangedEntries,
  chunkOf: (messageId: string) => number | undefined,
): Promise<number[]> {
  const added: SearchEntry[] = [];
  const touched = new Set<number>();
  for (const [id, entry] of changed) {
    const chunkId = chunkOf(id);
    if (chunkId !== undefined) touched.add(chunkId);
    else if (entry) added.push(entry);
  }
  for (const id of touched) {
    const entries = (await readSearchChunk(database, id)).flatMap((entry) => {
      const now = changed.get(entry.messageId);
      return now === undefined ? [entry] : (now ?? []);
    });
    await (entries.length > 0
      ? database.searchChunks.put({ id, entries })
      : database.searchChunks.delete(id));
  }
  const last = await addToLastChunk(database, added);
  return last === undefined ? [...touched] : [...touched, last];
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
    const chunk = { entries: entries.slice(start, start + chunkSize) };
    if (hasRoom && start === 0) await database.searchChunks.put({ ...chunk, id: last.id });
    else await database.searchChunks.add(chunk);
  }
  return hasRoom ? last.id : undefined;
}

async function readEntries(
  database: AsideDatabase,
  ids: readonly string[],
): Promise<Map<string, SearchEntry | null>> {
  const found = await database.messages.bulkGet([...ids]);
  return new Map(
    ids.map((id, index) => {
      const message = found[index];
      return [id, message ? toSearchEntry(message) : null];
    }),
  );
}

async function readSearchedConversations(
  database: AsideDatabase,
  ids: readonly string[],
): Promise<Map<string, SearchedConversation | null>> {
  const found = await database.conversations.bulkGet([...ids]);
  return new Map(
    ids.map((id, index) => {
      const conversation = found[index];
      return [id, conversation ? toSearchedConversation(conversation) : null];
    }),
  );
}

function toSearchedConversation({
  id,
  title,
  updatedAt,
  archivedAt,
  deletedAt,
  cleared,
}: Conversation): SearchedConversation {
  return {
    id,
    title,
    foldedTitle: fold(title),
    updatedAt,
    isArchived: archivedAt !== undefined,
    isDeleted: deletedAt !== undefined,
    firstSeq: cleared?.beforeSeq ?? 0,
  };
}
