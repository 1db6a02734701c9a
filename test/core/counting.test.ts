import { describe, expect, test } from 'vitest';
import { calibrationKey, initialCalibration, isRough, learn } from '@/lib/core/calibration';
import { roughTokens } from '@/lib/core/rough-tokens';
import { fc } from '../property-runs';

describe('rough counts', () => {
  test.each([
    ['', 0],
    ['Hello', 2],
    ['a'.repeat(35), 10],
    ['Привет мир', 3],
    ['éèà', 1],
    ['你好', 2],
    ['1 + 1 = 2', 7],
    ['[@`{^', 5],
  ])('%j has about %d', (text, tokens) => expect(roughTokens(text)).toBe(tokens));

  test('grow with the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(roughTokens(one + other)).toBeGreaterThanOrEqual(roughTokens(one));
      }),
    );
  });
});

describe('calibration', () => {
  test('finds a model’s factor within three replies, to three percent', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.6, max: 2.4, noNaN: true }),
        fc.array(fc.integer({ min: 50, max: 50_000 }), { minLength: 3, maxLength: 20 }),
        (factor, requests) => {
          let calibration = initialCalibration('anthropic claude-sonnet-5-5');
          for (const counted of requests) calibration = learn(calibration, counted, counted * factor);
          expect(Math.abs(calibration.factor / factor - 1)).toBeLessThan(0.03);
          expect(calibration.samples).toBe(requests.length);
          expect(isRough(calibration)).toBe(false);
        },
      ),
    );
  });

  test('follows slowly, so that one odd reply does not spoil it', () => {
    const before = { factor: 1, samples: 5 };
    expect(learn(before, 100, 200).factor).toBeCloseTo(1.3);
    expect(learn(before, 100, 100_000).factor).toBe(2.5);
    expect(learn({ factor: 0.5, samples: 5 }, 100, 1).factor).toBe(0.5);
  });

  test('learns nothing from nothing', () => {
    const before = { factor: 1.2, samples: 1 };
    expect(learn(before, 0, 100)).toBe(before);
    expect(learn(before, 100, 0)).toBe(before);
  });

  test.each([
    ['openai gpt-5.4', 1],
    ['anthropic claude-sonnet-4-5', 1.2],
    ['anthropic claude-opus-4-6', 1.2],
    ['anthropic claude-opus-4-7', 1.35],
    ['anthropic claude-sonnet-5-5', 1.35],
  ])('assumes for %s a factor of %d', (key, factor) => {
    expect(initialCalibration(key)).toEqual({ factor, samples: 0 });
  });

  test('an estimate is rough until three replies', () => {
    expect([0, 1, 2, 3].map((samples) => isRough({ factor: 1, samples }))).toEqual([true, true, true, false]);
  });

  test('is kept for each provider and model', () => {
    expect(calibrationKey({ providerId: 'openai', model: 'gpt-6' })).toBe('openai gpt-6');
  });
});
