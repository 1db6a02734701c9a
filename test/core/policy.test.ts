import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheRulesOf } from '@/lib/core/cache-rules';
import { watermarks } from '@/lib/core/policy';

const rules = { read: 0.1, write: 1.25, minimumTokens: 1_024, lifetime: 300_000 };
const anyRules = fc.record({
  read: fc.constantFrom(0.025, 0.05, 0.1, 0.25, 0.5),
  write: fc.constantFrom(1, 1.25, 2),
  minimumTokens: fc.constantFrom(0, 512, 1_024, 4_096),
  lifetime: fc.constant(300_000),
});

describe('watermarks', () => {
  test('without a ceiling, the distance is the one that costs least', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 50, max: 2_000 }), (cache, turn) => {
        const { high, low } = watermarks(undefined, cache, Infinity, turn);
        const costPerTurn = (distance: number) =>
          cache.write * turn +
          cache.read * (low + distance / 2) +
          ((cache.write - cache.read) * low * turn) / distance;
        const best = costPerTurn(high - low);
        for (const other of [0.5, 0.8, 0.95, 1.05, 1.25, 2]) {
          expect(best).toBeLessThanOrEqual(costPerTurn((high - low) * other) + 1e-6);
        }
      }),
    );
  });

  test('without a ceiling, a cut keeps the floor, and more than the cache’s minimum', () => {
    expect(watermarks(undefined, rules, Infinity)).toMatchObject({ low: 16_000, isFloor: true });
    expect(watermarks(undefined, { ...rules, minimumTokens: 20_000 }, Infinity).low).toBe(20_300);
  });

  test('an average of 400 tokens a turn is assumed until there are turns', () => {
    expect(watermarks(undefined, rules, Infinity)).toEqual(watermarks(undefined, rules, Infinity, 400));
  });

  test('a ceiling is kept, and a cut goes down to half of it', () => {
    expect(watermarks(8_000, rules, Infinity)).toEqual({ high: 8_000, low: 4_000, isFloor: false });
  });

  test('a cut does not go below what the cache takes, unless the ceiling is near', () => {
    expect(watermarks(2_000, rules, Infinity).low).toBe(1_324);
    expect(watermarks(1_000, rules, Infinity).low).toBe(750);
  });

  test('both stay in the window, the lower one well below the higher one', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
        fc.integer({ min: 100, max: 1_000_000 }),
        (cache, ceiling, limit) => {
          const { high, low } = watermarks(ceiling, cache, limit);
          expect(high).toBeLessThanOrEqual(0.9 * limit);
          if (ceiling !== undefined) expect(high).toBeLessThanOrEqual(ceiling);
          expect(low).toBeLessThan(high);
          if (ceiling !== undefined || high === 0.9 * limit) expect(low).toBeLessThanOrEqual(0.75 * high);
        },
      ),
    );
  });
});

test.each([
  ['anthropic-messages', 'claude-opus-4-1', 0.1, 1.25, 1_024, 5],
  ['anthropic-messages', 'claude-haiku-4-5', 0.1, 1.25, 4_096, 5],
  ['anthropic-messages', 'claude-opus-4-5', 0.1, 1.25, 4_096, 5],
  ['anthropic-messages', 'claude-opus-4-7', 0.1, 1.25, 2_048, 5],
  ['anthropic-messages', 'claude-opus-5', 0.1, 1.25, 512, 5],
  ['anthropic-messages', 'claude-sonnet-5-5', 0.05, 1.25, 1_024, 5],
  ['anthropic-messages', 'claude-fable-5-1', 0.025, 1.25, 512, 5],
  ['openai-responses', 'gpt-5.4', 0.1, 1, 1_024, 5],
  ['openai-responses', 'gpt-5.6-sol', 0.1, 1.25, 1_024, 30],
  ['openai-responses', 'gpt-6-luna', 0.1, 1.25, 1_024, 30],
  ['openai-responses', 'gpt-4.1-mini', 0.25, 1, 1_024, 5],
  ['openai-responses', 'gpt-4o', 0.5, 1, 1_024, 5],
  ['openai-chat', 'llama3', 0.1, 1, 0, 30],
] as const)(
  '%s %s: reads cost %d, writes %d, from %d tokens on, for %d minutes',
  (wire, model, read, write, least, minutes) => {
    expect(cacheRulesOf(wire, model)).toEqual({
      read,
      write,
      minimumTokens: least,
      lifetime: minutes * 60_000,
    });
  },
);
