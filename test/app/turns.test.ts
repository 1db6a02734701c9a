import { beforeEach, describe, expect, test } from 'vitest';
import type { ModelServer } from '../model-server/server.ts';
import { serveWindow } from './served-window';
import {
  choose,
  hasArrivingText,
  newProfile,
  shown,
  shownTexts,
  type TestWindow,
  whenState,
  wires,
} from './test-app';

let server: ModelServer;
let window: TestWindow;

serveWindow((served) => {
  ({ server, window } = served);
});

const lastRequest = () => JSON.stringify(server.requests.at(-1)?.body);

describe.each(wires)('over $wire', (provider) => {
  beforeEach(() => choose(window.app, server.origin, provider));

  test('a fact of an earlier turn is known, and only in its own conversation', async () => {
    const { app } = window;
    await app.send('My name is Ada and I love number theory.');
    await app.send("What's my name and what do I love?");
    expect((await shownTexts(app)).at(-1)).toMatch(/Ada.*number theory/);

    await app.newConversation();
    await app.send("What's my name and what do I love?");
    expect((await shownTexts(app)).at(-1)).not.toMatch(/Ada|number theory/);
    expect(lastRequest()).not.toContain('Ada');
  });

  test('the reply’s blocks are sent back exactly as they came, but for an id', async () => {
    const { app } = window;
    await app.send('My name is Ada.');
    const stored = (await shown(app))?.branch[1]?.content ?? [];
    await app.send('Who am I?');
    expect(stored).toHaveLength(1);
    const { id: _, ...block } = stored[0] ?? {};
    const sent = JSON.stringify(block);
    const inside = provider.wire === 'anthropic-messages' ? `"content":[${sent}]` : sent;
    expect(lastRequest()).toContain(inside);
  });

  test('thinking is stored and stays home', async () => {
    const { app } = window;
    await choose(app, server.origin, provider, 'local-demo-model:thinking');
    await app.send('My name is Ada.');
    const { content } = (await shown(app))?.branch[1] ?? { content: [] };
    expect(JSON.stringify(content)).toMatch(/thinking|reasoning/);
    await app.send('Who am I?');
    expect(lastRequest()).not.toMatch(/"(thinking|reasoning)/);
    expect((await shownTexts(app)).at(-1)).toContain('Ada');
  });

  test('reported usage is stored with the reply', async () => {
    await window.app.send('Hello there');
    const usage = (await shown(window.app))?.branch[1]?.reply?.usage;
    expect(usage?.inputTokens).toBeGreaterThan(0);
    expect(usage?.outputTokens).toBeGreaterThan(0);
    expect(Object.keys(usage?.reported ?? {}).length).toBeGreaterThan(0);
  });
});

test('twenty turns later the first turn is still known', async () => {
  const { app } = window;
  await app.send('My name is Ada.');
  for (let turn = 1; turn <= 20; turn++) await app.send(`Repeat after me: turn ${turn}`);
  await app.send("What's my name?");
  expect((await shownTexts(app)).at(-1)).toContain('Ada');
});

test('the user’s message is stored before the request leaves', async () => {
  const { app } = window;
  server.script({ fault: 'hold-head' });
  const sending = app.send('Hello');
  await server.whenHeld();
  const opened = await shown(app);
  expect(opened?.branch.map(({ role, status }) => [role, status])).toEqual([
    ['user', 'complete'],
    ['assistant', 'streaming'],
  ]);
  server.release();
  await sending;
  expect((await shown(app))?.branch.at(-1)?.status).toBe('complete');
});

test('blank messages are not sent', async () => {
  for (const text of ['', '   ', '\n\t ']) await window.app.send(text);
  expect(server.requests).toHaveLength(0);
  expect(await shown(window.app)).toBeUndefined();
});

test('two quick sends are one message', async () => {
  const { app } = window;
  await Promise.all([app.send('Hello'), app.send('Hello')]);
  expect(server.requests).toHaveLength(1);
  expect((await shown(app))?.branch).toHaveLength(2);
});

test('the composer is emptied when the message is stored, unless the user has typed on', async () => {
  const { app } = window;
  app.setDraft('Hello');
  await app.send('Hello');
  expect(app.store.getState().drafts[app.store.getState().conversationId]).toBe('');
  server.script({ fault: 'hold-head' });
  app.setDraft('Second');
  const sending = app.send('Second');
  app.setDraft('Second thoughts');
  await server.whenHeld();
  server.release();
  await sending;
  expect(app.store.getState().drafts[app.store.getState().conversationId]).toBe(' thoughts');
});

test('sending with nothing attached changes nothing for those who follow what is attached', async () => {
  const { app } = window;
  const attached = () => app.store.getState().draftAttachments[app.store.getState().conversationId];
  const before = attached();
  await app.send('Hello');
  expect(attached()).toBe(before);
});

test('Stop keeps what has arrived, and the next turn builds on it', async () => {
  const { app } = window;
  server.script({ fault: 'hold', after: 4, words: 50 });
  const sending = app.send('Count');
  await whenState(app, hasArrivingText);
  app.stop();
  await sending;
  const reply = (await shown(app))?.branch[1];
  expect(reply?.status).toBe('stopped');
  expect((await shownTexts(app))[1]).not.toBe('');
  server.release();
  await app.send('Go on');
  expect(lastRequest()).toContain((await shownTexts(app))[1]);
});

test('a reply that was stopped before it began is left out of the next request', async () => {
  const { app } = window;
  server.script({ fault: 'hold-head' });
  const sending = app.send('First');
  await server.whenHeld();
  app.stop();
  await sending;
  await app.send('Second');
  expect(server.requests.at(-1)?.body).toMatchObject({
    messages: [{ role: 'user', content: [{ text: 'First' }, { text: 'Second' }] }],
  });
});

test('regenerating adds a sibling and keeps the old reply', async () => {
  const { app, database } = window;
  await app.send('Hello');
  const first = (await shown(app))?.branch[1];
  await app.regenerate();
  const second = (await shown(app))?.branch[1];
  expect(second?.id).not.toBe(first?.id);
  expect(second?.parentId).toBe(first?.parentId);
  // Its tokens may have been counted meanwhile.
  expect(await database.messages.get(first?.id ?? '')).toMatchObject({ ...first });
});

test('a failure is stored with the message, and a retry takes its place', async () => {
  const { app, database } = window;
  server.script({ error: 'wrong-key' });
  await app.send('Hello');
  const failed = (await shown(app))?.branch[1];
  expect(failed).toMatchObject({ status: 'failed', reply: { failure: { kind: 'wrong-key' } } });
  await app.regenerate();
  const opened = await shown(app);
  expect(opened?.branch.map(({ status }) => status)).toEqual(['complete', 'complete']);
  expect(await database.messages.count()).toBe(2);
});

test('a cut reply goes on in a turn of its own', async () => {
  const { app } = window;
  server.script({ fault: 'cut', after: 4, words: 40 });
  await app.send('Count');
  expect((await shown(app))?.branch[1]).toMatchObject({
    status: 'failed',
    reply: { failure: { kind: 'cut' } },
  });
  await app.continueReply();
  const opened = await shown(app);
  expect(opened?.branch.map(({ role, status }) => `${role} ${status}`)).toEqual([
    'user complete',
    'assistant failed',
    'user complete',
    'assistant complete',
  ]);
});

test('without a key nothing is asked of the provider, and the message is there to be retried', async () => {
  const { app } = await newProfile().open();
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    baseUrl: server.origin,
    model: { providerId: 'anthropic', model: 'm', name: 'M' },
  });
  await app.send('Hello');
  expect(server.requests).toHaveLength(0);
  expect((await shown(app))?.branch[1]?.reply?.failure?.kind).toBe('no-key');
});

