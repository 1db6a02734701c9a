import { describe, expect, it, onTestFinished } from 'vitest';
import { textBlock } from '@/lib/core/content';
import type { ContextMessage, ReplyRequest } from '@/lib/core/provider';
import { toWireRequest } from '@/lib/providers/wire-request';
import { startModelServer } from '../model-server/server';
import { fc } from '../property-runs';
import { ask, edgesWith, presetFor, question, testKey, wires } from './asking';

/** The models whose requests say what is to be remembered; only the server knows that they are demos. */
const models = { 'anthropic-messages': 'claude-demo', 'openai-responses': 'gpt-6-demo' } as const;
const markedWires = ['anthropic-messages', 'openai-responses'] as const;

/** As many tokens as the model server counts. */
const words = (tokens: number, letter = 'a') => letter.repeat(4 * tokens);

/** Texts by turns, the user's first. */
function said(...texts: string[]): ContextMessage[] {
  return texts.map((text, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: [textBlock(text)],
  }));
}

function marks(afterSystem: boolean, afterSummary = false): ReplyRequest['cache'] {
  return { afterSystem, afterSummary };
}

/** One message of the user's: a summary, and what is asked after it. */
function summarized(summary: string, asked: string): ContextMessage {
  return { role: 'user', content: [textBlock(summary), textBlock(asked)] };
}

/** Asks one after the other and gives what was read from the cache and written to it. */
async function cacheUse(wire: (typeof markedWires)[number], requests: Partial<ReplyRequest>[]) {
  const server = await startModelServer({ behaviour: { speed: 'instant' }, models: Object.values(models) });
  onTestFinished(() => server.close());
  const path = wire === 'anthropic-messages' ? '' : '/v1';
  const connection = { preset: presetFor(wire), baseUrl: server.origin + path, key: testKey };
  const uses: { read: number | undefined; written: number | undefined }[] = [];
  for (const change of requests) {
    const request = { ...question, system: '', model: models[wire], ...change };
    const { events, failure } = await ask(connection, edgesWith(), { request });
    expect(failure).toBeUndefined();
    const usage = events.findLast((event) => event.type === 'usage')?.usage;
    uses.push({ read: usage?.cacheReadTokens, written: usage?.cacheWriteTokens });
  }
  return uses;
}

describe.each(markedWires)('the cache over %s', (wire) => {
  it('remembers a request, so that one which begins with it reads all of it', async () => {
    const turn = said(words(2000), words(100), words(50));
    expect(await cacheUse(wire, [{ messages: turn.slice(0, 1) }, { messages: turn }])).toEqual([
      { read: 0, written: 2004 },
      { read: 2004, written: 158 },
    ]);
  });

  it('writes nothing for a request that nothing will follow', async () => {
    const messages = said(words(2000));
    expect(await cacheUse(wire, [{ messages, cache: 'none' }, { messages }])).toEqual([
      { read: 0, written: 0 },
      { read: 0, written: 2004 },
    ]);
  });

  it('remembers the system prompt where it is marked, for a conversation that is cut', async () => {
    const uses = (afterSystem: boolean) =>
      cacheUse(wire, [
        { system: words(1996), messages: said(words(300)), cache: marks(afterSystem) },
        { system: words(1996), messages: said(words(300, 'b')), cache: marks(afterSystem) },
      ]);
    expect((await uses(false))[1]?.read).toBe(0);
    expect((await uses(true))[1]).toEqual({ read: 2000, written: 304 });
  });

  it('remembers a summary where it is marked, whatever follows it in the same message', async () => {
    const uses = (afterSummary: boolean) =>
      cacheUse(wire, [
        { messages: [summarized(words(1500), words(300))], cache: marks(false, afterSummary) },
        { messages: [summarized(words(1500), words(300, 'b'))], cache: marks(false, afterSummary) },
      ]);
    expect((await uses(false))[1]?.read).toBe(0);
    expect((await uses(true))[1]).toEqual({ read: 1504, written: 300 });
  });

  it('writes each token once, wherever the marks are', async () => {
    const messages = [summarized(words(1500), words(96)), ...said('', words(96), words(300)).slice(1)];
    expect(await cacheUse(wire, [{ system: words(1496), messages, cache: marks(true, true) }])).toEqual([
      { read: 0, written: 1500 + 1600 + 100 + 304 },
    ]);
  });
});

