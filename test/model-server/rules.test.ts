import { afterAll, beforeAll, expect, test } from 'vitest';
import { post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());

test.each([
  ['anthropic', '', 404, 'model: other-model'],
  ['responses', '', 400, "The requested model 'other-model' does not exist."],
  ['chat', '', 404, 'The model `other-model` does not exist or you do not have access to it.'],
  ['chat', '/ollama', 404, "model 'other-model' not found"],
  ['chat', '/openrouter/api', 400, 'other-model is not a valid model ID'],
  ['chat', '/vllm', 404, 'The model `other-model` does not exist.'],
] as const)('%s%s: an unknown model', async (wire, prefix, status, message) => {
  const response = await post(server, rawWires[wire], rawWires[wire].body('Hello', 'other-model'), {
    prefix,
  });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message } });
});

test.each([
  ['anthropic', '', 'prompt is too long: 2504 tokens > 2000 maximum'],
  ['responses', '', 'Your input exceeds the context window of this model.'],
  [
    'chat',
    '',
    "This model's maximum context length is 2000 tokens. However, your messages resulted in 2504 tokens.",
  ],
  [
    'chat',
    '/openrouter/api',
    "This endpoint's maximum context length is 2000 tokens. However, you requested about 2504 tokens",
  ],
  [
    'chat',
    '/llama-cpp',
    'request (2504 tokens) exceeds the available context size (2000 tokens), try increasing it',
  ],
  ['chat', '/vllm', "This model's maximum context length is 2000 tokens. However, you requested 2504 tokens"],
] as const)('%s%s: a prompt longer than the window', async (wire, prefix, message) => {
  const body = rawWires[wire].body('word '.repeat(2000), 'local-demo-model:small');
  const response = await post(server, rawWires[wire], body, { prefix });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
});

test.each([
  ['anthropic', { 'x-api-key': '' }, 401, 'x-api-key header is required'],
  ['anthropic', { origin: 'chrome-extension://abc' }, 401, 'CORS requests must set'],
  ['responses', { authorization: '' }, 401, "You didn't provide an API key."],
] as const)('%s with %j is not answered', async (wire, headers, status, message) => {
  const response = await post(server, rawWires[wire], rawWires[wire].body('Hello'), { headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
});

test('a server with a key accepts that key only', async () => {
  const locked = await startModelServer({ key: 'sk-right', behaviour: { speed: 'instant' } });
  const body = rawWires.chat.body('Hello');
  const right = await post(locked, rawWires.chat, body, { headers: { authorization: 'Bearer sk-right' } });
  const wrong = await post(locked, rawWires.chat, body);
  expect([right.status, wrong.status]).toEqual([200, 401]);
  await right.text();
  await locked.close();
});
