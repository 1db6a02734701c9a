import {
  arrange,
  type ConversationList,
  type ConversationRow,
  type ListGroup,
  rowOf,
  type Shelf,
  type TimeSpan,
  timeSpans,
} from '@/lib/core/conversation-list';
import type { AsideDatabase } from './database';

/**
 * The list of a shelf as ids, grouped as it is at `now` (milliseconds since 1970). Only keys are read, from indexes
 * and in the order that they are in: five thousand conversations take a few requests, however long each one is.
 */
export function listConversations(
  database: AsideDatabase,
  shelf: Shelf,
  now: number,
): Promise<ConversationList> {
  const { conversations } = database;
  return database.transaction('r', conversations, async () => {
    const oldest = await conversations.orderBy('updatedAt').first();
    const [spans, pinned, archived, deleted] = await Promise.all([
      Promise.all(timeSpans(now, oldest?.updatedAt ?? now).map((span) => idsIn(database, span))),
      marked(database, 'pinnedAt'),
      marked(database, 'archivedAt'),
      marked(database, 'deletedAt'),
    ]);
    return arrange({ spans, pinned: pinned.reverse(), archived, deleted }, shelf);
  });
}

/** Some conversations for their rows in a list, by id; without those that are gone. */
export async function readRows(
  database: AsideDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConversationRow>> {
  const found = await database.conversations.bulkGet([...ids]);
  return new Map(found.flatMap((row) => (row ? [[row.id, rowOf(row)]] : [])));
}

/** How many conversations are read at a time while one is looked for. */
const searchStep = 200;

/**
 * The first of these conversations whose title begins so, whatever the accents and capitals; undefined for none. Reads
 * no more of them than it has to.
 */
export async function findByTitle(
  database: AsideDatabase,
  ids: readonly string[],
  beginning: string,
  locale: string,
): Promise<string | undefined> {
  const { compare } = new Intl.Collator(locale, { usage: 'search', sensitivity: 'base' });
  for (let start = 0; start < ids.length; start += searchStep) {
    const step = await database.conversations.bulkGet(ids.slice(start, start + searchStep));
    const found = step.find((row) => row && compare(row.title.slice(0, beginning.length), beginning) === 0);
    if (found) return found.id;
  }
  return undefined;
}

/** The conversations in which some window is receiving a reply. */
export async function listArriving(database: AsideDatabase): Promise<ReadonlySet<string>> {
  const keys = await database.journal.orderBy('conversationId').uniqueKeys();
  return new Set(keys.map(String));
}

async function idsIn({ conversations }: AsideDatabase, { name, from, until }: TimeSpan): Promise<ListGroup> {
  const ids = await conversations.where('updatedAt').between(from, until, true, false).primaryKeys();
  return { name, ids: ids.reverse() };
}

function marked({ conversations }: AsideDatabase, field: 'pinnedAt' | 'archivedAt' | 'deletedAt') {
  return conversations.where(field).above(-Infinity).primaryKeys();
}
