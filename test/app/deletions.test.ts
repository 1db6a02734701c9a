import { expect, test } from 'vitest';
import type { Edges } from '@/lib/app/edges';
import type { Message } from '@/lib/core/conversation';
import { systemClock } from '@/lib/platform/clock';
import { ManualClock } from '../providers/manual-clock.ts';
import { serveWindow } from './served-window';
import { type newProfile, shown, type TestWindow } from './test-app';

let clock: ManualClock;
let profile: ReturnType<typeof newProfile>;
let window: TestWindow;

serveWindow(
  (served) => {
    ({ profile, window } = served);
  },
  () => {
    clock = new ManualClock();
    return edges();
  },
);

function edges(): Partial<Edges> {
  return {
    // Nothing is counted, so that what is shown can be compared whole.
    countTokens: () => new Promise<never>(() => {}),
    clock: { ...systemClock, now: () => clock.now(), sleep: (time, signal) => clock.sleep(time, signal) },
  };
}

/** As if the page had been loaded again so many milliseconds later. */
async function reload(after: number): Promise<void> {
  window.vanish();
  clock.advance(after);
  window = await profile.open(edges());
}

async function branch(): Promise<Message[]> {
  return (await shown(window.app))?.branch ?? [];
}

const notices = () => window.app.store.getState().notices.map(({ text }) => text);

async function undo(): Promise<void> {
  await window.app.undoLast();
}

test('what was deleted just before the panel was loaded again is offered again, and comes back as it was', async () => {
  const { app } = window;
  for (const text of ['One', 'Two', 'Three']) await app.send(text);
  const before = await shown(app);
  const [question, reply] = await branch();
  await app.deleteMessages([question as Message]);
  clock.advance(1_000);
  await app.deleteMessages([reply as Message]);
  clock.advance(1_000);
  await app.startOver({ id: question?.conversationId ?? '', title: 'One' });
  await reload(5_000);
  expect(notices()).toEqual(['The message was deleted.', 'The message was deleted.', '“One” was emptied.']);
  await undo();
  expect(await branch()).toHaveLength(4);
  await undo();
  await undo();
  expect(await shown(window.app)).toEqual(before);
  expect(notices()).toEqual([]);
});

test('nothing is offered once its time is over, and its data goes', async () => {
  await window.app.send('One');
  const [question] = await branch();
  await window.app.deleteMessages([question as Message]);
  clock.advance(10_000);
  await window.app.startOver({ id: question?.conversationId ?? '', title: 'One' });
  await reload(10_000);
  expect(notices()).toEqual(['“One” was emptied.']);
  expect(await window.database.messages.get(question?.id ?? '')).toBeUndefined();
  await reload(16_000);
  expect(notices()).toEqual([]);
  expect(await window.database.messages.count()).toBe(0);
});

test('what belongs to a deleted conversation comes back with it, and not before', async () => {
  const { app } = window;
  await app.send('One');
  const [question] = await branch();
  await app.deleteMessages([question as Message]);
  await app.deleteConversation({ id: question?.conversationId ?? '' });
  await reload(1_000);
  expect(notices()).toEqual(['“One” was deleted.']);
});

test('what was deleted in one step comes back in one, and in two windows only once', async () => {
  const { app } = window;
  const ids: string[] = [];
  for (const text of ['One', 'Two', 'Three']) {
    await app.newConversation();
    await app.send(text);
    ids.push(app.store.getState().conversationId);
  }
  await app.startOver({ id: ids[0] ?? '', title: 'One' });
  clock.advance(1_000);
  await app.deleteConversations(ids.slice(1));
  const other = await profile.open(edges());
  await reload(1_000);
  expect(notices()).toEqual(['“One” was emptied.', '2 conversations were deleted.']);
  await undo();
  await undo();
  const stored = await window.database.conversations.toArray();
  expect(stored.map(({ deletedAt, cleared }) => deletedAt ?? cleared)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  await window.app.startOver({ id: ids[0] ?? '', title: 'One' });
  await other.app.undoLast();
  await other.app.undoLast();
  expect((await window.database.conversations.get(ids[0] ?? ''))?.cleared).toBeDefined();
});

test('the parts of a continued reply are deleted and come back together', async () => {
  const { app } = window;
  await app.send('One');
  await app.continueReply();
  const before = await shown(app);
  await app.deleteMessages((await branch()).slice(1));
  expect((await branch()).map(({ role }) => role)).toEqual(['user']);
  await reload(1_000);
  expect(notices()).toEqual(['The message was deleted.']);
  await undo();
  expect(await shown(window.app)).toEqual(before);
  await window.app.deleteMessages([]);
  expect(notices()).toEqual([]);
});
