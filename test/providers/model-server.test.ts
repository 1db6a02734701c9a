import { describe, expect, it, onTestFinished } from 'vitest';
import { sendableBlocks, textBlock, textOf, type Wire } from '@/lib/core/content';
import type { FailureKind } from '@/lib/core/failure';
import { presetOf } from '@/lib/core/presets';
import type { ReplyRequest } from '@/lib/core/provider';
import type { Connection } from '@/lib/providers/connection';
import type { ErrorKind } from '../model-server/behaviours';
import { type ModelServer, startModelServer } from '../model-server/server';
import { ask, edgesWith, presetFor, question, testKey, wires } from './asking';
import { ManualClock } from './manual-clock';

const model = 'local-demo-model:instant';

async function startModels(): Promise<ModelServer> {
  const server = await startModelServer();
  onTestFinished(() => server.close());
  return server;
}

function connectionTo(server: ModelServer, wire: Wire, path = ''): Connection {
  const version = wire === 'anthropic-messages' ? '' : '/v1';
  return { preset: presetFor(wire), baseUrl: server.origin + path + version, key: testKey };
}

function said(text: string): ReplyRequest['messages'][number] {
  return { role: 'user', content: [textBlock(text)] };
}

/** Asks with a clock that lets every pause pass. */
function askPatiently(connection: Connection, request: ReplyRequest) {
  const clock = new ManualClock();
  const pass = () => setImmediate(() => clock.advance(60_000));
  return ask(connection, edgesWith({ clock }), {
    request,
    onEvent: ({ type }) => type === 'waiting' && pass(),
  });
}

