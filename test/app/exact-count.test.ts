import { describe, expect, test } from 'vitest';
import { textBlock } from '@/lib/core/content';
import type { ModelChoice } from '@/lib/core/conversation';
import type { ReplyRequest } from '@/lib/core/provider';
import type { ModelServer } from '../model-server/server.ts';
import { serveWindow } from './served-window';
import { choose, shown, type TestWindow, wires } from './test-app';

let server: ModelServer;
let window: TestWindow;

serveWindow((served) => {
  ({ server, window } = served);
});

const model: ModelChoice = { providerId: 'anthropic', model: 'local-demo-model', name: 'Demo' };

const pathsOf = () => server.requests.map(({ path }) => path);
const counts = () => pathsOf().filter((path) => path.endsWith('/count_tokens'));
const lastReply = () => server.requests.findLast(({ path }) => path === '/v1/messages');

/** Resolves when every message of the conversation has been counted. */
async function whenCounted(): Promise<void> {
  const { app } = window;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = app.watchConversation(app.store.getState().conversationId, (opened) => {
    if (opened?.branch.every(({ tokens }) => tokens !== undefined)) resolve();
  });
  await promise;
  end();
}

/** So many turns of `text`; then a model of which nothing is known but its window. */
async function talk(turns: number, text: string, contextLimit: number): Promise<void> {
  const { app, database } = window;
  for (let turn = 0; turn < turns; turn++) {
    server.script({ text: 'Yes.' });
    await app.send(text);
  }
  await whenCounted();
  await database.calibrations.clear();
  const id = app.store.getState().conversationId;
  await app.setPolicy(id, { mode: 'last-turns', turns: 50 });
  await app.saveSettings(id, 'anthropic', { model: { ...model, contextLimit } });
  server.requests.length = 0;
}

/** Three times as many tokens by the server's count as by the local one. */
const dense = 'responsibility ';

describe('a request whose estimate is near the limit', () => {
  test('is counted by the provider, and made smaller if it does not fit', async () => {
    await talk(3, dense.repeat(1_500), 10_000);
    await window.app.send(dense.repeat(560));
    expect(pathsOf()).toEqual(['/v1/messages/count_tokens', '/v1/messages']);
    expect(server.requests[0]?.body.messages).toHaveLength(7);
    expect(lastReply()?.body.messages).toHaveLength(1);
    const reply = (await shown(window.app))?.branch.at(-1);
    expect(reply?.status).toBe('complete');
    expect(reply?.reply?.usage?.inputTokens).toBeLessThanOrEqual(7_500);
    const [learned] = await window.database.calibrations.toArray();
    expect(learned).toMatchObject({ samples: 2 });
  });

  test('is sent as it is if it fits', async () => {
    await talk(1, 'word '.repeat(3_000), 10_000);
    await window.app.send('word '.repeat(2_900));
    expect(counts()).toHaveLength(1);
    expect(lastReply()?.body.messages).toEqual(server.requests[0]?.body.messages);
  });

  test('is sent as it is if there is no count', async () => {
    await talk(3, dense.repeat(1_500), 10_000);
    server.script({ error: 'server-error', on: 'counts' });
    await window.app.send(dense.repeat(560));
    expect(counts()).toHaveLength(1);
    expect(lastReply()?.body.messages).toHaveLength(7);
    expect((await shown(window.app))?.branch.at(-1)?.status).toBe('complete');
  });

  test('is not sent if the user stops while it is counted', async () => {
    await talk(3, dense.repeat(1_500), 10_000);
    server.script({ fault: 'hold-head', on: 'counts' });
    const sending = window.app.send(dense.repeat(560));
    await server.whenHeld();
    window.app.stop();
    await sending;
    expect(lastReply()).toBeUndefined();
    expect(await window.database.ledger.count()).toBe(3);
    expect((await shown(window.app))?.branch.at(-1)?.status).toBe('stopped');
  });
});

test('a request that is far from the limit, or has none, is not counted', async () => {
  await talk(1, 'word '.repeat(3_000), 20_000);
  await window.app.send('word '.repeat(2_900));
  expect(counts()).toEqual([]);
});

describe('counting when the user asks', () => {
  const request: ReplyRequest = {
    model: 'local-demo-model',
    system: 'Be brief.',
    messages: [{ role: 'user', content: [textBlock('Hello')] }],
    cacheKey: 'c',
    cache: { afterSystem: false, afterSummary: false },
  };

  test('gives the provider’s number', async () => {
    expect(window.app.canCountExactly(model)).toBe(true);
    expect(await window.app.countExactly(model, request)).toEqual({ tokens: 3 + 4 + 2 + 4 });
  });

  test('gives a sentence when there is no number', async () => {
    server.script({ error: 'overloaded', on: 'counts' });
    expect(await window.app.countExactly(model, request)).toEqual({
      problem: 'Not counted. The model is overloaded.',
    });
  });

  test.each(wires.slice(1))('is nothing that $providerId offers', async (wire) => {
    const other = { ...model, providerId: wire.providerId };
    await choose(window.app, server.origin, wire);
    expect(window.app.canCountExactly(other)).toBe(false);
    expect(await window.app.countExactly(other, request)).toEqual({
      problem: expect.stringMatching(/^Not counted\. .+ does not offer it\.$/),
    });
    expect(server.requests).toEqual([]);
  });
});
