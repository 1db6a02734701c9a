import { describe, expect, it } from 'vitest';
import { presetOf } from '@/lib/core/presets';
import { ReplyFailed } from '@/lib/core/provider';
import { checkConnection } from '@/lib/providers/check-connection';
import { describeOpenAIModels } from '@/lib/providers/model-lists';
import { edgesWith, testKey } from './asking';
import { type Answer, json, raw, silence, startServer } from './test-server';

async function check(presetId: string, ...answers: Answer[]) {
  const server = await startServer(...answers);
  const connection = { preset: presetOf(presetId), baseUrl: server.url, key: testKey };
  const result = await checkConnection(connection, edgesWith(), new AbortController().signal).catch(
    (thrown) => (thrown instanceof ReplyFailed ? thrown.failure : thrown),
  );
  return { result, paths: server.requests.map(({ path }) => path) };
}

describe('checkConnection', () => {
  it('describes Anthropic’s models', async () => {
    const model = { id: 'claude-x', display_name: 'Claude X', max_input_tokens: 200000, max_tokens: 64000 };
    const { result, paths } = await check(
      'anthropic',
      json(200, { data: [model, { id: 'y', max_tokens: null }] }),
    );
    expect(result).toEqual([
      { id: 'claude-x', name: 'Claude X', contextTokens: 200000, maxOutputTokens: 64000 },
      { id: 'y', name: 'y' },
    ]);
    expect(paths).toEqual(['/v1/models?limit=1000']);
  });

  it('describes OpenRouter’s models after a look at the key', async () => {
    const model = {
      id: 'a/b',
      name: 'B',
      context_length: 131072,
      top_provider: { max_completion_tokens: 8192 },
    };
    const { result, paths } = await check(
      'openrouter',
      json(200, { data: {} }),
      json(200, { data: [model] }),
    );
    expect(result).toEqual([{ id: 'a/b', name: 'B', contextTokens: 131072, maxOutputTokens: 8192 }]);
    expect(paths).toEqual(['/key', '/models']);
  });

  it('finds OpenRouter’s wrong key, though its list is for anyone', async () => {
    const { result } = await check(
      'openrouter',
      json(401, { error: { message: 'User not found.', code: 401 } }),
      json(200, { data: [] }),
    );
    expect(result).toMatchObject({ kind: 'wrong-key' });
  });

  it.each([
    ['max_model_len', { max_model_len: 4096 }],
    ['meta', { meta: { n_ctx_train: 4096 } }],
    ['loaded_context_length', { loaded_context_length: 4096, max_context_length: 9 }],
  ])('reads the context of local servers from %s', async (_, facts) => {
    const { result } = await check(
      'compatible',
      json(200, { data: [{ id: 'm', ...facts }, { no: 'id' }, null] }),
    );
    expect(result).toEqual([{ id: 'm', name: 'm', contextTokens: 4096 }]);
  });

  it.each([
    ['an HTML page', raw(200, { 'content-type': 'text/html' }, '<html>'), 'not-an-api'],
    ['nothing', raw(200, { 'content-type': 'application/json' }), 'not-an-api'],
    ['a list', json(200, []), 'not-an-api'],
    ['401', json(401, { error: { message: `bad ${testKey}` } }), 'wrong-key'],
    ['429, once', raw(429, { 'retry-after': '1' }), 'rate-limited'],
  ] as const)('%s', async (_, answer, kind) => {
    const { result, paths } = await check('openai', answer);
    expect(result).toMatchObject({ kind });
    expect(JSON.stringify(result)).not.toContain(testKey);
    expect(paths).toHaveLength(1);
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const server = await startServer((...exchange) => {
      stop.abort();
      return silence(...exchange);
    });
    const connection = { preset: presetOf('openai'), baseUrl: server.url, key: testKey };
    await expect(checkConnection(connection, edgesWith(), stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

it('leaves out what cannot chat at OpenAI, and begins with the newest', () => {
  const ids = [
    'gpt-9',
    'text-embedding-3-small',
    'whisper-1',
    'tts-1',
    'gpt-image-2',
    'omni-moderation-latest',
    'gpt-10',
  ];
  const models = ids.map((id, created) => ({ id, created }));
  expect(describeOpenAIModels(models).map(({ id }) => id)).toEqual(['gpt-10', 'gpt-9']);
});
