import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { textBlock } from '@/lib/core/content';
import { changeConversation, changeMessage, removeDeleted } from '@/lib/storage/conversations';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { listImports } from '@/lib/storage/import-list';
import { undoImport } from '@/lib/storage/import-undo';
import { beginImport, endImport, planImported, storeImported } from '@/lib/storage/imports';
import { readConversation } from '@/lib/storage/opened-conversations';
import { userMessage } from '../core/conversations';
import { after, anySteps, emptyArchived } from '../core/import/versions';
import { fc } from '../property-runs';

let count = 0;
const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `imports ${++count}`);
  opened.push(database);
  return database;
}

const own = { isForeign: false, restores: false };
const back = { ...own, restores: true };

async function importAll(
  database: AsideDatabase,
  importId: string,
  files: readonly ArchivedConversation[],
  options = own,
): Promise<string[]> {
  await beginImport(database, { id: importId, names: ['file'], startedAt: count++, planned: files.length });
  const verdicts: string[] = [];
  for (const file of files) verdicts.push((await storeImported(database, importId, file, options)).verdict);
  await endImport(database, importId, { endedAt: 1 });
  return verdicts;
}

/** Everything that a user has, as text. */
async function everything(database: AsideDatabase): Promise<string> {
  const { conversations, messages, summaries, ledger, tombstones, revisions } = database;
  const tables = [conversations, messages, summaries, ledger, tombstones, revisions];
  return JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
}

const talk = after(
  emptyArchived(),
  [
    { does: 'write', after: 0, text: 'Why?' },
    { does: 'write', after: 1, text: 'Because.' },
    { does: 'summarize', which: 0 },
  ],
  'm',
);
const longer = after(
  talk,
  [
    { does: 'write', after: 2, text: 'More' },
    { does: 'change', which: 0, text: 'b' },
  ],
  'n',
);

test('importing twice changes nothing, and taking an import back changes everything back', async () => {
  const anyFile = fc.tuple(anySteps, anySteps, anySteps).map(([start, ours, theirs]) => {
    const common = after(emptyArchived(), start, 'common');
    return [after(common, ours, 'a'), after(common, theirs, 'b')] as const;
  });
  await fc.assert(
    fc.asyncProperty(anyFile, fc.boolean(), async ([a, b], isForeign) => {
      const database = await open();
      const options = { ...own, isForeign };
      await importAll(database, 'a', [a], options);
      const before = await everything(database);
      await importAll(database, 'again', [a], options);
      expect(await everything(database)).toBe(before);
      await importAll(database, 'b', [b], options);
      const { undone, kept } = await undoImport(database, 'b', new Set(), 0);
      expect({ all: await everything(database), kept }).toEqual({ all: before, kept: 0 });
      expect(undone).toBeLessThanOrEqual(1);
      await undoImport(database, 'a', new Set(), 0);
      expect(await everything(database)).toBe('[[],[],[],[],[],[]]');
      await database.delete();
    }),
    { numRuns: 40 },
  );
});

test('a plan says what the import does, and does none of it', async () => {
  const database = await open();
  expect((await planImported(database, talk, own)).verdict).toBe('new');
  expect(await everything(database)).toBe('[[],[],[],[],[],[]]');
  expect(await importAll(database, 'i', [talk, talk, longer, talk])).toEqual([
    'new',
    'same',
    'newer',
    'older',
  ]);
});

test('a conversation that is open sees what was imported into it', async () => {
  const database = await open();
  await importAll(database, 'first', [talk]);
  expect((await readConversation(database, 'conversation'))?.branch).toHaveLength(2);
  await importAll(database, 'second', [longer]);
  const branch = (await readConversation(database, 'conversation'))?.branch;
  expect(branch?.map(({ content }) => content[0]?.text)).toEqual(['b of n 1', 'Because.', 'More']);
});

test('what a conversation here has, no file takes from it', async () => {
  const database = await open();
  await importAll(database, 'first', [talk]);
  const before = await database.messages.toArray();
  const thief = {
    ...emptyArchived('thief'),
    messages: talk.messages.map((message) => ({
      ...message,
      conversationId: 'thief',
      content: [textBlock('Mine')],
    })),
    summaries: talk.summaries.map((summary) => ({ ...summary, conversationId: 'thief' })),
  };
  expect(await importAll(database, 'second', [thief, thief])).toEqual(['new', 'same']);
  const stored = await database.messages.toArray();
  expect(stored.filter(({ conversationId }) => conversationId === 'conversation')).toEqual(before);
  expect(stored).toHaveLength(4);
});

