import type { ModelDraft } from '@/lib/app/settings-draft';
import { type ModelChoice, withDescription } from '@/lib/core/conversation';
import type { ModelDescription } from '@/lib/core/provider';

/** What its prices are known by. */
export type PricedModel = Pick<ModelChoice, 'providerId' | 'model' | 'prices'>;

const emptyDraft: ModelDraft = {
  model: '',
  contextLimit: '',
  outputLimit: '',
  inputPrice: '',
  outputPrice: '',
};

/** The fields for a provider: filled if the choice is of this provider, else empty. */
export function modelDraftOf(choice: ModelChoice | null, providerId: string): ModelDraft {
  if (choice?.providerId !== providerId) return emptyDraft;
  return {
    model: choice.model,
    contextLimit: choice.contextLimit?.toString() ?? '',
    outputLimit: choice.outputLimit?.toString() ?? '',
    inputPrice: choice.userPrices?.input.toString() ?? '',
    outputPrice: choice.userPrices?.output.toString() ?? '',
  };
}

/** The fields with another model's name. Prices belong to one model, so those that were typed for another go. */
export function withModelName(draft: ModelDraft, model: string): ModelDraft {
  const isSame = model.trim() === draft.model.trim();
  return isSame ? { ...draft, model } : { ...draft, model, inputPrice: '', outputPrice: '' };
}

/** Whether a price is typed. */
export function hasPrices({ inputPrice, outputPrice }: ModelDraft): boolean {
  return inputPrice.trim() !== '' || outputPrice.trim() !== '';
}

export type ReadModelDraft =
  | { ok: true; model: ModelChoice }
  | { ok: false; wrong: 'model' | 'contextWindow' | 'longestReply' | 'prices' };

/**
 * The choice that the fields stand for, with what is known of the model: from the provider's list, else from the
 * choice before, if it is of the same model.
 */
export function readModelDraft(
  draft: ModelDraft,
  providerId: string,
  known: readonly ModelDescription[],
  before: ModelChoice | null,
): ReadModelDraft {
  const model = draft.model.trim();
  if (model === '') return { ok: false, wrong: 'model' };
  const contextLimit = readTokens(draft.contextLimit);
  const outputLimit = readTokens(draft.outputLimit);
  if (contextLimit === null) return { ok: false, wrong: 'contextWindow' };
  if (outputLimit === null) return { ok: false, wrong: 'longestReply' };
  const typedPrices = readPrices(draft);
  if (typedPrices === null) return { ok: false, wrong: 'prices' };
  const isSame = before?.providerId === providerId && before.model === model;
  const pricesBefore = isSame ? before.userPrices : undefined;
  const userPrices = typedPrices && { ...pricesBefore, ...typedPrices };
  const description = known.find(({ id }) => id === model) ?? (isSame ? before : { name: model });
  const choice: ModelChoice = {
    providerId,
    model,
    name: model,
    ...(contextLimit !== undefined && { contextLimit }),
    ...(outputLimit !== undefined && { outputLimit }),
    ...(userPrices && { userPrices }),
  };
  return { ok: true, model: withDescription(choice, { id: model, ...description }) };
}

/** A count as people write it (128000, 128,000, 128 000), undefined for none, null for something else. */
function readTokens(text: string): number | undefined | null {
  const digits = text.replace(/[\s,._]/g, '');
  if (digits === '') return undefined;
  const count = Number(digits);
  return /^\d+$/.test(digits) && count > 0 && Number.isSafeInteger(count) ? count : null;
}

/** Both prices, undefined for none, null for something else. */
function readPrices(draft: ModelDraft): { input: number; output: number } | undefined | null {
  if (!hasPrices(draft)) return undefined;
  const input = readDollars(draft.inputPrice);
  const output = readDollars(draft.outputPrice);
  return input === undefined || output === undefined ? null : { input, output };
}

/** An amount as people write it: 0.25, 0,25, $2. */
function readDollars(text: string): number | undefined {
  const amount = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  return /^(\d{1,6}|\d{0,6}\.\d{1,9})$/.test(amount) ? Number(amount) : undefined;
}
