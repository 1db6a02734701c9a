import { expect, test } from 'vitest';
import { fc } from '../property-runs.ts';
import { BreakpointCache, PrefixCache } from './cache.ts';
import { type Prompt, promptOfChat, promptOfMessages, promptOfResponses, totalTokens } from './prompt.ts';

/** A text of exactly so many tokens. */
const text = (tokens: number, letter = 'a') => letter.repeat(tokens * 4);
const mark = { type: 'ephemeral' };
const minute = 60_000;

function request(contents: unknown[], fields: object = {}): Prompt {
  const messages = contents.map((content, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content,
  }));
  return promptOfMessages({ model: 'm', messages, ...fields });
}

test('automatic caching writes the whole prompt once and reads it afterwards', () => {
  const cache = new BreakpointCache(() => 0);
  const first = request([text(2000)], { cache_control: mark });
  expect(cache.use(first)).toEqual({
    readTokens: 0,
    writtenTokens: 2004,
    written1hTokens: 0,
    uncachedTokens: 0,
  });
  const second = request([text(2000), text(100), text(50)], { cache_control: mark });
  expect(cache.use(second)).toEqual({
    readTokens: 2004,
    writtenTokens: 158,
    written1hTokens: 0,
    uncachedTokens: 0,
  });
});

test('without breakpoints nothing is cached', () => {
  const cache = new BreakpointCache(() => 0);
  cache.use(request([text(2000)]));
  expect(cache.use(request([text(2000)]))).toMatchObject({
    readTokens: 0,
    writtenTokens: 0,
    uncachedTokens: 2004,
  });
});

test('what follows the last breakpoint is neither read nor written', () => {
  const cache = new BreakpointCache(() => 0);
  const system = [{ type: 'text', text: text(1996), cache_control: mark }];
  expect(cache.use(request([text(10)], { system }))).toMatchObject({
    writtenTokens: 2000,
    uncachedTokens: 14,
  });
  expect(cache.use(request([text(20)], { system }))).toMatchObject({ readTokens: 2000, uncachedTokens: 24 });
});

test('one different byte before the breakpoint and nothing is read', () => {
  const cache = new BreakpointCache(() => 0);
  cache.use(request([text(2000)], { cache_control: mark }));
  expect(cache.use(request([`b${text(2000).slice(1)}`], { cache_control: mark }))).toMatchObject({
    readTokens: 0,
  });
  expect(cache.use(request([text(2000)], { cache_control: mark, system: 'New.' }))).toMatchObject({
    readTokens: 0,
  });
});

test('under the minimum nothing is cached, and no error says so', () => {
  const cache = new BreakpointCache(() => 0);
  cache.use(request([text(1019)], { cache_control: mark }));
  expect(cache.use(request([text(1019)], { cache_control: mark })).readTokens).toBe(0);
  cache.use(request([text(1020)], { cache_control: mark }));
  expect(cache.use(request([text(1020)], { cache_control: mark })).readTokens).toBe(1024);
});

test('an entry lives five minutes after its last use, or an hour', () => {
  let now = 0;
  const cache = new BreakpointCache(() => now);
  const short = request([text(2000)], { cache_control: mark });
  const long = request([text(2000, 'b')], { cache_control: { ...mark, ttl: '1h' } });
  cache.use(short);
  expect(cache.use(long)).toMatchObject({ written1hTokens: 2004, writtenTokens: 0 });
  now = 4 * minute;
  expect(cache.use(short).readTokens).toBe(2004);
  now = 8 * minute;
  expect(cache.use(short).readTokens).toBe(2004);
  now = 13 * minute;
  expect(cache.use(short).readTokens).toBe(0);
  expect(cache.use(long).readTokens).toBe(2004);
});

test('reading an entry renews it, also where nothing is written', () => {
  let now = 0;
  const cache = new BreakpointCache(() => now);
  const after = (letter: string) => request([text(2000), 'x', letter], { cache_control: mark });
  cache.use(request([text(2000)], { cache_control: mark }));
  now = 4 * minute;
  expect(cache.use(after('b')).readTokens).toBe(2004);
  now = 8 * minute;
  expect(cache.use(after('c')).readTokens).toBe(2004);
});

