import { describe, expect, it } from 'vitest';
import { presetOf } from '@/lib/core/presets';
import { failed, failedAnswer, failureBehind, MalformedEvent, ReportedError } from '@/lib/providers/failures';
import { testKey } from './asking';

const connection = { preset: presetOf('compatible'), baseUrl: 'https://api.example.com/v1', key: testKey };
const asked = { connection, model: 'm' };
const kindOf = (status: number | undefined, body: unknown, changes = {}) =>
  failedAnswer(
    { connection: { ...connection, ...changes } },
    status === undefined ? { body } : { status, body },
  ).failure.kind;

describe('context-length errors', () => {
  it.each([
    ['prompt is too long: 208310 tokens > 200000 maximum', 208310, 200000],
    [
      'input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, decrease input length',
      209573,
      200000,
    ],
    [
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 130,074 tokens.",
      130074,
      128000,
    ],
    [
      "This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens",
      140000,
      131072,
    ],
    ['request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it', 5000, 4096],
    [
      'Trying to keep the first 5000 tokens when context overflows. However, the model is loaded with context length of only 4096 tokens',
      5000,
      4096,
    ],
    [
      'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
      1200000,
      1048576,
    ],
  ])('%s', (message, requestTokens, limitTokens) => {
    const { failure } = failedAnswer(asked, { status: 400, body: { error: { message } } });
    expect(failure).toMatchObject({ kind: 'context-too-long', requestTokens, limitTokens });
  });

  it('without numbers', () => {
    const message =
      'Your input exceeds the context window of this model. Please adjust your input and try again.';
    const { failure } = failedAnswer(asked, {
      body: { error: { message, code: 'context_length_exceeded' } },
    });
    expect(failure).toMatchObject({ kind: 'context-too-long' });
    expect(failure).not.toHaveProperty('limitTokens');
  });
});

describe('what providers say', () => {
  it.each([
    ['wrong-key', 400, { error: { message: 'API key not valid. Please pass a valid API key.' } }],
    ['no-credit', 402, { error: { message: 'Insufficient Balance' } }],
    ['no-credit', 429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } }],
    [
      'rate-limited',
      429,
      { error: { message: 'You exceeded your current quota, please check your plan and billing details' } },
    ],
    ['model-not-found', 404, { error: 'model "llama9" not found, try pulling it first' }],
    ['model-not-found', 404, { error: { message: 'No endpoints found for acme/robot.' } }],
    [
      'model-not-found',
      400,
      { error: { message: 'No models loaded. Please load a model in the developer page.' } },
    ],
    [
      'refused',
      403,
      { error: { message: 'Your input was flagged for "violence".', metadata: { reasons: ['violence'] } } },
    ],
    [
      'refused',
      400,
      { error: { code: 'invalid_prompt', message: 'Invalid prompt: your prompt was flagged' } },
    ],
    ['not-allowed', 403, ''],
    ['not-an-api', 405, '<html>'],
    ['bad-request', 422, { detail: [{ msg: 'field required' }] }],
    ['overloaded', undefined, { error: { code: 503, message: 'No instances available' } }],
    ['rate-limited', undefined, { type: 'error', error: { type: 'rate_limit_error', message: 'x' } }],
    ['server-error', undefined, { code: 'server_error', message: 'The server had an error' }],
    ['unknown', undefined, {}],
  ] as const)('%s: %s %j', (kind, status, body) => {
    expect(kindOf(status, body)).toBe(kind);
  });

  it('a missing key is not a wrong one', () => {
    expect(kindOf(401, {}, { key: null })).toBe('no-key');
  });

  it('only Ollama and servers on this computer refuse origins with an empty 403', () => {
    expect(kindOf(403, '', { baseUrl: 'http://localhost:11434/v1' })).toBe('origin-refused');
    expect(kindOf(403, '', { preset: presetOf('ollama') })).toBe('origin-refused');
    expect(kindOf(403, { error: 'no' }, { preset: presetOf('ollama') })).toBe('not-allowed');
  });
});

describe('the detail of a failure', () => {
  const detailOf = (message: string) =>
    failedAnswer(asked, { status: 400, body: { error: { message } } }).failure.detail;

  it.each([
    [`The key ${testKey} is bad`, 'The key [key] is bad'],
    ['Incorrect API key provided: sk-proj-abc***xyz.', 'Incorrect API key provided: [key]'],
    ['header Authorization: Bearer abc.def-ghi, sorry', 'header Authorization: [key], sorry'],
    ['two\n lines', 'two lines'],
  ])('%s', (message, detail) => {
    expect(detailOf(message)).toBe(detail);
  });

  it('hides keys that look like none', () => {
    const plain = { ...connection, key: 'correct horse battery' };
    const answer = { status: 400, body: { error: { message: 'Not correct horse battery!' } } };
    expect(failedAnswer({ connection: plain }, answer).failure.detail).toBe('Not [key]!');
    expect(failedAnswer({ connection: { ...plain, key: 'Not' } }, answer).failure.detail).toMatch(/^Not/);
  });

  it('is short, and cut between characters', () => {
    const detail = detailOf('👋'.repeat(1_000)) ?? '';
    expect(detail.length).toBeLessThanOrEqual(301);
    expect(detail.isWellFormed()).toBe(true);
  });

  it('is nothing for a web page', () => {
    expect(failedAnswer(asked, { status: 500, body: '<html>…' }).failure).not.toHaveProperty('detail');
  });

  it('the model may be a pasted key', () => {
    expect(JSON.stringify(failed({ connection, model: testKey }, 'unknown').failure)).not.toContain(testKey);
  });
});

describe('what was thrown', () => {
  it.each([
    [new Error('outer', { cause: new Error('inner', { cause: failed(asked, 'stalled') }) }), 'stalled'],
    [new SyntaxError('Unexpected token'), 'malformed'],
    [new MalformedEvent('x'), 'malformed'],
    [new ReportedError({ type: 'overloaded_error' }), 'overloaded'],
    [new RangeError(`surprise ${testKey}`), 'unknown'],
    ['a string', 'unknown'],
  ] as const)('%s', (thrown, kind) => {
    const { failure } = failureBehind(thrown, asked);
    expect(failure.kind).toBe(kind);
    expect(JSON.stringify(failure)).not.toContain(testKey);
  });
});
