import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Conversation } from '@/lib/core/conversation';
import type { ConversationRow } from '@/lib/core/conversation-list';
import { systemClock } from '@/lib/platform/clock';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { listedIn, neverElapses } from './listing';
import { choose, newProfile, shown, shownTexts, type TestWindow } from './test-app';

let server: ModelServer;
let window: TestWindow;
let profile: ReturnType<typeof newProfile>;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  profile = newProfile();
  // Nothing is counted, so that stored messages can be compared whole.
  const countTokens = () => new Promise<never>(() => {});
  window = await profile.open({ clock: { ...systemClock, sleep: neverElapses }, countTokens });
  await choose(window.app, server.origin);
});

async function listed(): Promise<ConversationRow[]> {
  return listedIn(window.app, 'listed');
}

async function current(): Promise<Conversation> {
  const opened = await shown(window.app);
  if (!opened) throw new Error('No conversation is shown.');
  return opened.conversation;
}

/** A window that opens so much later that nothing can be undone any more. */
function openMuchLater() {
  return profile.open({ clock: { ...systemClock, now: () => Date.now() + 3_600_000 } });
}

test('the title comes from the first message and can be changed', async () => {
  const { app } = window;
  await app.send('Prime numbers, please');
  const { id, title } = await current();
  expect(title).toBe('Prime numbers, please');
  await app.renameConversation(id, '  Primes  ');
  await app.send('More of them');
  expect((await current()).title).toBe('Primes');
  await app.renameConversation(id, '   ');
  expect((await current()).title).toBe('Primes');
});

test('the list has the last used first, and a new conversation only once it has a message', async () => {
  const { app } = window;
  await app.send('One');
  const one = (await current()).id;
  await app.newConversation();
  expect((await listed()).map(({ title }) => title)).toEqual(['One']);
  await app.send('Two');
  expect((await listed()).map(({ title }) => title)).toEqual(['Two', 'One']);
  await app.openConversation(one);
  await app.send('Again');
  expect((await listed()).map(({ title }) => title)).toEqual(['One', 'Two']);
});

test('a panel opens with the conversation that was used last', async () => {
  await window.app.send('Remember me');
  const again = await profile.open();
  expect(await shownTexts(again.app)).toEqual(await shownTexts(window.app));
  await again.app.newConversation();
  const third = await profile.open();
  expect(await shown(third.app)).toBeUndefined();
});

test('a deleted conversation is gone from sight, and back after undo', async () => {
  const { app } = window;
  await app.send('Precious');
  const before = await shown(app);
  await app.deleteConversation(await current());
  expect(await listed()).toEqual([]);
  expect(await shown(app)).toBeUndefined();
  expect(app.store.getState().notices.at(-1)?.text).toContain('Precious');
  await app.store.getState().notices.at(-1)?.undo?.();
  expect(await shown(app)).toEqual(before);
  expect(app.store.getState().notices).toEqual([]);
});

test('a deletion that was not undone removes the data for good, and only its own', async () => {
  const { app, database } = window;
  await app.send('Keep me');
  const kept = await shown(app);
  await app.newConversation();
  await app.send('Delete me');
  await app.deleteConversation(await current());
  await profile.open();
  expect(await database.messages.count()).toBe(4);
  await openMuchLater();
  expect(await database.messages.toArray()).toEqual(kept?.branch);
  expect((await database.conversations.toArray()).map(({ title }) => title)).toEqual(['Keep me']);
});

test('starting over sends nothing of the history and keeps the system prompt', async () => {
  const { app } = window;
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', { systemPrompt: 'Be kind.' });
  await app.send('My name is Ada.');
  const started = await current();
  const { id } = started;
  await app.startOver(started);
  expect(await shownTexts(app)).toEqual([]);
  await app.send("What's my name?");
  expect(server.requests.at(-1)?.body).toMatchObject({ system: 'Be kind.', messages: [{ role: 'user' }] });
  expect(JSON.stringify(server.requests.at(-1)?.body)).not.toContain('Ada');
  expect((await current()).id).toBe(id);
});

test('starting over is undone without a trace', async () => {
  const { app } = window;
  await app.send('My name is Ada.');
  const before = await shown(app);
  await app.startOver(await current());
  await app.store.getState().notices.at(-1)?.undo?.();
  expect(await shown(app)).toEqual(before);
});

test('after the time for undo the cleared messages are gone, the newer ones are not', async () => {
  const { app, database } = window;
  await app.send('Old');
  await app.startOver(await current());
  await app.send('New');
  const after = await shown(app);
  await openMuchLater();
  expect(await database.messages.toArray()).toEqual(after?.branch);
  expect((await current()).cleared).toBeUndefined();
});

test('deleting stops a reply that is arriving', async () => {
  const { app, database } = window;
  server.script({ fault: 'hold-head' });
  const sending = app.send('Hello');
  await server.whenHeld();
  await app.deleteConversation(await current());
  await sending;
  expect(await listed()).toEqual([]);
  expect(await database.journal.count()).toBe(0);
});

test('after a deletion, a panel opens with a new conversation', async () => {
  await window.app.send('Delete me');
  await window.app.deleteConversation(await current());
  const again = await profile.open();
  expect(await shown(again.app)).toBeUndefined();
  await again.app.send('Something else');
  const much = await openMuchLater();
  expect(await shownTexts(much.app)).toHaveLength(2);
});

test('a message for a conversation that another window deleted goes into a new one', async () => {
  const { app } = window;
  await app.send('Delete me');
  const other = await profile.open();
  await app.deleteConversation(await current());
  other.app.setDraft('Still typing');
  await other.app.send('Still typing');
  const opened = await shown(other.app);
  expect(opened?.conversation.title).toBe('Still typing');
  expect(opened?.branch).toHaveLength(2);
  expect(other.app.store.getState().drafts[opened?.conversation.id ?? '']).toBe('');
});

test('a reply is stopped when another window deletes its conversation', async () => {
  const { app } = window;
  server.script({ fault: 'hold-head' });
  const sending = app.send('Hello');
  await server.whenHeld();
  const other = await profile.open();
  await other.app.deleteConversation(await current());
  await sending;
  expect(await listed()).toEqual([]);
});

test('two deletions in a row can both be undone', async () => {
  const { app } = window;
  await app.send('One');
  await app.deleteConversation(await current());
  await app.send('Two');
  await app.deleteConversation(await current());
  const { notices } = app.store.getState();
  expect(notices).toHaveLength(2);
  for (const { undo } of notices) await undo?.();
  expect((await listed()).map(({ title }) => title).sort()).toEqual(['One', 'Two']);
});

test('what is typed in the new conversation stays there while another one is shown', async () => {
  const { app } = window;
  await app.send('One');
  const one = (await current()).id;
  await app.newConversation();
  app.setDraft('A long thought');
  await app.openConversation(one);
  await app.newConversation();
  const { drafts, conversationId } = app.store.getState();
  expect(drafts[conversationId]).toBe('A long thought');
  await app.send('A long thought');
  await app.newConversation();
  expect(await shown(app)).toBeUndefined();
});
