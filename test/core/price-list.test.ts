import { describe, expect, test } from 'vitest';
import { cacheRulesOf } from '@/lib/core/cache-rules';
import { presetOf } from '@/lib/core/presets';
import { pricesOf } from '@/lib/core/prices';
import { choice, known } from './model-choices';

/** The ids that the SDKs name, newest first, with the prices of input, output, reading and writing the cache. */
const anthropicModels: [string, number, number, number, number][] = [
  ['claude-fable-5-2', 8, 40, 0.2, 10],
  ['claude-mythos-5-2', 8, 40, 0.2, 10],
  ['claude-haiku-5-5', 0.1, 0.5, 0.01, 0.125],
  ['claude-sonnet-5-5', 2, 10, 0.1, 2.5],
  ['claude-fable-5-1', 10, 50, 0.25, 12.5],
  ['claude-opus-5-5', 4, 20, 0.2, 5],
  ['claude-mythos-5-1', 10, 50, 0.25, 12.5],
  ['claude-sonnet-5', 2, 10, 0.2, 2.5],
  ['claude-fable-5', 10, 50, 1, 12.5],
  ['claude-fable-5-20260609', 10, 50, 1, 12.5],
  ['claude-mythos-5', 10, 50, 1, 12.5],
  ['claude-opus-5', 5, 25, 0.5, 6.25],
  ['claude-opus-4-8', 5, 25, 0.5, 6.25],
  ['claude-opus-4-7', 5, 25, 0.5, 6.25],
  ['claude-opus-4-6', 5, 25, 0.5, 6.25],
  ['claude-sonnet-4-6', 3, 15, 0.3, 3.75],
  ['claude-haiku-4-5-20251001', 1, 5, 0.1, 1.25],
  ['claude-opus-4-5-20251101', 5, 25, 0.5, 6.25],
  ['claude-opus-4-1-20250805', 15, 75, 1.5, 18.75],
  ['claude-sonnet-4-5-20250929', 3, 15, 0.3, 3.75],
  ['claude-sonnet-4-20250514', 3, 15, 0.3, 3.75],
];
const openAIModels: [string, number, number, number, number][] = [
  ['gpt-6-astra', 10, 50, 1, 12.5],
  ['gpt-6.1-sol', 2, 10, 0.1, 2.5],
  ['gpt-6.1-terra', 1, 5, 0.05, 1.25],
  ['gpt-6-sol', 2, 10, 0.2, 2.5],
  ['gpt-6-luna', 0.1, 0.5, 0.01, 0.125],
  ['gpt-5.6-sol', 4, 20, 0.4, 5],
  ['gpt-5.6', 4, 20, 0.4, 5],
  ['gpt-5.6-terra', 2, 12, 0.2, 2.5],
  ['gpt-5.6-luna', 0.2, 1.2, 0.02, 0.25],
  ['gpt-5.5-2026-04-23', 5, 30, 0.5, 5],
  ['gpt-5.4', 2.5, 15, 0.25, 2.5],
  ['gpt-5.4-mini-2026-03-17', 0.75, 4.5, 0.075, 0.75],
  ['gpt-5.4-nano', 0.2, 1.25, 0.02, 0.2],
  ['gpt-5.3-chat-latest', 1.75, 14, 0.175, 1.75],
  ['gpt-5.2', 1.75, 14, 0.175, 1.75],
  ['gpt-5.1', 1.25, 10, 0.125, 1.25],
  ['gpt-5.1-mini', 0.25, 2, 0.025, 0.25],
  ['gpt-5', 1.25, 10, 0.125, 1.25],
  ['gpt-5-mini', 0.25, 2, 0.025, 0.25],
  ['gpt-5-nano', 0.05, 0.4, 0.005, 0.05],
  ['gpt-4.1', 2, 8, 0.5, 2],
  ['gpt-4.1-mini', 0.4, 1.6, 0.1, 0.4],
  ['gpt-4o', 2.5, 10, 1.25, 2.5],
  ['gpt-4o-mini', 0.15, 0.6, 0.075, 0.15],
  ['o4-mini', 1.1, 4.4, 0.275, 1.1],
  ['o3', 2, 8, 0.5, 2],
  ['o3-mini', 1.1, 4.4, 0.55, 1.1],
  ['o1', 15, 60, 7.5, 15],
];
/** Models whose prompts cost the same whether the cache has them or not. */
const uncachedModels: [string, number, number][] = [
  ['gpt-5.5-pro', 30, 180],
  ['gpt-5.2-pro-2025-12-11', 21, 168],
  ['gpt-5-pro', 15, 120],
  ['gpt-4o-2024-05-13', 5, 15],
  ['o3-pro', 20, 80],
  ['o1-pro', 150, 600],
];
const cachedModels = [
  ...anthropicModels.map((row) => ['anthropic', ...row] as const),
  ...openAIModels.map((row) => ['openai', ...row] as const),
];

describe('the price list', () => {
  test.each(cachedModels)(
    '%s %s: %d in, %d out, %d from the cache, %d into it',
    (providerId, model, ...row) => {
      const [input, output, cacheRead, cacheWrite] = row;
      expect(pricesOf(choice(providerId, model))).toMatchObject({ input, output, cacheRead, cacheWrite });
    },
  );

  test.each(uncachedModels)('%s: %d in, %d out, and no cheaper from the cache', (model, input, output) => {
    expect(pricesOf(choice('openai', model))).toMatchObject({
      input,
      output,
      cacheRead: input,
      cacheWrite: input,
    });
  });

  test.each(cachedModels)(
    '%s %s costs as many times its input as the cache’s rules say',
    (providerId, model) => {
      const rules = cacheRulesOf(presetOf(providerId).wire, model);
      const prices = known(choice(providerId, model));
      for (const { input, cacheRead, cacheWrite } of [prices, prices.above ?? prices]) {
        expect(cacheRead / input).toBeCloseTo(rules.read, 10);
        expect(cacheWrite / input).toBeCloseTo(rules.write, 10);
      }
    },
  );

  test('Haiku 5.5 costs five times as much for long prompts', () => {
    expect(pricesOf(choice('anthropic', 'claude-haiku-5-5'))?.above).toEqual({
      promptTokens: 100_000,
      input: 0.5,
      output: 2.5,
      cacheRead: 0.05,
      cacheWrite: 0.625,
    });
  });

  test.each(['gpt-5.4', 'gpt-5.5', 'gpt-5.5-pro', 'gpt-5.6-sol', 'gpt-6.1-terra', 'gpt-6-luna'])(
    '%s costs double for long prompts, and its reply half as much again',
    (model) => {
      const { above, input, output, cacheRead, cacheWrite } = known(choice('openai', model));
      expect(above).toEqual({
        promptTokens: 272_000,
        input: input * 2,
        output: output * 1.5,
        cacheRead: cacheRead * 2,
        cacheWrite: cacheWrite * 2,
      });
    },
  );

  test.each(['claude-opus-5-5', 'claude-fable-5-2', 'claude-sonnet-5-5', 'claude-haiku-4-5'])(
    '%s costs the same for long prompts',
    (model) => expect(known(choice('anthropic', model))).not.toHaveProperty('above'),
  );
});