describe('the marks', () => {
  const anyMarks = fc.record({
    afterSystem: fc.boolean(),
    afterSummary: fc.boolean(),
  });
  const texts = fc.array(fc.constantFrom('Hello', ' ', '', 'x'), { minLength: 1, maxLength: 12 });

  it.each(wires)('are at most three over %s, and never on a blank block', (wire) => {
    fc.assert(
      fc.property(anyMarks, texts, fc.constantFrom('', ' ', 'Be brief.'), (cache, words, system) => {
        const request = { ...question, model: 'gpt-6', system, messages: said(...words), cache };
        const found = markedIn(toWireRequest(wire, request));
        if (wire === 'openai-chat') expect(found).toEqual([]);
        expect(found.length).toBeLessThanOrEqual(wire === 'openai-responses' ? 2 : 3);
        for (const { text } of found) expect(text === undefined || text.trim() !== '').toBe(true);
      }),
    );
  });

  it('are where OpenAI’s models since gpt-5.6 look for them', () => {
    const request = {
      ...question,
      model: 'gpt-5.6-sol',
      messages: said('0', '1', '2'),
      cache: marks(true, true),
    };
    expect(toWireRequest('openai-responses', request)).toEqual({
      model: 'gpt-5.6-sol',
      input: [
        { type: 'message', role: 'developer', content: [markedText('Be brief.')] },
        { type: 'message', role: 'user', content: [markedText('0')] },
        expect.objectContaining({ role: 'assistant' }),
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: '2' }] },
      ],
      store: false,
      prompt_cache_key: 'conversation-1',
      stream: true,
    });
    expect(toWireRequest('openai-responses', { ...request, cache: 'none' })).toMatchObject({
      instructions: 'Be brief.',
      prompt_cache_options: { mode: 'explicit' },
    });
  });

  it('are kept from models that do not know them', () => {
    const request = {
      ...question,
      model: 'gpt-5.5',
      messages: said('0', '1', '2'),
      cache: marks(true, true),
    };
    const plain = { ...request, cache: marks(false) };
    expect(toWireRequest('openai-responses', request)).toEqual(toWireRequest('openai-responses', plain));
    expect(toWireRequest('openai-responses', { ...request, cache: 'none' })).toEqual(
      toWireRequest('openai-responses', plain),
    );
  });

  it('leave the text as it is: with and without them the model reads the same', () => {
    const request = { ...question, messages: said('0', '1', '2'), cache: marks(true, true) };
    expect(toWireRequest('anthropic-messages', request)).toMatchObject({
      system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
      messages: [
        { content: [{ type: 'text', text: '0', cache_control: { type: 'ephemeral' } }] },
        { content: [{ type: 'text', text: '1' }] },
        { content: [{ type: 'text', text: '2' }] },
      ],
      cache_control: { type: 'ephemeral' },
    });
    expect(JSON.stringify(toWireRequest('anthropic-messages', { ...request, cache: 'none' }))).not.toContain(
      'cache_control',
    );
  });
});

function markedText(text: string) {
  return { type: 'input_text', text, prompt_cache_breakpoint: { mode: 'explicit' } };
}

/** Everything in a body that has a mark, with its text, in order; the body itself comes first. */
function markedIn(value: unknown): { text?: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const isMarked = 'cache_control' in value || 'prompt_cache_breakpoint' in value;
  const own = 'text' in value ? { text: String(value.text) } : {};
  return [...(isMarked ? [own] : []), ...Object.values(value).flatMap(markedIn)];
}
