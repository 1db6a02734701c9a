import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { branchTo, siblingsOn, treeOf } from '@/lib/core/message-tree';
import type { Summary } from '@/lib/core/summary/summary';
import { messagesOf, summariesOf } from '@/lib/storage/conversations';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { openedNow, readConversation, tablesOfOpened } from '@/lib/storage/opened-conversations';
import { absorbChanges, restartSearchChunks } from '@/lib/storage/search-chunks';
import { latestChange } from '@/lib/storage/search-news';
import { emptyConversation, userMessage } from '../core/conversations';
import { fc, runs } from '../property-runs';

let count = 0;
const opened: AsideDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

/** Two windows over the same database. */
async function openTwo(): Promise<[AsideDatabase, AsideDatabase]> {
  const name = `opened conversations ${++count}`;
  const both = [await openDatabase(() => {}, name), await openDatabase(() => {}, name)] as const;
  opened.push(...both);
  return [...both];
}

/** What is stored, read without remembering anything. */
async function plainly(database: AsideDatabase, id: string) {
  const conversation = await database.conversations.get(id);
  if (!conversation || conversation.deletedAt !== undefined) return undefined;
  const tree = treeOf(conversation, await messagesOf(database, id));
  const branch = branchTo(conversation.headId, tree);
  const summaries = await summariesOf(database, id);
  return { conversation, branch, siblings: siblingsOn(branch, tree), summaries };
}

const ids = ['a', 'b', 'c', 'd', 'e'];
const anyId = fc.constantFrom(...ids);
/** More than a window remembers. */
const conversationIds = ids;

/** Where most happens. */
const busyIds = ids.slice(0, 2);
const anyOwner = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...busyIds) }, anyId);

/** A conversation in which each message follows the one before it. */
async function storeTalk(database: AsideDatabase, conversationId: string): Promise<void> {
  await database.conversations.put(emptyConversation({ id: conversationId, headId: `${conversationId} e` }));
  await database.messages.bulkPut(
    ids.map((id, index) =>
      userMessage(`${conversationId} ${id}`, 'Hello', {
        conversationId,
        parentId: index === 0 ? null : `${conversationId} ${ids[index - 1]}`,
        seq: index + 1,
      }),
    ),
  );
}

const summary = (id: string, conversationId: string): Summary => ({
  id,
  conversationId,
  upToId: 'a',
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
});

type Step = (database: AsideDatabase, other: AsideDatabase) => Promise<unknown>;

/** Each message has a number of its own, as in a real conversation. */
const anyMessage = fc
  .record({
    id: anyId,
    parent: fc.option(anyId),
    conversationId: anyOwner,
    text: fc.string(),
    isDeleted: fc.boolean(),
  })
  .map(({ id, parent, conversationId, text, isDeleted }) =>
    userMessage(`${conversationId} ${id}`, text, {
      conversationId,
      parentId: parent && parent < id ? `${conversationId} ${parent}` : null,
      seq: ids.indexOf(id) + 1,
      ...(isDeleted && { deletedAt: 5 }),
    }),
  );

const anyConversation = fc
  .record({
    id: anyOwner,
    head: fc.option(anyId),
    isDeleted: fc.boolean(),
    clearedBefore: fc.option(fc.nat(4)),
  })
  .map(({ id, head, isDeleted, clearedBefore }) =>
    emptyConversation({
      id,
      headId: head && `${id} ${head}`,
      ...(isDeleted && { deletedAt: 5 }),
      ...(clearedBefore !== null && {
        cleared: { beforeSeq: clearedBefore, headId: `${id} a`, title: '', at: 5 },
      }),
    }),
  );

