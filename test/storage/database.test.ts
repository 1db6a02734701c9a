import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { type AsideDatabase, NewerDatabaseError, openDatabase } from '@/lib/storage/database';
import { emptyConversation, userMessage } from '../core/conversations';

let count = 0;
const opened: Dexie[] = [];
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

test('an older Aside’s data is all there after the upgrade', async () => {
  const name = fresh();
  const older = new Dexie(name);
  older.version(1).stores({
    conversations: 'id, updatedAt, deletedAt, cleared.at',
    messages: 'id, [conversationId+seq]',
    journal: 'messageId, conversationId',
    settings: 'id',
  });
  await older.open();
  await older.table('conversations').put(emptyConversation());
  await older.table('messages').put(userMessage('m', 'Kept'));
  older.close();
  const database = await open(name);
  expect(await database.conversations.toArray()).toEqual([emptyConversation()]);
  expect(await database.messages.toArray()).toEqual([userMessage('m', 'Kept')]);
  expect(await database.ledger.count()).toBe(0);
});

test('ledger records from before there were summaries count none', async () => {
  const name = fresh();
  const older = new Dexie(name);
  older.version(2).stores({
    conversations: 'id, updatedAt, deletedAt, cleared.at',
    messages: 'id, [conversationId+seq]',
    journal: 'messageId, conversationId',
    settings: 'id',
    ledger: 'id, conversationId',
    calibrations: 'id',
  });
  await older.open();
  const counts = { sent: 3, pinned: 0, trimmed: 2, excluded: 0, blank: 0 };
  await older.table('ledger').put({ id: 'reply', conversationId: 'conversation', counts });
  older.close();
  const database = await open(name);
  expect(await database.ledger.get('reply')).toEqual({
    id: 'reply',
    conversationId: 'conversation',
    counts: { ...counts, summarized: 0 },
  });
  expect(await database.summaries.count()).toBe(0);
});
