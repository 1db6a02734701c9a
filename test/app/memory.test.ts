import { expect, test } from 'vitest';
import type { ModelServer } from '../model-server/server.ts';
import { serveWindow } from './served-window';
import { choose, shown, shownTexts, type TestWindow, whenState, wires } from './test-app';

let server: ModelServer;
let window: TestWindow;

serveWindow((served) => {
  ({ server, window } = served);
});

test('messages are counted once, with what is sent of them, and the model’s factor is learned', async () => {
  const { app, database } = window;
  await choose(app, server.origin, wires[0], 'local-demo-model:thinking');
  await app.send('My name is Ada.');
  await app.send('Who am I?');
  const { promise: counted, resolve } = Promise.withResolvers<void>();
  const end = app.watchConversation(app.store.getState().conversationId, (opened) => {
    if (opened?.branch.every(({ tokens }) => tokens !== undefined)) resolve();
  });
  await counted;
  end();
  const branch = (await shown(app))?.branch ?? [];
  expect(branch[0]?.tokens).toBe(5);
  expect(branch.every(({ tokens = 0 }) => tokens > 0)).toBe(true);
  expect((await database.calibrations.toArray())[0]).toMatchObject({ samples: 2 });
});

test('each request is kept in the ledger before it leaves, with what was in it', async () => {
  const { app, database } = window;
  server.script({ fault: 'hold-head' });
  const sending = app.send('First');
  await server.whenHeld();
  expect(await database.ledger.count()).toBe(1);
  server.release();
  await sending;
  await app.send('Second');
  const reply = (await shown(app))?.branch.at(-1);
  expect(await database.ledger.get(reply?.id ?? '')).toMatchObject({
    change: 'grown',
    anchorId: null,
    counts: { sent: 3, trimmed: 0 },
    model: 'local-demo-model',
  });
});

test('what does not fit the window is said before anything is sent, with both numbers', async () => {
  const { app } = window;
  await app.saveSettings('c', 'anthropic', {
    model: { providerId: 'anthropic', model: 'local-demo-model', name: 'Demo', contextLimit: 10_000 },
  });
  await app.send('word '.repeat(20_000));
  expect(server.requests).toHaveLength(0);
  const failure = (await shown(app))?.branch[1]?.reply?.failure;
  expect(failure).toMatchObject({ kind: 'context-too-long', limitTokens: 7_500 });
  expect(failure?.requestTokens).toBeGreaterThan(20_000);
});

test('a long conversation is trimmed to its budget, and an excluded message is never sent', async () => {
  const { app } = window;
  await app.send('My name is Ada.');
  const { id } = (await shown(app))?.conversation ?? { id: '' };
  await app.setPolicy(id, { mode: 'last-turns', turns: 1 });
  await app.send('I love number theory.');
  await app.send('What do I love?');
  expect((await shownTexts(app)).at(-1)).toContain('number theory');
  await app.send("What's my name?");
  expect((await shownTexts(app)).at(-1)).not.toContain('Ada');
  await app.setPolicy(id, { mode: 'everything' });
  const first = (await shown(app))?.branch[0];
  if (first) void app.setWish([first], 'excluded');
  await whenState(app, ({ notices }) => notices.length > 0);
  await app.send("What's my name?");
  expect(JSON.stringify(server.requests.at(-1)?.body)).not.toContain('My name is Ada.');
});

test('a window that turns out to be smaller is learned, and the request sent once more, smaller', async () => {
  const { app } = window;
  await app.send('My name is Ada.');
  await app.send(`Remember this: ${'word '.repeat(3_000)}`);
  server.script({ contextTokens: 3_000, times: 2 });
  await app.send("What's my name?");
  const opened = await shown(app);
  expect(opened?.branch.at(-1)?.status).toBe('complete');
  expect(opened?.conversation.model.contextTokens).toBe(3_000);
  expect(server.requests).toHaveLength(4);
  expect(server.requests.at(-1)?.body).toMatchObject({
    messages: [{ role: 'user', content: [{ text: "What's my name?" }] }],
  });
});

test('what cannot be made smaller is not sent once more', async () => {
  const { app } = window;
  server.script({ error: 'context-too-long', times: 5 });
  await app.send('Hello');
  expect((await shown(app))?.branch[1]?.reply?.failure?.kind).toBe('context-too-long');
  expect(server.requests).toHaveLength(1);
});
