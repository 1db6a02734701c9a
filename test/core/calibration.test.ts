import { expect, test } from 'vitest';
import { isPartlyRead, isTooLow } from '@/lib/core/calibration';
import { fc } from '../property-runs';

const usual = { factor: 1, samples: 5 };

test('a request was partly read when much fewer tokens are reported than it has', () => {
  expect(isPartlyRead(usual, 10_000, 6_900)).toBe(true);
  expect(isPartlyRead(usual, 10_000, 7_100)).toBe(false);
  expect(isPartlyRead({ factor: 1.1, samples: 5 }, 10_000, 7_500)).toBe(true);
});

test('short requests are never suspected', () => {
  expect(isPartlyRead(usual, 1_999, 1)).toBe(false);
  expect(isPartlyRead(usual, 2_000, 1)).toBe(true);
});

test('a factor that was learned from requests that were cut does not hide that they are', () => {
  expect(isPartlyRead({ factor: 0.5, samples: 5 }, 10_000, 6_000)).toBe(true);
});

test('a factor that was learned from other text raises no suspicion', () => {
  expect(isPartlyRead({ factor: 2, samples: 5 }, 10_000, 9_000)).toBe(false);
});

test('a server that reads everything is never suspected, whatever its tokenizer and what was learned', () => {
  const factor = fc.double({ min: 0.5, max: 2.5, noNaN: true });
  const ownFactor = fc.double({ min: 0.85, max: 2.5, noNaN: true });
  fc.assert(
    fc.property(factor, ownFactor, fc.integer({ min: 1, max: 1_000_000 }), (learned, own, counted) => {
      expect(isPartlyRead({ factor: learned, samples: 1 }, counted, counted * own)).toBe(false);
    }),
  );
});

test('a factor that no tokenizer explains is too low', () => {
  expect(isTooLow({ factor: 0.79, samples: 4 })).toBe(true);
  expect(isTooLow({ factor: 0.81, samples: 4 })).toBe(false);
});
