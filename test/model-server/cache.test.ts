import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BreakpointCache, PrefixCache } from './cache.ts';
import { type Prompt, promptOfChat, promptOfMessages, totalTokens } from './prompt.ts';

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
    written5mTokens: 2004,
    written1hTokens: 0,
    uncachedTokens: 0,
  });
  const second = request([text(2000), text(100), text(50)], { cache_control: mark });
  expect(cache.use(second)).toEqual({
    readTokens: 2004,
    written5mTokens: 158,
    written1hTokens: 0,
    uncachedTokens: 0,
  });
});

test('without breakpoints nothing is cached', () => {
  const cache = new BreakpointCache(() => 0);
  cache.use(request([text(2000)]));
  expect(cache.use(request([text(2000)]))).toMatchObject({
    readTokens: 0,
    written5mTokens: 0,
    uncachedTokens: 2004,
  });
});

test('what follows the last breakpoint is neither read nor written', () => {
  const cache = new BreakpointCache(() => 0);
  const system = [{ type: 'text', text: text(1996), cache_control: mark }];
  expect(cache.use(request([text(10)], { system }))).toMatchObject({
    written5mTokens: 2000,
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
  expect(cache.use(long)).toMatchObject({ written1hTokens: 2004, written5mTokens: 0 });
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
        const { readTokens, written5mTokens, written1hTokens, uncachedTokens } = cache.use(prompt);
        expect(readTokens + written5mTokens + written1hTokens + uncachedTokens).toBe(totalTokens(prompt));
        expect(Math.min(readTokens, written5mTokens, written1hTokens, uncachedTokens)).toBeGreaterThanOrEqual(
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
