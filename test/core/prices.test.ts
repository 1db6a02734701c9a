import { describe, expect, test } from 'vitest';
import { costInWords } from '@/components/context/cost';
import { numbersOf } from '@/components/context/locale-numbers';
import { withDescription } from '@/lib/core/conversation';
import type { ModelPrices, TokenPrices } from '@/lib/core/price-list';
import { costOf, estimateInputCost, pricesOf } from '@/lib/core/prices';
import { english } from '@/lib/core/words/english';
import { fc } from '../property-runs';
import { choice, known } from './model-choices';

describe('prices', () => {
  test.each([
    ['anthropic', 'claude-opus-6'],
    ['anthropic', 'claude-fable-5-3'],
    ['anthropic', 'claude-haiku-5-5-fast'],
    ['anthropic', 'gpt-5'],
    ['openai', 'gpt-7'],
    ['openai', 'gpt-5.4-micro'],
    ['openai', 'claude-opus-5'],
    ['openai', ''],
    ['openrouter', 'anthropic/claude-opus-5'],
    ['compatible', 'gpt-5'],
    ['unheard-of', 'gpt-5'],
    ['constructor', 'gpt-5'],
    ['ollama', 'gpt-oss:120b-cloud'],
    ['ollama', 'kimi-k2:cloud'],
  ])('of %s %s are unknown', (providerId, model) => {
    expect(pricesOf(choice(providerId, model))).toBeUndefined();
  });

  test.each(['ollama', 'lm-studio', 'llama-cpp'])('%s is free', (providerId) => {
    const prices = known(choice(providerId, 'qwen3:8b'));
    const tokens = { inputTokens: 9, outputTokens: 9, cacheReadTokens: 3, cacheWriteTokens: 3 };
    expect(costOf(tokens, prices)).toBe(0);
  });

  const listed: ModelPrices = { input: 3, output: 4, cacheRead: 1, cacheWrite: 3 };

  test('of OpenRouter’s models are the ones in its list', () => {
    const model = withDescription(choice('openrouter', 'a/b'), { id: 'a/b', name: 'B', prices: listed });
    expect(pricesOf(model)).toEqual(listed);
    expect(pricesOf(withDescription(model, { id: 'a/b', name: 'B' }))).toBeUndefined();
  });

  test('in the list of another server mean nothing', () => {
    expect(pricesOf(choice('compatible', 'm', { prices: listed }))).toBeUndefined();
  });

  test.each([
    ['anthropic', 'claude-sonnet-5-5', 0.5, 12.5],
    ['openai', 'gpt-5.6-sol', 1, 12.5],
    ['openai', 'gpt-4o', 5, 10],
    ['compatible', 'm', 1, 10],
    ['ollama', 'm', 1, 10],
  ])('that the user gives %s %s count, with the cache’s at %d and %d', (providerId, model, read, write) => {
    const mine = choice(providerId, model, { prices: listed, userPrices: { input: 10, output: 20 } });
    const prices = known(mine);
    expect(prices).toMatchObject({ input: 10, output: 20 });
    expect(prices.cacheRead).toBeCloseTo(read, 10);
    expect(prices.cacheWrite).toBeCloseTo(write, 10);
    expect(known(withDescription(mine, { id: model, name: 'M', prices: listed }))).toEqual(prices);
  });

  test('that the user gives for the cache count as they are', () => {
    const userPrices = { input: 10, output: 20, cacheRead: 0, cacheWrite: 30 };
    expect(pricesOf(choice('anthropic', 'claude-opus-5', { userPrices }))).toEqual(userPrices);
  });
});

const price = fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100);
const tokenCount = fc.integer({ min: 0, max: 400_000 });
const tokenPrices: fc.Arbitrary<TokenPrices> = fc
  .record({ input: price, output: price, discount: fc.integer({ min: 0, max: 100 }), surcharge: price })
  .map(({ input, output, discount, surcharge }) => ({
    input,
    output,
    cacheRead: (input * discount) / 100,
    cacheWrite: input + surcharge,
  }));