test('the look-back ends after 20 blocks', () => {
  const contents = (count: number) => [text(2000), ...Array.from({ length: count }, () => text(1))];
  const near = new BreakpointCache(() => 0);
  near.use(request(contents(0), { cache_control: mark }));
  expect(near.use(request(contents(19), { cache_control: mark })).readTokens).toBe(2004);
  const far = new BreakpointCache(() => 0);
  far.use(request(contents(0), { cache_control: mark }));
  expect(far.use(request(contents(20), { cache_control: mark })).readTokens).toBe(0);
});

test('the four parts always add up to the whole prompt', () => {
  const block = fc.record(
    { type: fc.constant('text'), text: fc.string({ minLength: 1 }), cache_control: fc.constant(mark) },
    { requiredKeys: ['type', 'text'] },
  );
  const prompts = fc.array(
    fc.array(fc.array(block, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  );
  fc.assert(
    fc.property(prompts, (conversations) => {
      const cache = new BreakpointCache(() => 0, 2);
      for (const contents of conversations) {
        const prompt = request(contents);
        const { readTokens, writtenTokens, written1hTokens, uncachedTokens } = cache.use(prompt);
        expect(readTokens + writtenTokens + written1hTokens + uncachedTokens).toBe(totalTokens(prompt));
        expect(Math.min(readTokens, writtenTokens, written1hTokens, uncachedTokens)).toBeGreaterThanOrEqual(
          0,
        );
      }
    }),
  );
});

function chat(...texts: string[]): Prompt {
  const messages = texts.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content }));
  return promptOfChat({ model: 'm', messages });
}

test('the prefix cache counts shared tokens from 1,024 on, in steps of 128', () => {
  const cache = new PrefixCache(() => 0);
  expect(cache.use(chat(text(1019))).readTokens).toBe(0);
  expect(cache.use(chat(text(1019))).readTokens).toBe(0);
  cache.use(chat(text(1300)));
  expect(cache.use(chat(text(1300), 'x', 'y')).readTokens).toBe(1280);
  expect(cache.use(chat(text(1300) + text(500, 'b'))).readTokens).toBe(1280);
  expect(cache.use(chat(`b${text(1300)}`)).readTokens).toBe(0);
});

test('the prefix cache forgets after ten minutes', () => {
  let now = 0;
  const cache = new PrefixCache(() => now);
  cache.use(chat(text(2000)));
  now = 11 * minute;
  expect(cache.use(chat(text(2000))).readTokens).toBe(0);
});

/** A request to a model that takes breakpoints; the messages at `marked` have one. */
function responses(texts: string[], marked: number[] = [], mode = 'implicit'): Prompt {
  const input = texts.map((words, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: [
      {
        type: index % 2 === 0 ? 'input_text' : 'output_text',
        text: words,
        ...(marked.includes(index) && { prompt_cache_breakpoint: { mode: 'explicit' } }),
      },
    ],
  }));
  return promptOfResponses({ model: 'gpt-6', input, prompt_cache_options: { mode } });
}

const openaiCache = () => new BreakpointCache(() => 0, 1024, 80);

test('OpenAI’s breakpoint at the end is there without being asked for, unless it is switched off', () => {
  const cache = openaiCache();
  expect(cache.use(responses([text(2000)])).writtenTokens).toBe(2004);
  expect(cache.use(responses([text(2000), text(100), text(50)])).readTokens).toBe(2004);
  const silent = openaiCache();
  expect(silent.use(responses([text(2000)], [], 'explicit'))).toMatchObject({
    writtenTokens: 0,
    uncachedTokens: 2004,
  });
  expect(silent.use(responses([text(2000)])).readTokens).toBe(0);
});

test('OpenAI’s cache is read at breakpoints only', () => {
  const cache = openaiCache();
  cache.use(responses([text(2000), 'x', text(10)]));
  expect(cache.use(responses([text(2000), 'x', text(11)])).readTokens).toBe(0);
  const marked = openaiCache();
  marked.use(responses([text(2000), 'x', text(10)], [0]));
  expect(marked.use(responses([text(2000), 'x', text(11)], [0])).readTokens).toBe(2004);
});

test('OpenAI writes the end and the three latest breakpoints', () => {
  const texts = Array.from({ length: 9 }, () => text(2000));
  const isMarked = responses(texts, [0, 2, 4, 6]).blocks.map(({ breakpoint }) => breakpoint !== undefined);
  expect(isMarked).toEqual([false, false, true, false, true, false, true, false, true]);
  const explicit = responses(texts, [0, 2, 4, 6, 8], 'explicit').blocks.map(({ breakpoint }) => breakpoint);
  expect(explicit.filter(Boolean)).toHaveLength(4);
});
