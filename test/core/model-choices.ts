import type { ModelChoice } from '@/lib/core/conversation';
import type { ModelPrices } from '@/lib/core/price-list';
import { pricesOf } from '@/lib/core/prices';

export function choice(providerId: string, model: string, more: Partial<ModelChoice> = {}): ModelChoice {
  return { providerId, model, name: model, ...more };
}

/** The prices of a model that must have some. */
export function known(model: ModelChoice): ModelPrices {
  const prices = pricesOf(model);
  if (!prices) throw new Error(`${model.model} has no prices`);
  return prices;
}
