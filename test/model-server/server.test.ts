import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventsIn, post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const { chat, anthropic } = rawWires;
const ask = (headers: Record<string, string> = {}) => post(server, chat, chat.body('Hello'), { headers });
const statuses = async (count: number) => {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await ask()).status);
  return found;
};

test('records requests as they came', async () => {
  await (await ask({ 'x-mark': 'yes' })).text();
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v1/chat/completions',
    body: chat.body('Hello'),
    headers: { 'x-mark': 'yes', authorization: 'Bearer sk-test-key' },
  });
  await server.when(([first]) => first?.state === 'answered');
});

test('fails a number of times, then works; scripts wait for their turn', async () => {
  server.script({ times: 2, status: 529 });
  server.script({ status: 500 });
  expect(await statuses(4)).toEqual([529, 529, 500, 200]);
});

test('a script for the list of models leaves replies alone', async () => {
  server.script({ on: 'models', status: 401 });
  expect(await statuses(1)).toEqual([200]);
  expect((await fetch(`${server.origin}/v1/models`)).status).toBe(401);
  expect((await fetch(`${server.origin}/v1/models`)).status).toBe(200);
});

test('the header of a request wins over everything', async () => {
  server.script({ status: 500 });
  expect((await ask({ 'x-aside-script': '{"status":503}' })).status).toBe(503);
  expect((await ask({ 'x-aside-script': 'no JSON' })).status).toBe(200);
});

test('a model name can ask for several things', async () => {
  const body = anthropic.body('Hello', 'local-demo-model:thinking:length');
  const events = eventsIn(await (await post(server, anthropic, body)).text());
  expect(JSON.stringify(events)).toContain('thinking_delta');
  expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'max_tokens' } });
});

test('reset forgets everything', async () => {
  server.script({ times: 9, status: 500 });
  await ask();
  server.reset();
  expect(server.requests).toEqual([]);
  expect(await statuses(1)).toEqual([200]);
});

test('a redirect can be followed, and is seen', async () => {
  server.script({ instead: 'redirect' });
  const followed = await ask();
  expect(followed.status).toBe(200);
  expect(server.requests.map((request) => request.path)).toEqual([
    '/v1/chat/completions',
    '/redirected/v1/chat/completions',
  ]);
});

test('answers preflights and lets pages read, unless scripted otherwise', async () => {
  const preflight = () =>
    fetch(`${server.origin}/v1/chat/completions`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-headers': 'authorization,x-some' },
    });
  const allowed = await preflight();
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('*');
  expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization,x-some');
  server.script({ cors: 'none' });
  expect((await preflight()).headers.get('access-control-allow-origin')).toBeNull();
  expect(
    (await ask({ origin: 'https://example.com' })).headers.get('access-control-allow-origin'),
  ).toBeNull();
  expect((await ask({ origin: 'https://example.com' })).headers.get('access-control-allow-origin')).toBe('*');
  expect(server.requests.every((request) => request.method === 'POST')).toBe(true);
});

test('unknown addresses are an error in the form of the API', async () => {
  const plain = await fetch(`${server.origin}/v1/nothing`, { method: 'POST', body: '{}' });
  expect([plain.status, await plain.json()]).toMatchObject([
    404,
    { error: { message: 'Invalid URL (POST /v1/nothing)' } },
  ]);
  const typed = await fetch(`${server.origin}/v1/messages/nothing`);
  expect([typed.status, await typed.json()]).toMatchObject([404, { error: { type: 'not_found_error' } }]);
});

test('closing ends held requests and waiting tests', async () => {
  const other = await startModelServer();
  other.script({ fault: 'hold-head' });
  const asking = post(other, chat, chat.body('Hello'));
  const ended = expect(asking).rejects.toThrow('fetch failed');
  await other.whenHeld();
  const waiting = expect(other.when(() => false)).rejects.toThrow('The model server was closed.');
  await other.close();
  await Promise.all([ended, waiting]);
});
