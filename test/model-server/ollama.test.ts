import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asObject } from './json.ts';
import { eventsIn, post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const prefix = '/ollama';

function ask(body: object, origin?: string) {
  return post(server, rawWires.chat, { ...body }, { prefix, ...(origin ? { headers: { origin } } : {}) });
}

test.each(['chrome-extension://abc', 'moz-extension://abc', 'https://example.com'])(
  'refuses %s',
  async (origin) => {
    const response = await ask(rawWires.chat.body('Hello'), origin);
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('');
    const list = await fetch(`${server.origin}/ollama/v1/models`, { headers: { origin } });
    expect(list.status).toBe(403);
  },
);

test('answers local pages, programs without an origin, and extensions once they are allowed', async () => {
  const body = rawWires.chat.body('Hello');
  expect((await ask(body)).status).toBe(200);
  expect((await ask(body, 'http://localhost:3000')).status).toBe(200);
  server.script({ on: 'every', times: Number.POSITIVE_INFINITY, extensionOrigins: 'allow' });
  expect((await ask(body, 'moz-extension://abc')).status).toBe(200);
  expect((await ask(body, 'https://example.com')).status).toBe(403);
});

test('drops the oldest messages of a long prompt and says nothing about it', async () => {
  const question = { role: 'user', content: "What's my name?" };
  const name = { role: 'user', content: 'My name is Ada.' };
  const reply = { role: 'assistant', content: 'word '.repeat(4000) };
  const answerTo = async (messages: object[]) => {
    const whole = await (await ask({ model: 'local-demo-model', messages })).json();
    return { text: asObject(whole.choices[0].message).content, promptTokens: whole.usage.prompt_tokens };
  };
  expect((await answerTo([name, { role: 'assistant', content: 'Hello' }, question])).text).toBe(
    'Your name is **Ada**.',
  );
  const truncated = await answerTo([name, reply, question]);
  expect(truncated.text).toMatch(/^I don't know your name/);
  expect(truncated.promptTokens).toBeLessThanOrEqual(4096);
  const system = { role: 'system', content: "The user's name is Grace." };
  expect((await answerTo([system, name, reply, question])).text).toBe('Your name is **Grace**.');
});

test('calls thinking `reasoning`, and counts without details', async () => {
  const events = eventsIn(await (await ask(rawWires.chat.body('Hello', 'local-demo-model:thinking'))).text());
  expect(JSON.stringify(events)).toContain('"delta":{"reasoning":"I"}');
  expect(events.at(-1)?.usage).not.toHaveProperty('prompt_tokens_details');
});
