import type { Json } from '@/lib/core/content';
import { countAt, listAt, present, textAt, valueAt } from '@/lib/core/json';
import type { ModelPrices, TokenPrices } from '@/lib/core/price-list';

const conditionsOfTime = ['utc_days', 'utc_start', 'utc_end'];

/**
 * The prices in an entry of a list of models, as OpenRouter writes them: decimal texts in dollars for one token under
 * `pricing`, and other prices for long prompts under its `overrides`. Undefined where there are none, and where it
 * depends on the request which model answers: OpenRouter then writes -1.
 * https://openrouter.ai/docs/client-sdks/python/components/pricing
 */
export function readPrices(model: Json): ModelPrices | undefined {
  const pricing = valueAt(model, 'pricing');
  const input = perMillion(pricing, 'prompt');
  const output = perMillion(pricing, 'completion');
  if (input === undefined || output === undefined) return undefined;
  const usual = { input, output, ...cachePrices(pricing, input) };
  return { ...usual, ...present({ above: pricesAbove(pricing, usual) }) };
}

/** Without a price of its own, a token of the cache costs what every other does. */
function cachePrices(pricing: unknown, input: number): Pick<TokenPrices, 'cacheRead' | 'cacheWrite'> {
  return {
    cacheRead: perMillion(pricing, 'input_cache_read') ?? input,
    cacheWrite: perMillion(pricing, 'input_cache_write') ?? input,
  };
}

/** The first band for longer prompts. Prices that depend on the time of day are left out. */
function pricesAbove(pricing: unknown, usual: TokenPrices): ModelPrices['above'] {
  const longer = listAt(pricing, 'overrides').find(
    (entry) =>
      countAt(entry, 'min_prompt_tokens') !== undefined &&
      conditionsOfTime.every((name) => valueAt(entry, name) === undefined),
  );
  const promptTokens = countAt(longer, 'min_prompt_tokens');
  if (promptTokens === undefined) return undefined;
  return {
    promptTokens,
    input: perMillion(longer, 'prompt') ?? usual.input,
    output: perMillion(longer, 'completion') ?? usual.output,
    cacheRead: perMillion(longer, 'input_cache_read') ?? usual.cacheRead,
    cacheWrite: perMillion(longer, 'input_cache_write') ?? usual.cacheWrite,
  };
}

function perMillion(pricing: unknown, name: string): number | undefined {
  const text = textAt(pricing, name)?.trim();
  const dollars = text ? Number(text) : Number.NaN;
  if (!(dollars >= 0 && dollars < Infinity)) return undefined;
  // Binary fractions: 0.0000003 times a million is 0.3 only after rounding.
  return Number((dollars * 1_000_000).toPrecision(12));
}
