import type { Conversation } from '@/lib/core/conversation';
import { fold } from '@/lib/core/search/fold';
import { type SearchEntry, toSearchEntry } from '@/lib/core/search/search-entry';
import type { AsideDatabase } from './database';
import type { SearchChange, SearchState } from './search-tables';

/** What has changed since the chunks were written: the entry of each message as it is now; null for a removed one. */
export type ChangedEntries = ReadonlyMap<string, SearchEntry | null>;

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

/**
 * The number of the last change of a message, a conversation or a summary; 0 if there has been none. It only grows. In
 * a transaction, that is over the changes and the state of search.
 */
export function latestChange({ searchChanges, searchState }: AsideDatabase): Promise<number> {
  // Chained by hand: inside of so many async functions as read a conversation, one more loses the live query.
  return searchChanges
    .toCollection()
    .last()
    .then((last) => last?.number ?? searchState.get('state').then((state) => state?.forgottenUpTo ?? 0));
}

/**
 * Reads the changes numbered above `after`, and what they changed as it is now, in one view of the database. If they
 * are about more messages than `mostChanges`, it says no more than that.
 */
export function readNews(database: AsideDatabase, after: number, mostChanges: number): Promise<SearchNews> {
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
  mostChanges: number,
): Promise<{ news: SearchNews; messageCount: number }> {
  return database.transaction('r', tablesOfNews(database), async () => ({
    news: await readNews(database, after, mostChanges),
    messageCount: await database.messages.count(),
  }));
}

/** The tables of a transaction that reads news. */
export function tablesOfNews(database: AsideDatabase) {
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

/** The entry of each message as it is now; null for one that is not stored. */
export async function readEntries(
  database: AsideDatabase,
  ids: readonly string[],
): Promise<Map<string, SearchEntry | null>> {
  return byId(ids, await database.messages.bulkGet([...ids]), toSearchEntry);
}

async function readSearchedConversations(
  database: AsideDatabase,
  ids: readonly string[],
): Promise<Map<string, SearchedConversation | null>> {
  return byId(ids, await database.conversations.bulkGet([...ids]), toSearchedConversation);
}

/** What is made of the row that was found for each id, in the same order; null where there is none. */
function byId<Row, Made>(
  ids: readonly string[],
  found: readonly (Row | undefined)[],
  make: (row: Row) => Made,
): Map<string, Made | null> {
  return new Map(
    ids.map((id, index) => {
      const row = found[index];
      return [id, row === undefined ? null : make(row)];
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
