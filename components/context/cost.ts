import { cacheRulesOf } from '@/lib/core/cache-rules';
import type { ModelChoice } from '@/lib/core/conversation';
import type { LedgerRecord } from '@/lib/core/ledger';
import type { PlannedRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import { costOf, estimateInputCost, isFreeHere, pricesOf } from '@/lib/core/prices';
import type { Usage } from '@/lib/core/usage';
import { inDollars } from './numbers';

/** What requests to a model cost: US dollars as `costOf` gives them, undefined where the prices are not known. */
export function costInWords(amount: number | undefined, model: ModelChoice): string {
  if (isFreeHere(model)) return 'free, it runs on this computer';
  return amount === undefined ? 'price not known' : inDollars(amount);
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
export function costOfSent({ prices }: LedgerRecord, usage: Usage | undefined): string {
  if (!prices) return 'price not known';
  if (prices.input === 0 && prices.output === 0) return 'free';
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage ?? {};
  if (inputTokens === undefined || outputTokens === undefined) return 'not known';
  return inDollars(costOf({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }, prices));
}
