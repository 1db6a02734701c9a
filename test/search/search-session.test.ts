import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { textBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { assistantMessage, emptyConversation, userMessage } from '../core/conversations';
import { answersTo, find, foundIds, searchHere, sessionOver } from './session';

let count = 0;
const opened: AsideDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

async function newDatabase(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `search ${++count}`);
  opened.push(database);
  return database;
}

/** A conversation with these messages; its id is its title. */
async function add(database: AsideDatabase, title: string, ...texts: string[]): Promise<Message[]> {
  const messages = texts.map((text, index) =>
    userMessage(`${title} ${index}`, text, { conversationId: title, seq: index + 1, createdAt: index }),
  );
  await database.conversations.put(
    emptyConversation({ id: title, title, headId: messages.at(-1)?.id ?? null, nextSeq: texts.length + 1 }),
  );
  await database.messages.bulkPut(messages);
  return messages;
}

describe('a search', () => {
  test('finds messages in any language, with the place in their own text', async () => {
    const database = await newDatabase();
    await add(database, 'a', 'Im Café an der Straße', '東京大学に行きます', 'Nothing');
    const session = sessionOver(database);
    expect(await foundIds(session, 'strasse CAFE')).toEqual(['a 0']);
    expect(await foundIds(session, '京大')).toEqual(['a 1']);
    expect(await foundIds(session, '"der Café"')).toEqual([]);
    const { conversations } = await find(session, 'cafe');
    expect(conversations[0]?.messages[0]?.snippet).toEqual({
      text: 'Im Café an der Straße',
      hits: [{ start: 3, end: 7 }],
    });
  });

  test('finds what is written, changed and removed while it is open', async () => {
    const database = await newDatabase();
    const session = sessionOver(database);
    expect(await foundIds(session, 'fox')).toEqual([]);
    const [message] = await add(database, 'a', 'A quick fox');
    expect(await foundIds(session, 'fox')).toEqual(['a 0']);
    if (message) await database.messages.put({ ...message, content: [textBlock('A lazy dog')] });
    expect(await foundIds(session, 'fox')).toEqual([]);
    expect(await foundIds(session, 'dog')).toEqual(['a 0']);
    await database.messages.where('[conversationId+seq]').between(['a', 0], ['a', 9]).delete();
    expect(await foundIds(session, 'dog')).toEqual([]);
  });

  test('shows archived conversations as such, and nothing of deleted or emptied ones', async () => {
    const database = await newDatabase();
    await add(database, 'archived', 'a fox');
    await add(database, 'deleted fox', 'a fox');
    await add(database, 'emptied', 'a fox', 'another fox');
    const session = sessionOver(database);
    expect((await find(session, 'fox')).messageCount).toBe(4);
    await database.conversations.update('archived', { archivedAt: 5 });
    await database.conversations.update('deleted fox', { deletedAt: 5 });
    const cleared = { at: 5, beforeSeq: 2, headId: 'emptied 0', title: '' };
    await database.conversations.update('emptied', { cleared });
    const { conversations, messageCount } = await find(session, 'fox');
    expect(messageCount).toBe(2);
    expect(
      conversations.map(({ conversationId, isArchived }) => [conversationId, isArchived]).sort(),
    ).toEqual([
      ['archived', true],
      ['emptied', false],
    ]);
  });

  test('puts titles first and says how many messages there are besides those it shows', async () => {
    const database = await newDatabase();
    await add(database, 'Many', 'fox 1', 'fox 2', 'fox 3', 'fox 4', 'fox 5');
    await add(database, 'About a Föx', 'Nothing');
    const session = sessionOver(database);
    const { conversations } = await find(session, 'fox');
    expect(
      conversations.map(({ title, titleHits, messages, messageCount }) => [
        title,
        titleHits,
        messages.length,
        messageCount,
      ]),
    ).toEqual([
      ['About a Föx', [{ start: 8, end: 11 }], 0, 0],
      ['Many', [], 3, 5],
    ]);
    const request = { typed: 'fox', now: 0, conversations: 1, expandedIds: ['Many'] };
    await session.search({ ...request, conversations: 2 }, (answer) =>
      expect(answer).toMatchObject({ results: { conversations: [{}, { messages: { length: 5 } }] } }),
    );
    await session.search(request, (answer) =>
      expect(answer).toMatchObject({ results: { conversations: { length: 1 }, conversationCount: 2 } }),
    );
  });

  test('shows a hundred messages more of a conversation as often as it is asked to', async () => {
    const database = await newDatabase();
    await add(database, 'Many', ...Array.from({ length: 230 }, (_, index) => `fox ${index}`));
    const session = sessionOver(database);
    const shown = async (...expandedIds: string[]) =>
      (await find(session, 'fox', expandedIds)).conversations[0]?.messages.length;
    expect(await shown()).toBe(3);
    expect(await shown('Many')).toBe(100);
    expect(await shown('Many', 'Many')).toBe(200);
    expect(await shown('Many', 'Many', 'Many')).toBe(230);
  });

  test('shows a reply as a reader sees it, and its source where only that answers', async () => {
    const database = await newDatabase();
    await add(database, 'a', 'Is **this** it?');
    await database.messages.put(
      assistantMessage('b', [textBlock('See **the** [fox](https://zoo.test/a).')], {
        conversationId: 'a',
        seq: 9,
      }),
    );
    const session = sessionOver(database);
    const snippet = async (typed: string) =>
      (await find(session, typed)).conversations[0]?.messages[0]?.snippet;
    expect(await snippet('fox')).toEqual({ text: 'See the fox.', hits: [{ start: 8, end: 11 }] });
    expect(await snippet('zoo.test')).toMatchObject({ text: 'See **the** [fox](https://zoo.test/a).' });
    expect(await snippet('it?')).toMatchObject({ text: 'Is **this** it?' });
  });

  test('reads long messages to their end, after what it found at once', async () => {
    const database = await newDatabase();
    await add(database, 'a', `${'word '.repeat(20_000)} needle`, 'A needle');
    const session = sessionOver(database);
    const answers = await answersTo(session, 'needle');
    expect(answers).toMatchObject([
      { share: 0 },
      { results: { messageCount: 1, isComplete: false } },
      { results: { messageCount: 2, isComplete: true } },
    ]);
    expect(await foundIds(session, 'needle word')).toEqual(['a 0']);
    expect(await foundIds(session, 'word')).toEqual(['a 0']);
  });

  test('reads a long message that does not answer once while one types on', async () => {
    const database = await newDatabase();
    const long = 'word '.repeat(20_000);
    await add(database, 'a', `${long} needle`, `${long} nothing`);
    const session = sessionOver(database);
    expect(await foundIds(session, 'need')).toEqual(['a 0']);
    const get = vi.spyOn(database.messages, 'get');
    expect(await foundIds(session, 'needle')).toEqual(['a 0']);
    expect(new Set(get.mock.calls.map(([id]) => id))).toEqual(new Set(['a 0']));
  });

  test('finds a phrase that is typed letter by letter', async () => {
    const database = await newDatabase();
    await add(database, 'a', 'A quick fox');
    const session = sessionOver(database);
    expect(await foundIds(session, '"')).toEqual([]);
    expect(await foundIds(session, '"qu')).toEqual(['a 0']);
  });

  test('finds nothing for nothing', async () => {
    const database = await newDatabase();
    await add(database, 'a', 'text');
    expect(await find(sessionOver(database), '  ')).toEqual({
      conversations: [],
      conversationCount: 0,
      messageCount: 0,
      isComplete: true,
    });
  });

  test('ends when the next one begins', async () => {
    const database = await newDatabase();
    await add(database, 'a', ...Array.from({ length: 2500 }, (_, index) => `fox ${index}`));
    const session = sessionOver(database);
    const older = answersTo(session, 'fo');
    expect((await find(session, 'fox 7')).messageCount).toBeGreaterThan(0);
    expect((await older).filter((answer) => 'results' in answer)).toEqual([]);
  });
});

test('the newest of several requests is answered, and only that one', async () => {
  const database = await newDatabase();
  await add(database, 'a', 'A fox', 'A dog');
  const search = searchHere(database);
  const said: string[] = [];
  const ask = (typed: string) =>
    new Promise<void>((resolve) => {
      search.search({ typed, now: 0, conversations: 9, expandedIds: [] }, (answer) => {
        if (answer instanceof Error || !('results' in answer)) return;
        said.push(`${typed} ${answer.results.messageCount}`);
        resolve();
      });
    });
  search.prepare();
  void ask('f');
  void ask('fo');
  await ask('fox');
  expect(said).toEqual(['fox 1']);
  const end = search.search({ typed: 'dog', now: 0, conversations: 9, expandedIds: [] }, () =>
    said.push('no'),
  );
  end();
  await ask('a');
  expect(said).toEqual(['fox 1', 'a 2']);
});
