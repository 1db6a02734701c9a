import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import {
  type AsideDatabase,
  NewerDatabaseError,
  openDatabase,
  openSilentDatabase,
  watch,
} from '@/lib/storage/database';
import { emptyConversation, userMessage } from '../core/conversations';
import { pastVersions } from './past-versions';

let count = 0;
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

async function open(name: string, onOutdated = () => {}): Promise<AsideDatabase> {
  const database = await openDatabase(onOutdated, name);
  opened.push(database);
  return database;
}

/** The database as a later version of Aside would leave it. */
async function upgrade(name: string): Promise<Dexie> {
  const newer = new Dexie(name);
  newer
    .version(99)
    .stores({ conversations: 'id', messages: 'id', journal: 'messageId', settings: 'id', later: 'id' });
  await newer.open();
  opened.push(newer);
  return newer;
}

const fresh = () => `database ${++count}`;

test('transactions are durable', async () => {
  const database = await open(fresh());
  const durability = await database.transaction('rw', database.messages, (transaction) =>
    Promise.resolve(transaction.idbtrans.durability ?? 'strict'),
  );
  expect(durability).toBe('strict');
});

test('what a silent connection writes is told to no live query', async () => {
  const name = fresh();
  const database = await open(name);
  const silent = await openSilentDatabase(name);
  opened.push(silent);
  const counts: number[] = [];
  opened.push({
    close: watch(
      () => database.searchChunks.count(),
      (count) => counts.push(count),
    ),
  });
  await expect.poll(() => counts).toEqual([0]);

  await silent.searchChunks.add({ messageIds: ['a'], entries: [] });
  const journal: number[] = [];
  opened.push({
    close: watch(
      () => database.journal.count(),
      (count) => journal.push(count),
    ),
  });
  await database.journal.add({ messageId: 'a', conversationId: 'c', content: [] });
  await expect.poll(() => journal.at(-1)).toBe(1);
  await database.searchChunks.add({ messageIds: ['b'], entries: [] });
  await expect.poll(() => counts).toEqual([0, 2]);
});

test('no index holds what people wrote', async () => {
  const database = await open(fresh());
  const indexed = database.tables.flatMap(({ schema }) =>
    [schema.primKey, ...schema.indexes].flatMap(({ keyPath }) => keyPath ?? []),
  );
  expect(new Set(indexed)).toEqual(
    new Set([
      'id',
      'attachmentIds',
      'updatedAt',
      'deletedAt',
      'archivedAt',
      'pinnedAt',
      'cleared.at',
      'conversationId',
      'seq',
      'messageId',
      'messageIds',
      'providerId',
      'number',
      'startedAt',
      'importId',
    ]),
  );
});

test('a database of a newer Aside is refused and left as it is', async () => {
  const name = fresh();
  const newer = await upgrade(name);
  await newer.table('conversations').put(emptyConversation());
  newer.close();
  const before = await indexedDB.databases();
  await expect(open(name)).rejects.toThrow(NewerDatabaseError);
  expect(await indexedDB.databases()).toEqual(before);
  const again = await upgrade(name);
  expect(again.tables.map((table) => table.name)).toEqual(newer.tables.map((table) => table.name));
  expect(await again.table('conversations').count()).toBe(1);
});

test('a window that is overtaken by a newer Aside says so and never writes again', async () => {
  const name = fresh();
  let outdated = 0;
  const old = await open(name, () => {
    outdated++;
  });
  await old.conversations.put(emptyConversation());
  const newer = await upgrade(name);
  expect(outdated).toBe(1);
  await expect(old.conversations.put(emptyConversation({ id: 'written by old code' }))).rejects.toThrow();
  await expect(old.messages.put(userMessage('m', 'text'))).rejects.toThrow();
  expect(await newer.table('conversations').toCollection().primaryKeys()).toEqual(['conversation']);
});

test.each(pastVersions)('what version $version left is all there after the upgrade', async (past) => {
  const name = fresh();
  const older = new Dexie(name);
  older.version(past.version).stores(past.stores);
  await older.open();
  for (const [table, rows] of Object.entries(past.rows)) await older.table(table).bulkPut(rows);
  older.close();
  const database = await open(name);
  for (const [table, rows] of Object.entries({ ...past.rows, ...past.now })) {
    expect(await database.table(table).toArray()).toEqual(rows);
  }
  const filled = new Set(Object.keys(past.rows));
  for (const table of database.tables) {
    if (!filled.has(table.name)) expect(await table.count()).toBe(0);
  }
});

test('every version before this one is among them', async () => {
  const database = await open(fresh());
  expect(pastVersions.map(({ version }) => version)).toEqual(
    Array.from({ length: database.verno - 1 }, (_, index) => index + 1),
  );
});