test('deleted conversations stay deleted, unless the user wants them back', async () => {
  const database = await open();
  await importAll(database, 'first', [talk]);
  await importAll(database, 'other', [longer]);
  await changeConversation(database, 'conversation', (row) => ({ ...row, deletedAt: 5 }));
  await removeDeleted(database, 10);
  expect(await database.tombstones.toArray()).toEqual([
    { id: 'conversation', conversationId: 'conversation', deletedAt: 5 },
  ]);
  // Nothing of it is left in older versions.
  expect(await database.revisions.count()).toBe(0);
  expect(await database.importSteps.count()).toBe(0);
  expect(await importAll(database, 'again', [talk])).toEqual(['deleted']);
  expect(await database.conversations.count()).toBe(0);
  expect(await importAll(database, 'back', [talk], back)).toEqual(['new']);
  expect(await database.tombstones.count()).toBe(0);
  await undoImport(database, 'back', new Set(), 0);
  expect(await database.tombstones.count()).toBe(1);
});

test('so do deleted messages, and those that were cleared', async () => {
  const database = await open();
  await importAll(database, 'first', [talk]);
  await importAll(database, 'second', [longer]);
  const [first, second] = talk.messages.map(({ id }) => id);
  await changeMessage(database, first ?? '', (row) => ({ ...row, deletedAt: 5 }));
  await removeDeleted(database, 10);
  expect(await database.revisions.count()).toBe(0);
  expect(JSON.stringify(await database.importSteps.toArray())).not.toContain('Why?');
  await importAll(database, 'again', [longer]);
  expect(await database.messages.get(first ?? '')).toBeUndefined();
  expect((await database.messages.get(second ?? ''))?.parentId).toBeNull();
  await importAll(database, 'back', [longer], back);
  expect(await database.messages.get(first ?? '')).toBeDefined();

  const cleared = { at: 5, beforeSeq: 99, headId: 'n 0', title: '' };
  await changeConversation(database, 'conversation', (row) => ({ ...row, headId: null, cleared }));
  await removeDeleted(database, 10);
  expect(await importAll(database, 'once more', [longer])).toEqual(['same']);
  expect(await database.messages.count()).toBe(0);
});

test('what was written since an import stays when that is taken back', async () => {
  const database = await open();
  const other = { ...after(emptyArchived('other'), [{ does: 'write', after: 0, text: 'x' }], 'o') };
  await importAll(database, 'i', [talk, other]);
  await database.messages.put(userMessage('mine', 'Mine', { seq: 9, parentId: 'm 1' }));
  expect(await undoImport(database, 'i', new Set(), 0)).toEqual({ undone: 1, kept: 1 });
  expect(await database.conversations.toCollection().primaryKeys()).toEqual(['conversation']);
  expect(await listImports(database)).toEqual([]);
});

test('attachments go with the messages that an import brought', async () => {
  const database = await open();
  const row = { id: 'a', mediaType: 'image/png', data: new Blob(['x']), createdAt: 1 };
  await database.attachments.bulkPut([row, { ...row, id: 'held' }]);
  const block = { type: 'image', name: 'x', mediaType: 'image/png', width: 1, height: 1, bytes: 1 };
  const content = ['a', 'held'].map((attachmentId) => ({ ...block, attachmentId }));
  const picture = { ...talk, messages: talk.messages.map((message) => ({ ...message, content })) };
  await importAll(database, 'i', [picture]);
  expect(await database.messages.where('attachmentIds').equals('a').count()).toBe(2);
  await undoImport(database, 'i', new Set(['held']), Infinity);
  expect(await database.attachments.toCollection().primaryKeys()).toEqual(['held']);
});

test('imports are listed with what came of them; those that brought nothing are not', async () => {
  const database = await open();
  await importAll(database, 'first', [talk]);
  await importAll(database, 'nothing', [talk]);
  await beginImport(database, { id: 'crashed', names: ['x'], startedAt: 1_000, planned: 7 });
  await storeImported(database, 'crashed', longer, own);
  expect(await listImports(database)).toMatchObject([
    { id: 'crashed', planned: 7, conversations: 1 },
    { id: 'first', endedAt: 1, conversations: 1 },
  ]);
});
