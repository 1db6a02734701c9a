import { expect, it } from 'vitest';
import { listAt } from '@/lib/core/json';
import { describeCompatibleModels } from '@/lib/providers/model-lists';
import { openaiModels } from '../model-server/models';

const pricing = {
  prompt: '0.0000003',
  completion: '0.000015',
  input_cache_read: '0.00000003',
  input_cache_write: '0.000000375',
};
const prices = { input: 0.3, output: 15, cacheRead: 0.03, cacheWrite: 0.375 };

function pricesIn(entry: { pricing?: unknown }): unknown {
  return describeCompatibleModels([{ id: 'a/b', ...entry } as never])[0]?.prices;
}

it('reads OpenRouter’s prices for one token as prices for a million', () => {
  expect(pricesIn({ pricing })).toEqual(prices);
});

it('knows that a model costs nothing', () => {
  expect(pricesIn({ pricing: { prompt: '0', completion: '0' } })).toEqual({
    input: 0,
    output: 0,
    cacheRead: 0,
    cacheWrite: 0,
  });
});

it('takes the price of the prompt for a cache without prices', () => {
  const { prompt, completion } = pricing;
  expect(pricesIn({ pricing: { prompt, completion } })).toEqual({
    ...prices,
    cacheRead: 0.3,
    cacheWrite: 0.3,
  });
});

it('reads the prices of long prompts, and takes the usual ones for those that are left out', () => {
  const overrides = [
    { min_prompt_tokens: 1, utc_start: 100, utc_end: 400, prompt: '0.1' },
    { min_prompt_tokens: 200_000, prompt: '0.0000006', completion: '0.00002' },
  ];
  expect(pricesIn({ pricing: { ...pricing, overrides } })).toEqual({
    ...prices,
    above: { ...prices, promptTokens: 200_000, input: 0.6, output: 20 },
  });
  const cache = { min_prompt_tokens: 5, input_cache_read: '0.000001', input_cache_write: '0.000002' };
  expect(pricesIn({ pricing: { ...pricing, overrides: [cache] } })).toEqual({
    ...prices,
    above: { ...prices, promptTokens: 5, cacheRead: 1, cacheWrite: 2 },
  });
});

it.each([
  [undefined],
  [null],
  ['0.1'],
  [{}],
  [{ prompt: '0.1' }],
  [{ completion: '0.1' }],
  [{ prompt: '-1', completion: '-1' }],
  [{ prompt: '', completion: ' ' }],
  [{ prompt: 'free', completion: '0.1' }],
  [{ prompt: 'Infinity', completion: '0.1' }],
  [{ prompt: 0.1, completion: 0.1 }],
])('%j says no prices', (found) => {
  expect(pricesIn({ pricing: found })).toBeUndefined();
});

it.each([
  ['no list', { min_prompt_tokens: 1, prompt: '0.1' }],
  ['nothing for long prompts', [{ prompt: '0.1' }]],
  ['only another time of day', [{ min_prompt_tokens: 1, utc_days: ['monday'], prompt: '0.1' }]],
])('with %s the usual prices are for all prompts', (_, overrides) => {
  expect(pricesIn({ pricing: { ...pricing, overrides } })).toEqual(prices);
});

it('finds the prices that the model server gives as OpenRouter, and none from other servers', () => {
  const listed = (dialect: 'openrouter' | 'vllm') =>
    describeCompatibleModels(listAt(openaiModels(dialect), 'data'))[0]?.prices;
  expect(listed('openrouter')).toEqual({
    input: 2,
    output: 10,
    cacheRead: 0.2,
    cacheWrite: 2.5,
    above: { promptTokens: 100_000, input: 4, output: 15, cacheRead: 0.2, cacheWrite: 2.5 },
  });
  expect(listed('vllm')).toBeUndefined();
});
