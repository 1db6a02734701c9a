import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { watchSearch } from '@/lib/app/search';
import { openDatabase } from '@/lib/storage/database';
import { emptyConversation, userMessage } from '../core/conversations';
import { searchHere } from './session';

test('what is shown follows what is written and removed, also while the first answer is on its way', async () => {
  const database = await openDatabase(() => {}, 'watched search');
  await database.conversations.put(emptyConversation());
  const search = { typed: 'fox', conversations: 9, expandedIds: [] };
  const clock = { now: () => 5, sleep: () => new Promise<void>(() => {}) };
  let found = -1;
  const end = watchSearch({ database, clock, messageSearch: searchHere(database) }, search, (answer) => {
    if ('results' in answer) found = answer.results.messageCount;
  });
  await database.messages.put(userMessage('a', 'A fox'));
  await expect.poll(() => found).toBe(1);
  await database.messages.put(userMessage('b', 'Another fox'));
  await expect.poll(() => found).toBe(2);
  await database.messages.clear();
  await expect.poll(() => found).toBe(0);
  end();
  database.close();
});