/** Prices as providers have them: the cache is read for less, and long prompts cost more. */
const anyPrices: fc.Arbitrary<ModelPrices> = fc.oneof(
  tokenPrices,
  fc.tuple(tokenPrices, tokenCount, fc.integer({ min: 1, max: 5 })).map(([usual, promptTokens, times]) => ({
    ...usual,
    above: {
      promptTokens,
      input: usual.input * times,
      output: usual.output * times,
      cacheRead: usual.cacheRead * times,
      cacheWrite: usual.cacheWrite * times,
    },
  })),
);
const anyTokens = fc
  .record({
    plain: tokenCount,
    cacheReadTokens: tokenCount,
    cacheWriteTokens: tokenCount,
    outputTokens: tokenCount,
  })
  .map(({ plain, ...tokens }) => ({
    ...tokens,
    inputTokens: plain + tokens.cacheReadTokens + tokens.cacheWriteTokens,
  }));
const tiny = 1e-9;

describe('the cost', () => {
  test('of an ordinary request is what the provider’s page says', () => {
    const opus = known(choice('anthropic', 'claude-opus-5'));
    expect(costOf({ inputTokens: 1_000_000, outputTokens: 0 }, opus)).toBe(5);
    expect(costOf({ inputTokens: 0, outputTokens: 1_000_000 }, opus)).toBe(25);
    const tokens = { inputTokens: 3_000, outputTokens: 500, cacheReadTokens: 2_000, cacheWriteTokens: 900 };
    const expected = (100 * 5 + 2_000 * 0.5 + 900 * 6.25 + 500 * 25) / 1_000_000;
    expect(costOf(tokens, opus)).toBeCloseTo(expected, 12);
  });

  test('is the sum of its parts, each at the price of the band of the whole prompt', () => {
    fc.assert(
      fc.property(anyTokens, anyPrices, (tokens, { above, ...usual }) => {
        const band = above && tokens.inputTokens > above.promptTokens ? above : usual;
        const alone = (inputTokens: number, outputTokens: number, input: number) =>
          costOf({ inputTokens, outputTokens }, { ...band, input });
        const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = tokens;
        const parts =
          alone(inputTokens - cacheReadTokens - cacheWriteTokens, 0, band.input) +
          alone(cacheReadTokens, 0, band.cacheRead) +
          alone(cacheWriteTokens, 0, band.cacheWrite) +
          alone(0, outputTokens, band.input);
        expect(costOf(tokens, { ...usual, ...(above && { above }) })).toBeCloseTo(parts, 6);
      }),
    );
  });

  test('never falls when tokens are added', () => {
    fc.assert(
      fc.property(anyTokens, anyPrices, tokenCount, tokenCount, (tokens, prices, more, longer) => {
        const added = {
          ...tokens,
          inputTokens: tokens.inputTokens + more,
          outputTokens: tokens.outputTokens + longer,
        };
        expect(costOf(added, prices)).toBeGreaterThanOrEqual(costOf(tokens, prices) - tiny);
      }),
    );
  });

  test('is never higher when the cache had a part of the prompt', () => {
    fc.assert(
      fc.property(
        tokenCount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        anyPrices,
        (inputTokens, share, prices) => {
          const tokens = { inputTokens, outputTokens: 0 };
          const cacheReadTokens = Math.floor(inputTokens * share);
          expect(costOf({ ...tokens, cacheReadTokens }, prices)).toBeLessThanOrEqual(
            costOf(tokens, prices) + tiny,
          );
        },
      ),
    );
  });

  test('changes for the whole request one token above the edge of a band', () => {
    const haiku = known(choice('anthropic', 'claude-haiku-5-5'));
    const tokens = { outputTokens: 10_000, cacheReadTokens: 50_000 };
    expect(costOf({ ...tokens, inputTokens: 100_000 }, haiku)).toBeCloseTo(0.0105, 10);
    expect(costOf({ ...tokens, inputTokens: 100_001 }, haiku)).toBeCloseTo(0.0525005, 10);
    const sol = known(choice('openai', 'gpt-6-sol'));
    expect(costOf({ inputTokens: 272_000, outputTokens: 0 }, sol)).toBeCloseTo(0.544, 10);
    expect(costOf({ inputTokens: 272_001, outputTokens: 0 }, sol)).toBeCloseTo(1.088004, 10);
  });

  test('is not below that of the parts when a provider reports more cached tokens than tokens', () => {
    const prices = { input: 1, output: 1, cacheRead: 1, cacheWrite: 1 };
    expect(costOf({ inputTokens: 1, outputTokens: 0, cacheReadTokens: 1_000_000 }, prices)).toBe(1);
  });
});

