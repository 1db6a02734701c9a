import { cacheRulesOf } from '@/lib/core/cache-rules';
import type { ModelChoice } from '@/lib/core/conversation';
import type { LedgerRecord } from '@/lib/core/ledger';
import type { PlannedRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import { costOf, estimateInputCost, isFreeHere, pricesOf } from '@/lib/core/prices';
import type { Usage } from '@/lib/core/usage';
import type { Words } from '@/lib/core/words/words';
import { numbersOf } from './locale-numbers';

/** About what requests to a model cost: US dollars as `costOf` gives them, undefined where the prices are not known. */
export function costInWords(amount: number | undefined, model: ModelChoice, words: Words): string {
  if (isFreeHere(model)) return words.context.freeHere;
  return amount === undefined ? words.context.priceNotKnown : numbersOf(words).aboutDollars(amount);
}

/** About what a planned request costs without its reply, in US dollars; undefined where the prices are not known. */
export function costOfNext(
  model: ModelChoice,
  { context, cached }: Extract<PlannedRequest, { fits: true }>,
): number | undefined {
  const prices = pricesOf(model);
  if (!prices) return undefined;
  return estimateInputCost({
    tokens: context.report.totalTokens,
    cachedTokens: cached.tokens,
    prices,
    rules: cacheRulesOf(presetOf(model.providerId).wire, model.model),
  });
}

/** What a request and its reply did cost, at the prices of its day. */
export function costOfSent({ prices }: LedgerRecord, usage: Usage | undefined, words: Words): string {
  if (!prices) return words.context.priceNotKnown;
  if (prices.input === 0 && prices.output === 0) return words.context.free;
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage ?? {};
  if (inputTokens === undefined || outputTokens === undefined) return words.context.costNotKnown;
  const cost = costOf({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }, prices);
  return numbersOf(words).inDollars(cost);
}
