import { type ModelChoice, withDescription } from '@/lib/core/conversation';
import type { ModelDescription } from '@/lib/core/provider';

/** The model's fields as they are typed. */
export interface ModelDraft {
  model: string;
  contextLimit: string;
  outputLimit: string;
}

/** The fields for a provider: filled if the choice is of this provider, else empty. */
export function modelDraftOf(choice: ModelChoice | null, providerId: string): ModelDraft {
  if (choice?.providerId !== providerId) return { model: '', contextLimit: '', outputLimit: '' };
  return {
    model: choice.model,
    contextLimit: choice.contextLimit?.toString() ?? '',
    outputLimit: choice.outputLimit?.toString() ?? '',
  };
}

export type ReadModelDraft = { ok: true; model: ModelChoice } | { ok: false; reason: string };

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
  if (model === '') return { ok: false, reason: 'Choose a model, or type its name.' };
  const contextLimit = readTokens(draft.contextLimit);
  const outputLimit = readTokens(draft.outputLimit);
  if (contextLimit === null)
    return { ok: false, reason: 'The context window is a number of tokens, such as 128000.' };
  if (outputLimit === null)
    return { ok: false, reason: 'The longest reply is a number of tokens, such as 4000.' };
  const isSame = before?.providerId === providerId && before.model === model;
  const description = known.find(({ id }) => id === model) ?? (isSame ? before : { name: model });
  const choice: ModelChoice = {
    providerId,
    model,
    name: model,
    ...(contextLimit !== undefined && { contextLimit }),
    ...(outputLimit !== undefined && { outputLimit }),
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
