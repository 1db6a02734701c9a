import { describe, expect, test } from 'vitest';
import { longestSide, pictureTokens } from '@/lib/core/attachments/picture-tokens';
import { fc } from '../../property-runs';

/** A model, and the tokens that pictures of some width and height have for it. */
type Counts = [model: string, sizes: [width: number, height: number, tokens: number][]];

/** By the providers' published rules; most of these have also been counted. */
describe.each<Counts>([
  [
    'claude-sonnet-5-5',
    [
      [256, 256, 100],
      [1024, 1024, 1_369],
      [1920, 1080, 2_691],
      [4032, 3024, 4_784],
    ],
  ],
  ['claude-opus-4-8', [[512, 512, 361]]],
  [
    'claude-haiku-4-5',
    [
      [768, 768, 784],
      [1024, 1024, 1_369],
      [1920, 1080, 1_568],
    ],
  ],
  ['anthropic/claude-3.7-sonnet', [[200, 200, 64]]],
  [
    'gpt-6',
    [
      [512, 512, 308],
      [1280, 720, 1_104],
      [1920, 1080, 2_448],
      [2560, 1440, 4_320],
    ],
  ],
  [
    'gpt-5.5',
    [
      [1024, 1024, 1_229],
      [5000, 5000, 12_000],
    ],
  ],
  ['gpt-5', [[1024, 1024, 630]]],
  ['gpt-5.1-2026-01-01', [[512, 512, 210]]],
  [
    'gpt-4o',
    [
      [1024, 1024, 765],
      [2048, 4096, 1_105],
    ],
  ],
  ['openai/gpt-4o-mini', [[512, 512, 8_500]]],
  [
    'gpt-4.1-mini',
    [
      [1024, 1024, 1_659],
      [4000, 4000, 2_489],
    ],
  ],
  [
    'gpt-5-nano',
    [
      [32, 32, 2],
      [4000, 4000, 2_304],
    ],
  ],
  [
    'gpt-5-mini-2025-08-07',
    [
      [380, 260, 130],
      [4000, 4000, 1_844],
    ],
  ],
  [
    'openai/gpt-5.4-mini',
    [
      [1024, 1024, 1_229],
      [1920, 1080, 1_844],
    ],
  ],
  ['gpt-5.4-nano', [[4000, 4000, 1_844]]],
  ['gpt-5.1-codex-mini', [[4000, 4000, 1_844]]],
  ['gpt-5.2', [[4000, 4000, 1_844]]],
  [
    'gpt-5.4',
    [
      [1920, 1080, 2_448],
      [4000, 4000, 3_000],
      [4096, 512, 615],
    ],
  ],
  ['o4-mini', [[64, 64, 7]]],
  ['o3', [[1024, 1024, 675]]],
  ['google/gemini-3-pro', [[4000, 3000, 1_100]]],
  [
    'qwen2.5-vl',
    [
      [280, 280, 100],
      [20_000, 20, 74],
    ],
  ],
])('%s', (model, sizes) => {
  test.each(sizes)(`a picture of %s by %s has %s tokens`, (width, height, tokens) => {
    expect(pictureTokens({ width, height }, model)).toBe(tokens);
  });
});

test('any picture has some tokens, and never endlessly many', () => {
  const side = fc.integer({ min: 0, max: 100_000 });
  const model = fc.constantFrom('claude-haiku-4-5', 'claude-opus-4-8', 'gpt-5', 'gpt-6', 'o4-mini', 'some');
  fc.assert(
    fc.property(side, side, model, (width, height, name) => {
      const tokens = pictureTokens({ width, height }, name);
      expect(tokens).toBeGreaterThanOrEqual(1);
      expect(tokens).toBeLessThanOrEqual(12_000);
    }),
  );
});

test.each([
  ['claude-haiku-4-5', 1_568],
  ['claude-opus-4-8', 2_000],
  ['gpt-4o', 2_000],
  ['gemini-3-pro', 2_000],
  ['a-model-that-nobody-knows', 2_000],
])(
  '%s is sent no more of a picture than it looks at, and no more than is taken of many',
  (model, longest) => {
    expect(longestSide(model)).toBe(longest);
  },
);