test('the system prompt goes with each request and stays as it is', async () => {
  const { app } = window;
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    systemPrompt: 'Answer in French.',
  });
  await app.send('Hello');
  await app.newConversation();
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    systemPrompt: 'Answer in Welsh.',
  });
  await app.send('Hello');
  expect(server.requests.map(({ body }) => (body as { system: string }).system)).toEqual([
    'Answer in French.',
    'Answer in Welsh.',
  ]);
});

test('a message that cannot be stored is not sent and stays in the composer', async () => {
  const { app, vanish } = window;
  app.setDraft('Hello');
  vanish();
  await app.send('Hello').catch(() => {});
  expect(server.requests).toHaveLength(0);
  expect(app.store.getState().drafts[app.store.getState().conversationId]).toBe('Hello');
});

test('a message that is sent the moment a reply ends is not lost', async () => {
  const { app } = window;
  let next: Promise<void> | undefined;
  const end = app.store.subscribe(({ replies }) => {
    if (!next && Object.values(replies).some(({ hasEnded }) => hasEnded)) next = app.send('Second');
  });
  await app.send('First');
  await next;
  end();
  expect((await shownTexts(app)).filter((_, index) => index % 2 === 0)).toEqual(['First', 'Second']);
});

test('a reply that thought and then said nothing can be retried', async () => {
  const { app } = window;
  server.script({ isThinking: true, text: '' });
  await app.send('Hello');
  expect((await shown(app))?.branch[1]).toMatchObject({
    status: 'failed',
    reply: { failure: { kind: 'empty' } },
  });
});