const anyWrite: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: anyMessage.map(
      (message): Step =>
        (database) =>
          database.messages.put(message),
    ),
  },
  fc.array(anyMessage).map(
    (messages): Step =>
      (database) =>
        database.messages.bulkPut(messages),
  ),
  {
    weight: 2,
    arbitrary: anyConversation.map(
      (row): Step =>
        (database) =>
          database.conversations.put(row),
    ),
  },
  anyMessage.map(
    ({ id }): Step =>
      (database) =>
        database.messages.delete(id),
  ),
  anyId.map(
    (id): Step =>
      (database) =>
        database.messages.where('[conversationId+seq]').between([id, 0], [id, 3]).delete(),
  ),
  anyId.map(
    (id): Step =>
      (database) =>
        database.messages.where('id').above(id).delete(),
  ),
  anyMessage.map(
    ({ id }): Step =>
      (database) =>
        database.messages.update(id, { tokens: 7 }),
  ),
  anyId.map(
    (id): Step =>
      (database) =>
        database.conversations.delete(id),
  ),
  fc.tuple(anyId, anyId).map(
    ([id, owner]): Step =>
      (database) =>
        database.summaries.put(summary(id, owner)),
  ),
  anyId.map(
    (id): Step =>
      (database) =>
        database.summaries.delete(id),
  ),
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: anyWrite },
  {
    weight: 4,
    arbitrary: anyId.map(
      (id): Step =>
        (database) =>
          readConversation(database, id),
    ),
  },
  // A transaction that reads what it wrote, and is undone.
  fc.tuple(anyWrite, anyConversation).map(
    ([write, row]): Step =>
      async (database, other) => {
        const undone = database.transaction('rw', tablesOfOpened(database), async () => {
          await database.conversations.put(row);
          await write(database, other);
          await openedNow(database, row);
          throw new Error('undone');
        });
        await expect(undone).rejects.toThrow('undone');
      },
  ),
  fc.constant<Step>((database) => restartSearchChunks(database)),
  fc.constant<Step>(async (database) => {
    const { generation = 0 } = (await database.searchState.get('state')) ?? {};
    await absorbChanges(database, { generation, upTo: await latestChange(database) }, 5000);
  }),
);

test('what is remembered is what is stored, whichever window wrote it and whatever was undone', async () => {
  const anySteps = fc.array(fc.record({ step: anyStep, isOther: fc.boolean(), isAwaited: fc.boolean() }), {
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const [one, other] = await openTwo();
      for (const id of busyIds) await storeTalk(one, id);
      let running: Promise<unknown>[] = [];
      for (const { step, isOther, isAwaited } of steps) {
        running.push(isOther ? step(other, one) : step(one, other));
        if (!isAwaited) continue;
        await Promise.all(running);
        running = [];
        for (const id of busyIds) expect(await readConversation(one, id)).toEqual(await plainly(other, id));
      }
      await Promise.all(running);
      for (const id of conversationIds) {
        expect(await readConversation(one, id)).toEqual(await plainly(one, id));
        expect(await readConversation(other, id)).toEqual(await plainly(one, id));
      }
      one.close();
      other.close();
    }),
    runs(60),
  );
});

async function filled(): Promise<[AsideDatabase, AsideDatabase]> {
  const [one, other] = await openTwo();
  await one.conversations.put(emptyConversation({ headId: 'm 99', nextSeq: 101 }));
  await one.messages.bulkPut(
    Array.from({ length: 100 }, (_, index) =>
      userMessage(`m ${index}`, 'Hello', {
        seq: index + 1,
        parentId: index === 0 ? null : `m ${index - 1}`,
      }),
    ),
  );
  return [one, other];
}

test('what has not changed is the same object, and only what has changed is read', async () => {
  const [one, other] = await filled();
  const before = await readConversation(one, 'conversation');
  expect(await readConversation(one, 'conversation')).toBe(before);
  await other.messages.update('m 7', { isPinned: true });
  const reads: unknown[] = [];
  one.messages.hook('reading', (message) => {
    reads.push(message.id);
    return message;
  });
  const after = await readConversation(one, 'conversation');
  expect(reads).toEqual(['m 7']);
  expect(after?.branch[7]?.isPinned).toBe(true);
  const same = after?.branch.filter((message, index) => message === before?.branch[index]);
  expect(same).toHaveLength(99);
  expect(after?.summaries).toBe(before?.summaries);
});

test('a changed title leaves the branch as it is', async () => {
  const [one, other] = await filled();
  const before = await readConversation(one, 'conversation');
  await other.conversations.update('conversation', { title: 'Another' });
  const after = await readConversation(one, 'conversation');
  expect(after?.conversation.title).toBe('Another');
  expect(after?.branch).toBe(before?.branch);
});

test('after search has removed its notes, everything is read again if something was missed', async () => {
  const [one, other] = await filled();
  await restartSearchChunks(one);
  const before = await readConversation(one, 'conversation');
  await restartSearchChunks(other);
  expect(await readConversation(one, 'conversation')).toBe(before);
  await other.messages.delete('m 99');
  await restartSearchChunks(other);
  expect((await readConversation(one, 'conversation'))?.branch).toEqual([]);
});

test('only a few conversations are remembered', async () => {
  const [one] = await filled();
  const before = await readConversation(one, 'conversation');
  for (const id of ['x', 'y', 'z']) {
    await one.conversations.put(emptyConversation({ id }));
    await readConversation(one, id);
  }
  const again = await readConversation(one, 'conversation');
  expect(again).toEqual(before);
  expect(again).not.toBe(before);
});
