import { describe, expect, test } from 'vitest';
import { watermarks } from '@/lib/core/policy';
import { fc } from '../property-runs';

/** Nothing fixed, and any size allowed. */
const free = { fixedTokens: 0, limitTokens: Infinity };

const rules = { read: 0.1, write: 1.25, minimumTokens: 1_024, lifetime: 300_000, hasMarks: true };
const anyRules = fc.record({
  read: fc.constantFrom(0.025, 0.05, 0.1, 0.25, 0.5),
  write: fc.constantFrom(1, 1.25, 2),
  minimumTokens: fc.constantFrom(0, 512, 1_024, 4_096),
  lifetime: fc.constant(300_000),
  hasMarks: fc.constant(true),
});

describe('watermarks', () => {
  test('without a ceiling, the distance is the one that costs least', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 50, max: 2_000 }), (cache, turn) => {
        const { high, low } = watermarks(undefined, cache, free, turn);
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
    expect(watermarks(undefined, rules, free)).toMatchObject({ low: 16_000, isFloor: true });
    expect(watermarks(undefined, { ...rules, minimumTokens: 20_000 }, free).low).toBe(20_300);
  });

  test('an average of 400 tokens a turn is assumed until there are turns', () => {
    expect(watermarks(undefined, rules, free)).toEqual(watermarks(undefined, rules, free, 400));
  });

  test('a ceiling is kept, and a cut goes down to half of it', () => {
    expect(watermarks(8_000, rules, free)).toEqual({ high: 8_000, low: 4_000, isFloor: false });
  });

  test('a cut does not go below what the cache takes, unless the ceiling is near', () => {
    expect(watermarks(2_000, rules, free).low).toBe(1_324);
    expect(watermarks(1_000, rules, free).low).toBe(750);
  });

  test('what is fixed takes nothing from the floor, and a cut always leaves something besides it', () => {
    const large = { fixedTokens: 34_000, limitTokens: Infinity };
    expect(watermarks(undefined, rules, large).low).toBe(50_000);
    expect(watermarks(8_000, rules, { ...large, fixedTokens: 6_000 }).low).toBe(6_500);
    expect(watermarks(8_000, rules, { ...large, fixedTokens: 9_000 }).low).toBe(4_000);
  });

  test('both stay in the window, the lower one well below the higher one', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
        fc.integer({ min: 100, max: 1_000_000 }),
        fc.nat(50_000),
        (cache, ceiling, limit, fixed) => {
          const { high, low } = watermarks(ceiling, cache, { fixedTokens: fixed, limitTokens: limit });
          expect(high).toBeLessThanOrEqual(0.9 * limit);
          if (ceiling !== undefined) expect(high).toBeLessThanOrEqual(ceiling);
          expect(low).toBeLessThan(high);
          const isNarrow = ceiling !== undefined || high === 0.9 * limit;
          if (isNarrow && fixed === 0) expect(low).toBeLessThanOrEqual(0.75 * high);
          if (fixed < high) expect(low).toBeGreaterThanOrEqual(fixed);
        },
      ),
    );
  });
});
