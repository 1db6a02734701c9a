import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { textBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { fold } from '@/lib/core/search/fold';
import { searchableText } from '@/lib/core/search/search-entry';
import type { SearchSession } from '@/lib/search/search-session';
import { changeConversation, changeMessage, removeDeleted } from '@/lib/storage/conversations';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { storeReplyEnd, storeTurnStart } from '@/lib/storage/replies';
import { emptyConversation, userMessage } from '../core/conversations';
import { fc, runs } from '../property-runs';
import { chunkTexts, foundIds, sessionOver } from './session';

let count = 0;
const opened: Dexie[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

async function newDatabase(name = `search cache ${++count}`): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, name);
  opened.push(database);
  return database;
}

const letters = ['a', 'b', 'ab'];

/** What a search finds that reads everything each time. */
async function naivelyFound(database: AsideDatabase, term: string): Promise<string[]> {
  const conversations = new Map((await database.conversations.toArray()).map((found) => [found.id, found]));
  const isFound = (message: Message) => {
    const conversation = conversations.get(message.conversationId);
    if (!conversation || conversation.deletedAt !== undefined) return false;
    if (message.seq < (conversation.cleared?.beforeSeq ?? 0)) return false;
    return fold(searchableText(message)).includes(term);
  };
  return (await database.messages.toArray())
    .filter(isFound)
    .map(({ id }) => id)
    .sort();
}

async function expectAgreement(database: AsideDatabase, session: SearchSession): Promise<void> {
  for (const term of letters)
    expect(await foundIds(session, term)).toEqual(await naivelyFound(database, term));
}

interface World {
  database: AsideDatabase;
  /** Two windows' workers; either may be started anew. */
  sessions: [SearchSession, SearchSession];
  lastId: number;
}

type Step = (world: World) => Promise<unknown>;

/** So few that chunks are made anew now and then. */
const mostChanges = 6;

/** Nothing of what goes for good stays in what search has stored. */
async function removeForGood({ database }: World): Promise<void> {
  const before = await database.messages.toCollection().primaryKeys();
  await removeDeleted(database, 10);
  const kept = new Set(await database.messages.toCollection().primaryKeys());
  const stored = await chunkTexts(database);
  expect(before.filter((id) => !kept.has(id) && stored.has(id))).toEqual([]);
}

/** The id of one of the stored messages; of none if there is none. */
async function someMessage({ database }: World, which: number): Promise<string> {
  const ids = await database.messages.toCollection().primaryKeys();
  return ids[which % Math.max(1, ids.length)] ?? '';
}

const anyConversation = fc.constantFrom('one', 'two', 'three');
const anyText = fc
  .array(fc.constantFrom('á', 'b', ' ', 'c'), { maxLength: 4 })
  .map((parts) => parts.join(''));

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(anyConversation, anyText, fc.nat()).map(
    ([id, text, salt]): Step =>
      async (world) => {
        // Ids in no order, as an import brings them.
        world.lastId += 1;
        const name = `${salt % 100} ${world.lastId}`;
        const { conversationId: _1, seq: _2, ...user } = userMessage(`${name} user`, text);
        const reply = {
          ...user,
          id: `${name} reply`,
          role: 'assistant' as const,
          status: 'streaming' as const,
          content: [],
        };
        const conversation = emptyConversation({ id });
        await storeTurnStart(world.database, { conversation, user, reply }).catch(() => {});
      },
  ),
  fc.tuple(fc.nat(), anyText).map(
    ([which, text]): Step =>
      async (world) => {
        const facts = { wire: 'openai-chat' as const, providerId: 'openai', model: 'm', endedAt: 5 };
        const end = { content: [textBlock(text)], status: 'complete' as const, reply: facts };
        await storeReplyEnd(world.database, await someMessage(world, which), end);
      },
  ),
  fc.tuple(fc.nat(), fc.boolean()).map(
    ([which, isDeleted]): Step =>
      async (world) => {
        await changeMessage(
          world.database,
          await someMessage(world, which),
          ({ deletedAt: _, ...message }) => (isDeleted ? { ...message, deletedAt: 9 } : message),
        );
      },
  ),
  fc.nat().map(
    (which): Step =>
      async (world) =>
        world.database.messages.delete(await someMessage(world, which)),
  ),
  fc.tuple(anyConversation, fc.boolean()).map(
    ([id, isDeleted]): Step =>
      ({ database }) =>
        changeConversation(database, id, ({ deletedAt: _, ...conversation }) =>
          isDeleted ? { ...conversation, deletedAt: 9 } : conversation,
        ),
  ),
  anyConversation.map(
    (id): Step =>
      ({ database }) =>
        changeConversation(database, id, (conversation) => ({
          ...conversation,
          cleared: { at: 9, beforeSeq: conversation.nextSeq, headId: '', title: '' },
        })),
  ),
  fc.constant<Step>(removeForGood),
  fc.constantFrom(0 as const, 1 as const).map(
    (which): Step =>
      ({ sessions }) =>
        sessions[which].maintain(),
  ),
  fc.constantFrom(0 as const, 1 as const).map(
    (which): Step =>
      async ({ sessions, database }) => {
        sessions[which] = sessionOver(database, mostChanges);
      },
  ),
  fc.constantFrom(0 as const, 1 as const).map(
    (which): Step =>
      ({ sessions, database }) =>
        expectAgreement(database, sessions[which]),
  ),
);

test('search never disagrees with the database, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const database = await newDatabase();
      const sessionOf = () => sessionOver(database, mostChanges);
      const world: World = { database, sessions: [sessionOf(), sessionOf()], lastId: 0 };
      for (const step of steps) await step(world);
      for (const session of world.sessions) await expectAgreement(database, session);
      await database.delete();
    }),
    runs(30),
  );
});

test('an older Aside’s messages are found', async () => {
  const name = `search cache ${++count}`;
  const older = new Dexie(name);
  older.version(3).stores({
    conversations: 'id, updatedAt, deletedAt, cleared.at',
    messages: 'id, [conversationId+seq]',
    journal: 'messageId, conversationId',
    settings: 'id',
    ledger: 'id, conversationId',
    calibrations: 'id',
    summaries: 'id, conversationId',
  });
  await older.table('conversations').put(emptyConversation());
  await older.table('messages').put(userMessage('m', 'Kept'));
  older.close();
  expect(await foundIds(sessionOver(await newDatabase(name)), 'kept')).toEqual(['m']);
});

test('a turn notes what it changes, and no text', async () => {
  const database = await newDatabase();
  const { conversationId: _1, seq: _2, ...user } = userMessage('user', 'A secret');
  await storeTurnStart(database, {
    conversation: emptyConversation(),
    user,
    reply: { ...user, id: 'reply' },
  });
  expect((await database.searchChanges.toArray()).map(({ table, ids }) => [table, ids])).toEqual([
    ['messages', ['user', 'reply']],
    ['conversations', ['conversation']],
  ]);
  await database.messages.clear();
  expect((await database.searchChanges.toCollection().last())?.ids).toEqual(['reply', 'user']);
});