describe('the estimate for a request', () => {
  const prices = known(choice('anthropic', 'claude-opus-5'));
  const rules = { minimumTokens: 512 };

  test('reads what is cached and writes the rest', () => {
    const cost = estimateInputCost({ tokens: 10_000, cachedTokens: 9_000, prices, rules });
    expect(cost).toBeCloseTo((9_000 * 0.5 + 1_000 * 6.25) / 1_000_000, 12);
    const cold = estimateInputCost({ tokens: 10_000, cachedTokens: 0, prices, rules });
    expect(cold).toBeCloseTo((10_000 * 6.25) / 1_000_000, 12);
  });

  test('expects nothing from the cache below its minimum', () => {
    const short = estimateInputCost({ tokens: 511, cachedTokens: 400, prices, rules });
    expect(short).toBeCloseTo((511 * 5) / 1_000_000, 12);
    const start = estimateInputCost({ tokens: 1_000, cachedTokens: 511, prices, rules });
    expect(start).toBeCloseTo((1_000 * 6.25) / 1_000_000, 12);
    const enough = estimateInputCost({ tokens: 512, cachedTokens: 512, prices, rules });
    expect(enough).toBeCloseTo((512 * 0.5) / 1_000_000, 12);
  });

  test('is between the whole prompt read and the whole prompt written, and falls with what is cached', () => {
    fc.assert(
      fc.property(tokenCount, tokenCount, tokenCount, anyPrices, (tokens, one, other, anyModel) => {
        const of = (cachedTokens: number) =>
          estimateInputCost({ tokens, cachedTokens, prices: anyModel, rules });
        const whole = { inputTokens: tokens, outputTokens: 0 };
        expect(of(one)).toBeGreaterThanOrEqual(
          costOf({ ...whole, cacheReadTokens: tokens }, anyModel) - tiny,
        );
        expect(of(one)).toBeLessThanOrEqual(costOf({ ...whole, cacheWriteTokens: tokens }, anyModel) + tiny);
        expect(of(Math.max(one, other))).toBeLessThanOrEqual(of(Math.min(one, other)) + tiny);
      }),
    );
  });
});

describe('in words', () => {
  test.each([
    [0, 'free'],
    [0.000_000_3, 'less than $0.0001'],
    [0.000_099, 'less than $0.0001'],
    [0.0001, '$0.00010'],
    [0.000_123, '$0.00012'],
    [0.004_213, '$0.0042'],
    [0.009_99, '$0.010'],
    [0.0273, '$0.027'],
    [0.5, '$0.50'],
    [1.234, '$1.23'],
    [12.345_6, '$12.35'],
    [1_234.5, '$1,234.50'],
  ])('%d dollars are %s', (amount, words) => expect(numbersOf(english).inDollars(amount)).toBe(words));

  test('an amount that is only a limit is not about that', () => {
    const { aboutDollars } = numbersOf(english);
    expect([0, 0.000_01, 0.5].map(aboutDollars)).toEqual(['free', 'less than $0.0001', 'about $0.50']);
  });

  test('says why something is free, and what is not known', () => {
    expect(costInWords(0, choice('ollama', 'qwen3:8b'), english)).toBe('free, it runs on this computer');
    expect(costInWords(0, choice('openrouter', 'a/b:free'), english)).toBe('free');
    expect(costInWords(undefined, choice('compatible', 'm'), english)).toBe('price not known');
    expect(costInWords(undefined, choice('ollama', 'kimi-k2:cloud'), english)).toBe('price not known');
    const paid = choice('ollama', 'm', { userPrices: { input: 1, output: 1 } });
    expect(costInWords(0.02, paid, english)).toBe('about $0.020');
  });
});
