import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { textOf } from '@/lib/core/content';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { choose, hasArrivingText, newProfile, shown, whenState } from './test-app';

let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

/** Locks of a machine of their own, so that a window can lose them without ending. */
function newLocks() {
  const held = new Set<string>();
  return {
    locks: {
      async tryHold<T>(name: string, _patience: number, task: () => Promise<T>) {
        held.add(name);
        const value = await task();
        held.delete(name);
        return { held: true as const, value };
      },
      async hold(name: string, task: () => Promise<void>) {
        if (!held.has(name)) await task();
      },
    },
    /** As when the window that holds them goes away. */
    free: () => held.clear(),
  };
}

/** Resolves when the conversation that the window shows is like this. */
async function whenShown(
  app: Parameters<typeof shown>[0],
  isSo: (opened: Awaited<ReturnType<typeof shown>>) => boolean,
) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = app.watchConversation(
    app.store.getState().conversationId,
    (opened) => isSo(opened) && resolve(),
  );
  await promise;
  end();
  return shown(app);
}

test('a reply whose window went away is there as far as it was journalled, marked interrupted', async () => {
  const profile = newProfile();
  const { locks, free } = newLocks();
  const first = await profile.open({ locks });
  await choose(first.app, server.origin);
  server.script({ fault: 'hold', after: 6, words: 50 });
  void first.app.send('Count');
  await whenState(first.app, hasArrivingText);
  await server.whenHeld();
  const { promise: journalled, resolve } = Promise.withResolvers<string>();
  const end = first.app.watchJournal(first.app.store.getState().conversationId, (contents) => {
    const text = textOf([...contents.values()].flat());
    if (text !== '') resolve(text);
  });
  const text = await journalled;
  end();
  first.vanish();
  free();

  const second = await profile.open({ locks });
  const opened = await whenShown(second.app, (found) => found?.branch[1]?.status === 'interrupted');
  expect(textOf(opened?.branch[1]?.content ?? [])).toBe(text);
  expect(textOf(opened?.branch[0]?.content ?? [])).toBe('Count');
  expect(await second.database.journal.count()).toBe(0);
});

test('a closing window writes down what has arrived since the last journal entry', async () => {
  const profile = newProfile();
  const { locks, free } = newLocks();
  const first = await profile.open({ locks });
  await choose(first.app, server.origin);
  server.script({ fault: 'hold', after: 6, words: 50 });
  void first.app.send('Count');
  await whenState(first.app, hasArrivingText);
  const seen = textOf(Object.values(first.app.store.getState().replies)[0]?.content ?? []);
  first.app.writeJournals();
  first.vanish();
  free();

  const second = await profile.open({ locks });
  const opened = await whenShown(second.app, (found) => found?.branch[1]?.status === 'interrupted');
  expect(textOf(opened?.branch[1]?.content ?? []).startsWith(seen)).toBe(true);
});

test('a window that went away before the first word leaves the message and an interrupted reply', async () => {
  const profile = newProfile();
  const { locks, free } = newLocks();
  const first = await profile.open({ locks });
  await choose(first.app, server.origin);
  server.script({ fault: 'hold-head' });
  void first.app.send('Are you there?');
  await server.whenHeld();
  first.vanish();
  free();

  const second = await profile.open({ locks });
  const opened = await whenShown(second.app, (found) => found?.branch[1]?.status === 'interrupted');
  expect(textOf(opened?.branch[0]?.content ?? [])).toBe('Are you there?');
  server.reset();
  await second.app.regenerate();
  expect((await shown(second.app))?.branch.map(({ status }) => status)).toEqual(['complete', 'complete']);
});

test('another window leaves a reply alone that is still arriving, and shows it live', async () => {
  const profile = newProfile();
  const first = await profile.open();
  await choose(first.app, server.origin);
  server.script({ fault: 'hold', after: 6, words: 50 });
  const sending = first.app.send('Count');
  await whenState(first.app, hasArrivingText);
  const second = await profile.open();
  expect(second.app.store.getState().conversationId).toBe(first.app.store.getState().conversationId);
  const { promise: seen, resolve } = Promise.withResolvers<void>();
  const end = second.app.watchJournal(second.app.store.getState().conversationId, (contents) => {
    if (textOf([...contents.values()].flat()) !== '') resolve();
  });
  await seen;
  end();
  expect((await shown(second.app))?.branch[1]?.status).toBe('streaming');
  server.release();
  await sending;
  const opened = await whenShown(second.app, (found) => found?.branch[1]?.status !== 'streaming');
  expect(opened).toEqual(await shown(first.app));
  expect(opened?.branch[1]?.status).toBe('complete');
});

test('a reply whose end could not be stored is recovered by its own window', async () => {
  const window = await newProfile().open();
  const { app, database } = window;
  await choose(app, server.origin);
  const put = database.messages.put.bind(database.messages);
  let failures = 1;
  database.messages.put = (message) =>
    failures-- > 0 ? (Promise.reject(new DOMException('', 'QuotaExceededError')) as never) : put(message);
  await app.send('Hello');
  const opened = await whenShown(app, (found) => found?.branch[1]?.status === 'interrupted');
  expect(opened?.branch[1]?.content).not.toEqual([]);
  expect(app.store.getState().notices.at(-1)?.text).toMatch(/could not be stored/);
});
