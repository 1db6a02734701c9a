import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { SearchSession } from '@/lib/search/search-session';
import { removeDeleted } from '@/lib/storage/conversations';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { emptyConversation, userMessage } from '../core/conversations';
import { chunkTexts, find, foundIds, sessionOver } from './session';

let count = 0;
const opened: AsideDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

/** A database whose chunks are written. */
async function withChunks(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `search chunks ${++count}`);
  opened.push(database);
  await database.conversations.put(emptyConversation());
  const texts = Array.from({ length: 1500 }, (_, index) => (index % 2 === 0 ? 'a fox' : 'a dog'));
  await database.messages.bulkPut(
    texts.map((text, index) => userMessage(`m${String(index).padStart(4, '0')}`, text, { seq: index })),
  );
  await sessionOver(database).maintain();
  expect(await database.searchChunks.count()).toBe(2);
  return database;
}

async function countFound(database: AsideDatabase, session: SearchSession, typed: string): Promise<number> {
  let found = 0;
  const request = { typed, now: 0, conversations: 1, expandedIds: [] };
  await session.search(request, (answer) => {
    if ('results' in answer) found = answer.results.messageCount;
  });
  expect(await database.messages.count()).toBe(1500);
  return found;
}

test.each<[string, (database: AsideDatabase) => Promise<unknown>]>([
  ['a lost chunk', (database) => database.searchChunks.delete(1)],
  ['all chunks lost', (database) => database.searchChunks.clear()],
  [
    'a chunk that is there twice',
    async (database) => {
      const { messageIds = [], entries = [] } = (await database.searchChunks.get(1)) ?? {};
      await database.searchChunks.add({ messageIds, entries });
    },
  ],
  [
    'another text in every chunk',
    (database) =>
      database.searchChunks.toCollection().modify((chunk) => {
        chunk.entries = chunk.entries.map((entry) => ({ ...entry, text: 'a cat' }));
      }),
  ],
])('%s is noticed and repaired', async (_, damage) => {
  const database = await withChunks();
  await damage(database);
  const session = sessionOver(database);
  expect(await countFound(database, session, 'fox')).not.toBe(750);
  await session.maintain();
  expect(await countFound(database, session, 'fox')).toBe(750);
  expect(await countFound(database, sessionOver(database), 'cat')).toBe(0);
});

test.each<[string, (database: AsideDatabase) => Promise<unknown>]>([
  ['chunks of another version', (database) => database.searchState.update('state', { version: 0 })],
  ['a lost state', (database) => database.searchState.clear()],
])('%s are made anew before anything is found', async (_, damage) => {
  const database = await withChunks();
  await database.searchChunks.clear();
  await damage(database);
  expect(await countFound(database, sessionOver(database), 'fox')).toBe(750);
});

test('a first reading that was broken off goes on where it was', async () => {
  const database = await withChunks();
  await database.searchChunks.delete(2);
  await database.searchState.update('state', { readUpTo: 'm0999' });
  expect(await countFound(database, sessionOver(database), 'fox')).toBe(750);
  expect(await database.searchChunks.toCollection().primaryKeys()).toEqual([1, 3]);
});

test('very many changes make all chunks new', async () => {
  const database = await withChunks();
  const session = sessionOver(database);
  expect(await countFound(database, session, 'fox')).toBe(750);
  const others = Array.from({ length: 6000 }, (_, index) => userMessage(`o${index}`, 'a cat'));
  await database.messages.bulkPut(others);
  expect((await foundIds(session, 'cat')).length).toBe(100);
  expect(await database.searchChanges.count()).toBe(0);
  expect(await database.searchChunks.count()).toBe(8);
});

test('two windows make the chunks new once, and then both answer', async () => {
  const database = await withChunks();
  const sessions = [sessionOver(database, 100), sessionOver(database, 100)];
  for (const session of sessions) await foundIds(session, 'fox');
  const ids = await database.messages.where('id').above('m1000').primaryKeys();
  for (const id of ids) await database.messages.delete(id);
  const before = (await database.searchState.get('state'))?.generation ?? 0;
  const found = await Promise.all(sessions.map((session) => find(session, 'fox')));
  expect(found.map(({ messageCount }) => messageCount)).toEqual([501, 501]);
  // One for throwing them away, one for each of the two chunks.
  expect((await database.searchState.get('state'))?.generation).toBe(before + 3);
});

test('changes that have become too many one by one are all found', async () => {
  const database = await withChunks();
  const session = sessionOver(database, 100);
  await session.maintain();
  for (let start = 0; start < 150; start += 50) {
    const others = Array.from({ length: 50 }, (_, index) => userMessage(`o${start + index}`, 'a cat'));
    await database.messages.bulkPut(others);
    expect((await find(session, 'cat')).messageCount).toBe(start + 50);
  }
  await session.maintain();
  expect((await find(session, 'cat')).messageCount).toBe(150);
  expect((await find(sessionOver(database), 'cat')).messageCount).toBe(150);
});

test('a conversation that is removed for good takes its text out of what search has stored', async () => {
  const database = await withChunks();
  await database.conversations.put(emptyConversation({ id: 'other', deletedAt: 5 }));
  const secret = userMessage('m0500 other', 'A secret', { conversationId: 'other' });
  await database.messages.put(secret);
  await database.searchState.clear();
  const session = sessionOver(database);
  expect(await foundIds(session, 'fox')).toHaveLength(100);
  expect([...(await chunkTexts(database)).values()]).toContain('a secret');
  await removeDeleted(database, 10);
  const texts = await chunkTexts(database);
  expect([...texts.values()]).not.toContain('a secret');
  expect(texts.size).toBe(1500);
  await session.maintain();
  expect(await countFound(database, session, 'fox')).toBe(750);
});
