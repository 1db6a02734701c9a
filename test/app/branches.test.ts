import { expect, test } from 'vitest';
import { editDraftKey } from '@/lib/app/editing';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { systemClock } from '@/lib/platform/clock';
import type { ModelServer } from '../model-server/server.ts';
import { ManualClock } from '../providers/manual-clock.ts';
import { serveWindow } from './served-window';
import { type newProfile, shown, shownTexts, type TestWindow, whenState } from './test-app';

let server: ModelServer;
let window: TestWindow;
let profile: ReturnType<typeof newProfile>;
let clock: ManualClock;

serveWindow(
  (served) => {
    ({ server, profile, window } = served);
  },
  () => {
    clock = new ManualClock();
    return {
      clock: { ...systemClock, now: () => clock.now(), sleep: (time, signal) => clock.sleep(time, signal) },
    };
  },
);

async function branch(): Promise<Message[]> {
  return (await shown(window.app))?.branch ?? [];
}

async function at(index: number): Promise<Message> {
  const message = (await branch())[index];
  if (!message) throw new Error(`There is no message ${index}.`);
  return message;
}

/** The texts of the user's messages that are shown. */
const questions = async () =>
  (await branch()).filter(({ role }) => role === 'user').map(({ content }) => textOf(content));

async function talk(...texts: string[]): Promise<void> {
  for (const text of texts) await window.app.send(text);
}

const undo = () => window.app.store.getState().notices.at(-1)?.undo?.();

test('an edited message is sent beside the old one, and both can be shown', async () => {
  const { app } = window;
  await talk('One', 'Two', 'Three');
  const old = await at(2);
  app.edit(old);
  app.setEdit(old.id, 'Zwei');
  await app.resend(old, 'Zwei');
  expect(await questions()).toEqual(['One', 'Zwei']);
  expect(app.store.getState()).toMatchObject({ editing: null });
  expect(app.store.getState().drafts[editDraftKey(old.id)]).toBeUndefined();
  const opened = await shown(app);
  const edited = await at(2);
  expect([...(opened?.siblings ?? [])]).toEqual([[edited.id, [old.id, edited.id]]]);
  await app.showSibling(old.conversationId, old.id);
  expect(await questions()).toEqual(['One', 'Two', 'Three']);
  expect((await shown(app))?.siblings.get(old.id)).toEqual([old.id, edited.id]);
});

test('an editor that is closed keeps its words', async () => {
  const { app } = window;
  await talk('One');
  const message = await at(0);
  app.edit(message, true);
  expect(app.store.getState().drafts[editDraftKey(message.id)]).toBe('One');
  app.setEdit(message.id, 'One and a half');
  app.cancelEdit();
  app.edit(message);
  expect(app.store.getState().editing).toEqual({ messageId: message.id, isFromComposer: false });
  expect(app.store.getState().drafts[editDraftKey(message.id)]).toBe('One and a half');
});

test('blank words are not sent', async () => {
  await talk('One');
  await window.app.resend(await at(0), ' \n');
  expect(await branch()).toHaveLength(2);
});

test('a branch is shown as it was left', async () => {
  const { app } = window;
  await talk('One', 'Two');
  await app.regenerate();
  const [, , question, second] = await branch();
  const first = (await shown(app))?.siblings.get(second?.id ?? '')?.[0] ?? '';
  await app.showSibling(question?.conversationId ?? '', first);
  await app.resend(await at(0), 'Other');
  await app.showSibling(
    question?.conversationId ?? '',
    (await shown(app))?.siblings.get((await at(0)).id)?.[0] ?? '',
  );
  expect((await at(3)).id).toBe(first);
});

test('any reply can be made again, for the same question', async () => {
  const { app } = window;
  await talk('One', 'Two', 'Three');
  const reply = await at(1);
  server.reset();
  await app.regenerate(reply.id);
  expect(await questions()).toEqual(['One']);
  expect((await at(1)).parentId).toBe(reply.parentId);
  await app.showSibling(reply.conversationId, reply.id);
  expect(await questions()).toEqual(['One', 'Two', 'Three']);
});

