import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Conversation } from '@/lib/core/conversation';
import type { Shelf } from '@/lib/core/conversation-list';
import { systemClock } from '@/lib/platform/clock';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { listedIn, neverElapses } from './listing';
import { choose, newProfile, shown, type TestWindow, whenState } from './test-app';

let server: ModelServer;
let window: TestWindow;
let profile: ReturnType<typeof newProfile>;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());
beforeEach(async () => {
  profile = newProfile();
  // Nothing is counted, so that stored messages can be compared whole.
  const countTokens = () => new Promise<never>(() => {});
  window = await profile.open({ clock: { ...systemClock, sleep: neverElapses }, countTokens });
  await choose(window.app, server.origin);
});

async function current(): Promise<Conversation> {
  const opened = await shown(window.app);
  if (!opened) throw new Error('No conversation is shown.');
  return opened.conversation;
}

/** Opens a window so much later that nothing can be undone any more. */
function openMuchLater() {
  return profile.open({ clock: { ...systemClock, now: () => Date.now() + 3_600_000 } });
}

/** Sends one message in each of several new conversations; gives their ids. */
async function converse(...texts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    await window.app.newConversation();
    await window.app.send(text);
    ids.push((await current()).id);
  }
  return ids;
}

const titlesIn = async (shelf: Shelf) => (await listedIn(window.app, shelf)).map(({ title }) => title);

test('many are deleted at once and come back at once, with all they hold', async () => {
  const { app, database } = window;
  const ids = await converse('One', 'Two', 'Three');
  const before = [await database.conversations.toArray(), await database.messages.toArray()];
  await app.deleteConversations(ids.slice(0, 2));
  expect(await titlesIn('listed')).toEqual(['Three']);
  expect(app.store.getState().notices.map(({ text }) => text)).toEqual(['2 conversations were deleted.']);
  await app.undoLast();
  expect([await database.conversations.toArray(), await database.messages.toArray()]).toEqual(before);
});

test('what was deleted just before a window opens can be brought back there, and nothing is lost', async () => {
  const { app, database } = window;
  const ids = await converse('One', 'Two');
  const before = await database.messages.toArray();
  await app.deleteConversations(ids);
  const again = await profile.open({ clock: { ...systemClock, sleep: neverElapses } });
  expect(again.app.store.getState().notices.at(-1)?.text).toBe('2 conversations were deleted.');
  await again.app.undoLast();
  expect(await titlesIn('listed')).toEqual(['Two', 'One']);
  await openMuchLater();
  expect(await database.messages.toArray()).toEqual(before);
});

test('an undo that comes too late says so', async () => {
  const { app } = window;
  await app.deleteConversations(await converse('One'));
  await openMuchLater();
  await app.undoLast();
  expect(app.store.getState().notices).toMatchObject([{ isError: true }]);
  expect(await titlesIn('listed')).toEqual([]);
});

test('what is archived is put away until something is written in it, and is undone like a deletion', async () => {
  const { app } = window;
  const [one = '', two = ''] = await converse('One', 'Two');
  await app.archiveConversations([one, two], true);
  expect(await titlesIn('listed')).toEqual([]);
  expect(await titlesIn('archived')).toEqual(['Two', 'One']);
  expect(await shown(app)).toBeUndefined();
  await app.undoLast();
  expect(await titlesIn('archived')).toEqual([]);
  expect((await current()).id).toBe(two);
  await app.archiveConversations([one], true);
  await app.openConversation(one);
  await app.send('Once more');
  expect(await titlesIn('listed')).toEqual(['One', 'Two']);
});

test('what is pinned is on top, the last pinned first, also after it was put away and brought back', async () => {
  const { app } = window;
  const [one = '', , three = ''] = await converse('One', 'Two', 'Three');
  await app.pinConversations([one], true);
  expect(await titlesIn('listed')).toEqual(['One', 'Three', 'Two']);
  await app.archiveConversations([one], true);
  await app.archiveConversations([one], false);
  expect(await titlesIn('listed')).toEqual(['One', 'Three', 'Two']);
  await app.pinConversations([one, three], false);
  expect(await titlesIn('listed')).toEqual(['Three', 'Two', 'One']);
});

test('a title is found by how it begins, whatever its accents and capitals', async () => {
  const { app } = window;
  const [one, two] = await converse('Élan vital', 'Primes');
  const ids = [two ?? '', one ?? ''];
  expect(await app.findByTitle(ids, 'el')).toBe(one);
  expect(await app.findByTitle(ids, 'P')).toBe(two);
  expect(await app.findByTitle(ids, 'vital')).toBeUndefined();
});

test('notices with the same meaning take each other’s place', async () => {
  const { app } = window;
  await app.send('Hello');
  const message = (await shown(app))?.branch[0];
  if (!message) throw new Error('There is a message.');
  void app.setWish([message], 'pinned');
  await whenState(app, ({ notices }) => notices.length === 1);
  void app.setWish([{ ...message, isPinned: true }], 'excluded');
  await whenState(app, ({ notices }) => notices[0]?.text.startsWith('Excluded') ?? false);
  expect(app.store.getState().notices).toHaveLength(1);
});