describe.each(wires)('the model server over %s', (wire) => {
  it('remembers what is sent again, and only that', async () => {
    const server = await startModels();
    const connection = connectionTo(server, wire);
    const first = { ...question, model, messages: [said('My name is Ada and I love number theory.')] };
    const { content } = await ask(connection, edgesWith(), { request: first });
    const recall = said("What's my name and what do I love?");
    const second = {
      ...first,
      messages: [...first.messages, { role: 'assistant' as const, content, wire }, recall],
    };
    const answer = await ask(connection, edgesWith(), { request: second });
    expect(textOf(answer.content)).toMatch(/Ada[\s\S]*number theory/);
    const fresh = await ask(connection, edgesWith(), { request: { ...first, messages: [recall] } });
    expect(textOf(fresh.content)).not.toContain('Ada');

    const sent = server.requests[1]?.body;
    const turns = (wire === 'openai-responses' ? sent?.input : sent?.messages) as {
      role: string;
      content: unknown;
    }[];
    const reply = turns.find(({ role }) => role === 'assistant');
    const [stored] = sendableBlocks(content);
    if (wire === 'anthropic-messages') expect(reply?.content).toEqual([stored]);
    else if (wire === 'openai-chat') expect(reply).toEqual(stored);
    else expect({ id: stored?.id, ...reply }).toEqual(stored);
  });

  it('reports usage that adds up', async () => {
    const server = await startModels();
    const { events } = await ask(connectionTo(server, wire), edgesWith(), {
      request: { ...question, model },
    });
    const usage = events.findLast((event) => event.type === 'usage')?.usage;
    expect(usage?.inputTokens).toBeGreaterThan(0);
    expect(usage?.outputTokens).toBeGreaterThan(0);
    expect(usage?.reported).toMatchObject({});
  });

  it('keeps thinking apart', async () => {
    const server = await startModels();
    const request = { ...question, model: `${model}:thinking` };
    const { content, failure } = await ask(connectionTo(server, wire), edgesWith(), { request });
    expect(failure).toBeUndefined();
    expect(textOf(content)).not.toBe('');
    expect(JSON.stringify(content)).toMatch(/thinking|reasoning/);
  });

  const errors: [ErrorKind, FailureKind][] = [
    ['bad-request', 'bad-request'],
    ['wrong-key', 'wrong-key'],
    ['no-credit', 'no-credit'],
    ['not-allowed', 'not-allowed'],
    ['model-not-found', 'model-not-found'],
    ['timeout', 'server-error'],
    ['too-large', 'request-too-large'],
    ['rate-limited', 'rate-limited'],
    ['server-error', 'server-error'],
    ['bad-gateway', 'server-error'],
    ['unavailable', 'overloaded'],
    ['gateway-timeout', 'server-error'],
    ['overloaded', 'overloaded'],
    ['context-too-long', 'context-too-long'],
    ['moderated', 'refused'],
  ];
  const passing: ErrorKind[] = [
    'rate-limited',
    'server-error',
    'bad-gateway',
    'unavailable',
    'gateway-timeout',
    'overloaded',
  ];
  const paths = wire === 'openai-chat' ? ['', '/openrouter/api', '/ollama', '/llama-cpp', '/vllm'] : [''];
  it.each(paths.flatMap((path) => errors.map(([error, kind]) => [path, error, kind] as const)))(
    '%s %s is the failure %s',
    async (path, error, kind) => {
      const server = await startModels();
      server.script({ error, times: Infinity });
      const { failure } = await askPatiently(connectionTo(server, wire, path), { ...question, model });
      expect(failure).toMatchObject({ kind, host: new URL(server.origin).host, model });
      expect(JSON.stringify(failure)).not.toContain(testKey);
      expect(server.requests).toHaveLength(passing.includes(error) ? 3 : 1);
      const namesNumbers = kind === 'context-too-long' && wire !== 'openai-responses';
      if (namesNumbers)
        expect([typeof failure?.requestTokens, typeof failure?.limitTokens]).toEqual(['number', 'number']);
    },
  );

  const behaviours: [string, FailureKind | 'end' | 'length'][] = [
    ['cut', 'cut'],
    ['end', 'cut'],
    ['half-event', 'cut'],
    ['malformed', 'malformed'],
    ['long-line', 'malformed'],
    ['error-event', 'overloaded'],
    ['failed', 'server-error'],
    ['extra-events', 'end'],
    ['duplicate-end', 'end'],
    ['crlf', 'end'],
    ['bytes', 'end'],
    ['length', 'length'],
    ['filtered', 'refused'],
    ['refusal', 'refused'],
    ['empty', 'empty'],
    ['blank', 'empty'],
    ['html', 'not-an-api'],
    ['nothing', 'not-an-api'],
    ['redirect', 'redirected'],
    ['plain-text', 'not-an-api'],
    ['429-hour', 'rate-limited'],
    ['429-garbage', 'rate-limited'],
  ];
  it.each(behaviours)('%s ends as %s', async (name, result) => {
    const server = await startModels();
    const outcome = await askPatiently(connectionTo(server, wire), {
      ...question,
      model: `${model}:${name}`,
    });
    const last = outcome.events.at(-1);
    const reported = ['error-event', 'failed'].includes(name) ? ['overloaded', 'server-error'] : [result];
    expect(reported).toContain(outcome.failure?.kind ?? (last?.type === 'ended' && last.stopReason));
    const keepsText = [
      'cut',
      'end',
      'half-event',
      'malformed',
      'long-line',
      'error-event',
      'failed',
      'filtered',
    ];
    if (keepsText.includes(name)) expect(textOf(outcome.content)).not.toBe('');
  });
});

describe('Ollama', () => {
  it('refusing an extension is told as what it is', async () => {
    const server = await startModels();
    const fromExtension: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('origin', 'chrome-extension://abcdefghijklmnop');
      return fetch(input, { ...init, headers });
    };
    const connection = { preset: presetOf('ollama'), baseUrl: `${server.origin}/ollama/v1`, key: null };
    const request = { ...question, model };
    const { failure } = await ask(connection, edgesWith({ fetch: fromExtension }), { request });
    expect(failure?.kind).toBe('origin-refused');
  });
});