test('a reply that failed in the middle stays, because others follow it', async () => {
  const { app } = window;
  server.script({ error: 'wrong-key' });
  await talk('One', 'Two');
  const failed = await at(1);
  await app.regenerate(failed.id);
  await app.showSibling(failed.conversationId, failed.id);
  expect(await questions()).toEqual(['One', 'Two']);
});

test('without a question there is nothing to make again', async () => {
  const { app } = window;
  await talk('One');
  await app.deleteMessages([await at(0)]);
  await app.regenerate();
  expect(await branch()).toHaveLength(1);
});

test('a fork begins with copies, is shown at once, and leads back', async () => {
  const { app } = window;
  await talk('My name is Ada', 'Two', 'Three');
  const original = await shown(app);
  await app.fork(await at(3));
  const fork = await shown(app);
  expect(fork?.conversation).toMatchObject({ title: 'My name is Ada (fork)' });
  expect(fork?.branch.map(({ content }) => content)).toEqual(
    original?.branch.slice(0, 4).map(({ content }) => content),
  );
  await app.send('What is my name?');
  expect((await shownTexts(app)).at(-1)).toContain('Ada');
  const notice = app.store.getState().notices.at(-1);
  expect(notice).toMatchObject({
    text: 'This is a fork of “My name is Ada”.',
    action: { label: 'Back to it' },
  });
  await notice?.action?.run();
  expect((await shown(app))?.branch.map(({ id }) => id)).toEqual(original?.branch.map(({ id }) => id));
  expect(app.store.getState().notices).toEqual([]);
});

test('a fork that cannot be stored says so', async () => {
  const { app, database } = window;
  await talk('One');
  database.messages.hook('creating', () => {
    throw new Error('The disk is full.');
  });
  await app.fork(await at(1));
  expect(app.store.getState().notices.at(-1)?.text).toContain('could not be stored');
  expect(await database.conversations.count()).toBe(1);
});

