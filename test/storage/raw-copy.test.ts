import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { saveCopy } from '@/lib/app/save-copy';
import { openDatabase } from '@/lib/storage/database';
import { openRaw, rawCopy } from '@/lib/storage/raw-copy';
import { emptyConversation, userMessage } from '../core/conversations';

let count = 0;
const fresh = () => `raw copy ${++count}`;

async function copyOf(name: string, isWanted?: Parameters<typeof rawCopy>[1]) {
  const raw = await openRaw(name);
  if (!raw) throw new Error('There is no such database.');
  let text = '';
  for await (const piece of rawCopy(raw, isWanted)) text += piece;
  raw.close();
  return JSON.parse(text);
}

test('a copy holds every row as it is stored, whatever is wrong with it', async () => {
  const name = fresh();
  const database = await openDatabase(() => {}, name);
  const messages = Array.from({ length: 250 }, (_, index) =>
    userMessage(`message ${String(index).padStart(3, '0')}`, `“${index}”\n`, { seq: index }),
  );
  const broken = { id: 'broken', anything: [{}] };
  await database.messages.bulkPut(messages);
  await database.table('conversations').bulkPut([broken, emptyConversation()]);
  await database.attachments.put({
    id: 'picture',
    mediaType: 'image/png',
    data: new Blob([new Uint8Array([1, 2, 3])]),
    createdAt: 1,
  });
  database.close();
  const { tables, databaseVersion } = await copyOf(name);
  expect(databaseVersion).toBe(database.verno * 10);
  expect(tables.messages).toEqual(messages);
  expect(tables.conversations).toEqual([broken, emptyConversation()]);
  expect(tables.attachments).toEqual([
    { id: 'picture', mediaType: 'image/png', data: btoa('\x01\x02\x03'), createdAt: 1 },
  ]);
});

test('a copy has no addresses of servers', async () => {
  const name = fresh();
  const database = await openDatabase(() => {}, name);
  const row = {
    id: 'settings',
    systemPrompt: 'Be brief.',
    baseUrls: { custom: 'https://me:secret@example.com' },
  };
  await database.table('settings').put(row);
  await database.modelLists.put({
    providerId: 'custom',
    baseUrl: 'https://me:secret@example.com',
    models: [],
  });
  database.close();
  const copy = await copyOf(name);
  expect(copy.tables.settings).toEqual([{ id: 'settings', systemPrompt: 'Be brief.' }]);
  expect(JSON.stringify(copy)).not.toContain('secret');
});

test('some rows can be chosen', async () => {
  const name = fresh();
  const database = await openDatabase(() => {}, name);
  await database.messages.bulkPut([userMessage('one', 'One'), userMessage('two', 'Two', { seq: 2 })]);
  database.close();
  const { tables } = await copyOf(name, (_, row) => 'seq' in row && row.seq === 2);
  expect(tables.messages).toEqual([userMessage('two', 'Two', { seq: 2 })]);
});

test('there is no copy of a database that is not there, and none is made', async () => {
  const name = fresh();
  expect(await openRaw(name)).toBeUndefined();
  expect((await indexedDB.databases()).map((found) => found.name)).not.toContain(name);
});

test('a database that cannot be brought up to date stays as it was, and can be copied', async () => {
  const name = fresh();
  const old = await openOld(name);
  const record = { id: 'record', conversationId: 'conversation' };
  await putInto(old, 'ledger', record);
  old.close();
  // The third version counts summarized messages in each record: there is nothing to count in.
  await expect(openDatabase(() => {}, name)).rejects.toThrow();
  const { tables, databaseVersion } = await copyOf(name);
  expect(databaseVersion).toBe(20);
  expect(tables.ledger).toEqual([record]);
});

function openOld(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 20);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const table of ['conversations', 'messages', 'settings'])
        result.createObjectStore(table, { keyPath: 'id' });
      result.createObjectStore('journal', { keyPath: 'messageId' });
      result.createObjectStore('calibrations', { keyPath: 'id' });
      result.createObjectStore('ledger', { keyPath: 'id' }).createIndex('conversationId', 'conversationId');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function putInto(database: IDBDatabase, table: string, row: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    transaction.objectStore(table).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

test('all of it is saved as a file, and nothing is saved where there is nothing', async () => {
  const name = fresh();
  const database = await openDatabase(() => {}, name);
  await database.messages.put(userMessage('one', 'One'));
  database.close();
  const saved: { name: string; content: Blob }[] = [];
  const save = (fileName: string, content: Blob) => void saved.push({ name: fileName, content });
  await saveCopy(save, Date.UTC(2026, 10, 21), name);
  await expect(saveCopy(save, 0, fresh())).rejects.toThrow();
  expect(saved.map((file) => file.name)).toEqual(['aside-copy-2026-11-21.json']);
  const { tables } = JSON.parse((await saved[0]?.content.text()) ?? '');
  expect(tables.messages).toEqual([userMessage('one', 'One')]);
});
