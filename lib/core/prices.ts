import { type CacheRules, cacheRulesOf } from './cache-rules';
import type { ModelChoice } from './conversation';
import { presetOf } from './presets';
import { type ModelPrices, priceList } from './price-list';

/** Tokens of one request and its reply. Cache counts that were not reported count as nothing. */
export interface BilledTokens {
  /** All tokens of the prompt, those that the cache read or wrote included. */
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens?: number | undefined;
  cacheWriteTokens?: number | undefined;
}

/** A request that is about to be sent. */
export interface PlannedInput {
  /** All tokens of the prompt. */
  tokens: number;
  /** Those at its beginning that the cache is believed to have; 0 when it has surely expired. */
  cachedTokens: number;
  prices: ModelPrices;
  rules: Pick<CacheRules, 'minimumTokens'>;
}

const free: ModelPrices = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Servers that answer from this computer. */
const localProviders: readonly string[] = ['ollama', 'lm-studio', 'llama-cpp'];

/** Ollama also passes requests on to its makers' computers, for models whose names end like this. */
const elsewhere = /[:-]cloud$/;

const dateOrLatest = /-(\d{8}|\d{4}-\d{2}-\d{2}|latest)$/;

/**
 * What a model's tokens cost: what the user says, else nothing on this computer, else on OpenRouter what its list of
 * models said, else what Aside knows. Undefined where nobody says; that is not free.
 */
export function pricesOf(model: ModelChoice): ModelPrices | undefined {
  if (model.userPrices) return withCachePrices(model.userPrices, model);
  if (isFreeHere(model)) return free;
  return model.providerId === 'openrouter' ? model.prices : listedPrices(model);
}

/** Whether a model costs nothing because it runs on the user's own computer. */
export function isFreeHere({ providerId, model, userPrices }: ModelChoice): boolean {
  return !userPrices && localProviders.includes(providerId) && !elsewhere.test(model);
}

/**
 * What a request and its reply cost, in US dollars. All its tokens have the prices of the band in which the length of
 * its prompt falls.
 */
export function costOf(
  { inputTokens, outputTokens, cacheReadTokens = 0, cacheWriteTokens = 0 }: BilledTokens,
  { above, ...usual }: ModelPrices,
): number {
  const { input, output, cacheRead, cacheWrite } = above && inputTokens > above.promptTokens ? above : usual;
  const plainTokens = Math.max(0, inputTokens - cacheReadTokens - cacheWriteTokens);
  const total =
    plainTokens * input + cacheReadTokens * cacheRead + cacheWriteTokens * cacheWrite + outputTokens * output;
  return total / 1_000_000;
}

/**
 * What the prompt of a request that is about to be sent likely costs, in US dollars: what is cached is read, and the
 * rest is written for the next request. Prompts that are too short for the cache have the plain price. For a request
 * that stays out of the cache, `costOf` without cache counts gives the cost.
 */
export function estimateInputCost({ tokens, cachedTokens, prices, rules }: PlannedInput): number {
  if (tokens < rules.minimumTokens) return costOf({ inputTokens: tokens, outputTokens: 0 }, prices);
  const cacheReadTokens = cachedTokens < rules.minimumTokens ? 0 : Math.min(cachedTokens, tokens);
  const cacheWriteTokens = tokens - cacheReadTokens;
  return costOf({ inputTokens: tokens, outputTokens: 0, cacheReadTokens, cacheWriteTokens }, prices);
}

function withCachePrices(
  { input, output, cacheRead, cacheWrite }: NonNullable<ModelChoice['userPrices']>,
  { providerId, model }: ModelChoice,
): ModelPrices {
  const rules = cacheRulesOf(presetOf(providerId).wire, model);
  return {
    input,
    output,
    cacheRead: cacheRead ?? input * rules.read,
    cacheWrite: cacheWrite ?? input * rules.write,
  };
}

function listedPrices({ providerId, model }: ModelChoice): ModelPrices | undefined {
  const bare = model.replace(dateOrLatest, '');
  const known = Object.hasOwn(priceList, providerId) ? priceList[providerId] : undefined;
  return known?.find(([pattern]) => pattern.test(model) || pattern.test(bare))?.[1];
}