test('a deleted message is out of sight and out of requests, and comes back with undo', async () => {
  const { app } = window;
  await talk('My name is Ada');
  const before = await branch();
  await app.deleteMessages([await at(0)]);
  await app.deleteMessages([await at(0)]);
  expect(await branch()).toEqual([]);
  await app.send('What is my name?');
  expect((await shownTexts(app)).at(-1)).not.toContain('Ada');
  await undo();
  await undo();
  expect(await questions()).toEqual(['What is my name?']);
  const roots = (await shown(app))?.siblings.get((await at(0)).id);
  expect(roots).toEqual([before[0]?.id, (await at(0)).id]);
  await app.showSibling((await at(0)).conversationId, roots?.[0] ?? '');
  expect((await branch()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test('when the time for undo is over, the message goes for good, with the record of its request', async () => {
  const { app, database } = window;
  await talk('One', 'Two', 'Three');
  const reply = await at(3);
  const following = await at(4);
  await app.deleteMessages([reply]);
  expect(await database.messages.get(reply.id)).toMatchObject({ deletedAt: clock.now() });
  clock.advance(16_000);
  await expect.poll(() => database.messages.get(reply.id)).toBeUndefined();
  expect(await database.ledger.get(reply.id)).toBeUndefined();
  expect(await database.messages.get(following.id)).toMatchObject({ parentId: reply.parentId });
  expect(await questions()).toEqual(['One', 'Two', 'Three']);
  await undo();
  expect(await questions()).toEqual(['One', 'Two', 'Three']);
});

test('what another window has deleted goes when a window opens later', async () => {
  const { app, database } = window;
  await talk('One');
  const reply = await at(1);
  await app.deleteMessages([reply]);
  await profile.open({ clock: { ...systemClock, now: () => clock.now() + 3_600_000 } });
  expect(await database.messages.get(reply.id)).toBeUndefined();
  expect(await shownTexts(app)).toEqual(['One']);
  await app.regenerate();
  expect(await branch()).toHaveLength(2);
});

test('the request after a deletion is said to begin with another selection', async () => {
  const { app, database } = window;
  await talk('One', 'Two');
  await app.deleteMessages([await at(1)]);
  await app.send('Three');
  expect(await database.ledger.get((await branch()).at(-1)?.id ?? '')).toMatchObject({ change: 'selection' });
  await app.send('Four');
  expect(await database.ledger.get((await branch()).at(-1)?.id ?? '')).toMatchObject({ change: 'grown' });
  await app.deleteMessages([(await branch()).at(-1) as Message]);
  clock.advance(16_000);
  await expect.poll(() => window.database.messages.where('deletedAt').above(0).count()).toBe(0);
  await app.send('Five');
  expect(await database.ledger.get((await branch()).at(-1)?.id ?? '')).toMatchObject({ change: 'selection' });
});

test('while a reply is arriving nothing is deleted', async () => {
  const { app, database } = window;
  await talk('One');
  const question = await at(0);
  const reply = await at(1);
  await database.messages.put({ ...reply, status: 'streaming' });
  await app.deleteMessages([question]);
  expect(app.store.getState().notices.at(-1)?.text).toContain('could not be deleted');
  expect(await shownTexts(app)).toHaveLength(2);
});

test('while a reply is arriving in another window the branch stays as it is, and a notice says so', async () => {
  const { app, database } = window;
  await talk('One');
  const old = await at(1);
  await app.regenerate();
  const reply = await at(1);
  await database.messages.put({ ...reply, status: 'streaming' });
  const other = await profile.open();
  await other.app.showSibling(old.conversationId, old.id);
  expect(await at(1)).toMatchObject({ id: reply.id });
  expect(other.app.store.getState().notices.at(-1)?.text).toContain('A reply is arriving');
  await other.app.deleteMessages([await at(0)]);
  expect(await branch()).toHaveLength(2);
  await other.app.newConversation();
  await other.app.openHit({ conversationId: old.conversationId, messageId: old.id, words: 'One' });
  expect(other.app.store.getState()).toMatchObject({ conversationId: old.conversationId });
  expect(other.app.store.getState().notices.at(-1)?.text).toContain('A reply is arriving');
  expect(await at(1)).toMatchObject({ id: reply.id });
  await database.messages.put(reply);
  await other.app.showSibling(old.conversationId, old.id);
  expect(await at(1)).toMatchObject({ id: old.id });
});

test('a second message while a reply is arriving is not swallowed without a word', async () => {
  const { app } = window;
  server.script({ speed: 5 });
  const first = app.send('One');
  await whenState(app, (state) => Object.values(state.replies).some(({ hasEnded }) => !hasEnded));
  await app.send('Two');
  expect(app.store.getState().notices.at(-1)?.text).toContain('A reply is arriving');
  app.stop();
  await first;
  expect(await questions()).toEqual(['One']);
});

test('a message that was deleted after a failed reply comes back in its place when that reply was made again', async () => {
  const { app, database } = window;
  await talk('One');
  server.script({ error: 'wrong-key' });
  await talk('Two', 'Three');
  const before = await branch();
  const failed = before[3];
  await app.deleteMessages([before[5] as Message]);
  await app.deleteMessages([before[4] as Message]);
  expect((await branch()).at(-1)?.id).toBe(failed?.id);
  await app.regenerate();
  expect(await database.messages.get(failed?.id ?? '')).toBeUndefined();
  expect(await database.ledger.get(failed?.id ?? '')).toBeUndefined();
  await undo();
  expect(await database.messages.get(before[4]?.id ?? '')).toMatchObject({ parentId: before[2]?.id });
  expect((await questions())[0]).toBe('One');
});
