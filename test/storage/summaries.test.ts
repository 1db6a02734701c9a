import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Summary } from '@/lib/core/summary/summary';
import { removeDeleted } from '@/lib/storage/conversations';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { readConversation } from '@/lib/storage/opened-conversations';
import { changeSummaries } from '@/lib/storage/summaries';
import { emptyConversation, userMessage } from '../core/conversations';

let count = 0;
let database: AsideDatabase;

beforeEach(async () => {
  database = await openDatabase(() => {}, `summaries ${++count}`);
});
afterEach(() => database.close());

const upTo = { id: 'm', conversationId: 'conversation' };

function summary(id: string, change: Partial<Summary> = {}): Summary {
  return {
    id,
    conversationId: 'conversation',
    upToId: 'm',
    upToSeq: 1,
    covered: [],
    text: 'They talked.',
    tokens: 5,
    providerId: 'anthropic',
    model: 'some-model',
    usage: [],
    createdAt: 1,
    policy: { mode: 'summary', automatic: 'ask' },
    before: { anchorId: null },
    ...change,
  };
}

test('a conversation is read with its summaries', async () => {
  await database.conversations.put(emptyConversation({ headId: 'm' }));
  await database.messages.put(userMessage('m', 'Hello'));
  await database.summaries.bulkPut([summary('own'), summary('other', { conversationId: 'elsewhere' })]);
  const opened = await readConversation(database, 'conversation');
  expect(opened?.summaries).toEqual([summary('own')]);
});

test('a summary and what it changes in its conversation are stored together, or not at all', async () => {
  await database.conversations.put(emptyConversation());
  await database.messages.put(userMessage('m', 'Hello'));
  await changeSummaries(database, upTo, (conversation) => ({
    summaries: [summary('first')],
    conversation: { ...conversation, title: 'Summarized' },
  }));
  expect((await database.conversations.get('conversation'))?.title).toBe('Summarized');
  const failing = changeSummaries(database, upTo, (_, all) => {
    expect(all).toEqual([summary('first')]);
    throw new Error('No');
  });
  await expect(failing).rejects.toThrow('No');
  expect(await database.summaries.toArray()).toEqual([summary('first')]);
});

test('nothing is stored for a conversation that is gone, or that has lost what is summarized', async () => {
  const late = () => ({ summaries: [summary('late')] });
  await changeSummaries(database, upTo, late);
  await database.conversations.put(emptyConversation());
  await changeSummaries(database, upTo, late);
  await database.messages.put(userMessage('m', 'Hello'));
  await database.conversations.put(emptyConversation({ deletedAt: 5 }));
  await changeSummaries(database, upTo, late);
  expect(await database.summaries.count()).toBe(0);
});

test('summaries go with the conversation, and with what was started over', async () => {
  await database.conversations.bulkPut([
    emptyConversation({ id: 'deleted', deletedAt: 10 }),
    emptyConversation({ cleared: { at: 10, beforeSeq: 5, headId: 'm', title: '' } }),
  ]);
  await database.summaries.bulkPut([
    summary('of the deleted one', { conversationId: 'deleted' }),
    summary('of the old messages', { upToSeq: 4 }),
    summary('of the new messages', { upToSeq: 7 }),
  ]);
  await removeDeleted(database, 10);
  expect(await database.summaries.count()).toBe(3);
  await removeDeleted(database, 11);
  expect((await database.summaries.toArray()).map(({ id }) => id)).toEqual(['of the new messages']);
});
