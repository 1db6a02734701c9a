import { expect, it, onTestFinished } from 'vitest';
import { textBlock } from '@/lib/core/content';
import { presetOf } from '@/lib/core/presets';
import { ReplyFailed } from '@/lib/core/provider';
import type { Connection } from '@/lib/providers/connection';
import { openProvider } from '@/lib/providers/open-provider';
import { type ModelServer, startModelServer } from '../model-server/server';
import { ask, edgesWith, presetFor, question, testKey } from './asking';
import { json, silence, startServer } from './test-server';

const model = 'local-demo-model:instant';
const { signal } = new AbortController();

async function startModels(): Promise<ModelServer> {
  const server = await startModelServer();
  onTestFinished(() => server.close());
  return server;
}

function anthropicAt(baseUrl: string): Connection {
  return { preset: presetFor('anthropic-messages'), baseUrl, key: testKey };
}

async function count(connection: Connection, request = { ...question, model }, stop = signal) {
  const provider = await openProvider(connection, edgesWith());
  return provider.countTokens?.(request, stop);
}

it('Anthropic counts a request as it counts its reply’s prompt, whatever is marked in it', async () => {
  const server = await startModels();
  const request = {
    ...question,
    model,
    messages: [{ role: 'user' as const, content: [textBlock('How many words has this? '.repeat(50))] }],
    maxOutputTokens: 500,
    cache: { afterSystem: true, afterSummary: false },
  };
  const counted = await count(anthropicAt(server.origin), request);
  const { events } = await ask(anthropicAt(server.origin), edgesWith(), { request });
  const usage = events.findLast((event) => event.type === 'usage')?.usage;
  expect(counted).toBe(usage?.inputTokens);
  expect(Object.keys(server.requests[0]?.body ?? {})).toEqual(['model', 'system', 'messages']);
  expect(server.requests[0]?.path).toBe('/v1/messages/count_tokens');
});

it.each(['openai', 'openrouter', 'ollama', 'compatible'])('%s does not count', async (id) => {
  const connection = { preset: presetOf(id), baseUrl: 'http://127.0.0.1:9/v1', key: testKey };
  expect((await openProvider(connection, edgesWith())).countTokens).toBeUndefined();
});

it('a refused count is a failure like any other', async () => {
  const server = await startModels();
  server.script({ error: 'rate-limited', on: 'counts' });
  const failing = count(anthropicAt(server.origin));
  await expect(failing).rejects.toBeInstanceOf(ReplyFailed);
  await expect(failing).rejects.toMatchObject({ failure: { kind: 'rate-limited', model } });
  expect(server.requests).toHaveLength(1);
});

it('an answer without a number is one that cannot be read', async () => {
  const server = await startServer(json(200, { input_tokens: 'many' }));
  await expect(count(anthropicAt(server.url))).rejects.toMatchObject({ failure: { kind: 'malformed' } });
});

it('a count that is not wanted any more ends at once', async () => {
  const server = await startServer(silence);
  const stop = new AbortController();
  const counting = count(anthropicAt(server.url), { ...question, model }, stop.signal);
  stop.abort();
  await expect(counting).rejects.toMatchObject({ name: 'AbortError' });
});

it('Ollama’s list says how large the window of a loaded model is', async () => {
  const server = await startModels();
  const connection = { preset: presetOf('ollama'), baseUrl: `${server.origin}/ollama/v1`, key: null };
  const provider = await openProvider(connection, edgesWith());
  const windows = async () => (await provider.listModels(signal)).map(({ contextTokens }) => contextTokens);
  expect(await windows()).toEqual([undefined, undefined, undefined]);
  await ask(connection, edgesWith(), { request: { ...question, model: 'local-demo-model' } });
  expect(await windows()).toEqual([4096, undefined, undefined]);
});

it('a server that cannot say which models are loaded still has its list', async () => {
  const list = { object: 'list', data: [{ id: 'llama', object: 'model' }] };
  const server = await startServer((response, request) =>
    request.path === '/v1/models' ? json(200, list)(response, request) : json(404, {})(response, request),
  );
  const connection = { preset: presetOf('ollama'), baseUrl: `${server.url}/v1`, key: null };
  const provider = await openProvider(connection, edgesWith());
  expect(await provider.listModels(signal)).toEqual([{ id: 'llama', name: 'llama' }]);
});
