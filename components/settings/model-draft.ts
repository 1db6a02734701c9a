import type { ModelChoice } from '@/lib/core/conversation';
import type { ModelDescription } from '@/lib/core/provider';

/** The model's fields as they are typed. */
export interface ModelDraft {
  model: string;
  contextTokens: string;
  outputLimit: string;
}

/** The fields for a provider: filled if the model is of this provider, else empty. */
export function modelDraftOf(choice: ModelChoice | null, providerId: string): ModelDraft {
  if (choice?.providerId !== providerId) return { model: '', contextTokens: '', outputLimit: '' };
  return {
    model: choice.model,
    contextTokens: choice.contextTokens?.toString() ?? '',
    outputLimit: choice.outputLimit?.toString() ?? '',
  };
}

export type ReadModelDraft = { ok: true; model: ModelChoice } | { ok: false; reason: string };

/** The choice that the fields stand for; what the provider said of the model is added. */
export function readModelDraft(
  draft: ModelDraft,
  providerId: string,
  known: readonly ModelDescription[],
): ReadModelDraft {
  const model = draft.model.trim();
  if (model === '') return { ok: false, reason: 'Choose a model, or type its name.' };
  const contextTokens = readTokens(draft.contextTokens);
  const outputLimit = readTokens(draft.outputLimit);
  if (contextTokens === null)
    return { ok: false, reason: 'The context window is a number of tokens, such as 128000.' };
  if (outputLimit === null)
    return { ok: false, reason: 'The longest reply is a number of tokens, such as 4000.' };
  const description = known.find(({ id }) => id === model);
  const context = contextTokens ?? description?.contextTokens;
  const maxOutputTokens = description?.maxOutputTokens;
  return {
    ok: true,
    model: {
      providerId,
      model,
      name: description?.name ?? model,
      ...(context === undefined ? {} : { contextTokens: context }),
      ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
      ...(outputLimit === undefined ? {} : { outputLimit }),
    },
  };
}

/** A count as people write it (128000, 128,000, 128 000), undefined for none, null for something else. */
function readTokens(text: string): number | undefined | null {
  const digits = text.replace(/[\s,._]/g, '');
  if (digits === '') return undefined;
  const count = Number(digits);
  return /^\d+$/.test(digits) && count > 0 && Number.isSafeInteger(count) ? count : null;
}
