import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeAttachment } from '@/lib/storage/attachments';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { deleteEverything } from '@/lib/storage/delete-everything';
import { checkIntegrity, repairConversation } from '@/lib/storage/integrity';
import { readConversation } from '@/lib/storage/opened-conversations';
import { readStoredAmounts } from '@/lib/storage/stored-amounts';
import { imageBlock } from '../core/attachments/blocks';
import { assistantMessage, emptyConversation, userMessage } from '../core/conversations';

let count = 0;
let database: AsideDatabase;

beforeEach(async () => {
  database = await openDatabase(() => {}, `integrity ${++count}`);
});
afterEach(() => database.close());

const forever = new AbortController().signal;
const check = () => checkIntegrity(database, forever, () => {});

async function storeWhole(id: string): Promise<void> {
  const of = { conversationId: id };
  await database.conversations.put(emptyConversation({ id, title: id, headId: `${id} reply`, nextSeq: 3 }));
  await database.messages.bulkPut([
    userMessage(`${id} question`, 'What is it?', of),
    assistantMessage(`${id} reply`, [], { ...of, parentId: `${id} question`, seq: 2 }),
  ]);
}

test('a whole database has no damage, and a check says how much it read', async () => {
  await storeWhole('first');
  await storeWhole('second');
  const attachmentId = await storeAttachment(database, new Blob(['a']), 'text/plain', 1);
  await database.messages.put(
    userMessage('with', 'Look', {
      conversationId: 'second',
      seq: 0,
      content: [imageBlock({ attachmentId })],
      attachmentIds: [attachmentId],
    }),
  );
  const progress: number[] = [];
  const report = await checkIntegrity(database, forever, (done) => progress.push(done));
  expect(report).toEqual({
    conversations: 2,
    messages: 5,
    attachments: 1,
    damaged: [],
    lostAttachments: 0,
    changedAttachments: 0,
  });
  expect(progress).toEqual([1 / 3, 2 / 3, 1]);
});

test('a damaged conversation is named and put right, and the others are not touched', async () => {
  await storeWhole('whole');
  await storeWhole('broken');
  await database.conversations.update('broken', { headId: 'lost' });
  expect((await check()).damaged).toEqual([{ id: 'broken', title: 'broken', damages: ['lost-head'] }]);
  const untouched = await database.conversations.get('whole');
  await repairConversation(database, 'broken');
  await repairConversation(database, 'whole');
  expect((await check()).damaged).toEqual([]);
  expect(await database.conversations.get('whole')).toEqual(untouched);
  expect((await readConversation(database, 'broken'))?.branch.map(({ id }) => id)).toEqual([
    'broken question',
    'broken reply',
  ]);
});

test('messages whose conversation is gone get one again', async () => {
  await storeWhole('first');
  await storeWhole('lost');
  await database.conversations.delete('lost');
  expect((await check()).damaged).toEqual([
    { id: 'lost', title: 'What is it?', damages: ['lost', 'low-next-number', 'lost-head'] },
  ]);
  await repairConversation(database, 'lost');
  expect((await check()).damaged).toEqual([]);
  expect((await readConversation(database, 'lost'))?.branch.map(({ id }) => id)).toEqual([
    'lost question',
    'lost reply',
  ]);
});

test('what cannot be read is said and left alone', async () => {
  const strange = { id: 'strange', conversationId: 'first', seq: 3 };
  await storeWhole('first');
  await database.table('messages').put(strange);
  expect((await check()).damaged).toEqual([{ id: 'first', title: '', damages: ['unreadable'] }]);
  await repairConversation(database, 'first');
  expect(await database.table('messages').get('strange')).toEqual(strange);
});

test('attachments that are gone or changed are counted', async () => {
  await database.conversations.put(emptyConversation({ headId: 'm', nextSeq: 2 }));
  await database.messages.put(
    userMessage('m', 'Look', { content: [imageBlock({ attachmentId: 'gone' })], attachmentIds: ['gone'] }),
  );
  await database.attachments.put({
    id: 'other',
    mediaType: 'text/plain',
    data: new Blob(['b']),
    createdAt: 1,
  });
  expect(await check()).toMatchObject({ damaged: [], lostAttachments: 1, changedAttachments: 1 });
});

test('a check ends as soon as it is told to', async () => {
  await storeWhole('first');
  await storeWhole('second');
  const stopping = new AbortController();
  const checking = checkIntegrity(database, stopping.signal, () => stopping.abort(new Error('Enough')));
  await expect(checking).rejects.toThrow('Enough');
});

test('what is stored is counted without what was deleted', async () => {
  await storeWhole('first');
  await storeWhole('second');
  await database.conversations.update('second', { deletedAt: 5 });
  await database.messages.update('first reply', { deletedAt: 5 });
  await storeAttachment(database, new Blob(['abc']), 'text/plain', 1);
  expect(await readStoredAmounts(database)).toEqual({
    conversations: 1,
    messages: 3,
    attachments: 1,
    attachmentBytes: 3,
  });
});

test('everything can be deleted, from every table', async () => {
  await storeWhole('first');
  await storeAttachment(database, new Blob(['abc']), 'text/plain', 1);
  await database.prompts.put({ id: 'p', name: 'Editor', text: 'You edit.', updatedAt: 1 });
  await deleteEverything(database);
  const counts = await Promise.all(database.tables.map((table) => table.count()));
  expect(counts.every((rows) => rows === 0)).toBe(true);
});
