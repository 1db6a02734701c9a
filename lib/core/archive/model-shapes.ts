import type { ModelChoice } from '../conversation';
import type { Capabilities, Effort, ThinkingType } from '../model-rules';
import type { Automatic, ContextPolicy, CutBasis, SummaryPolicy } from '../policy';
import type { ModelPrices, TokenPrices } from '../price-list';
import { flag, listOf, nullable, number, object, oneOf, optional, type Shape, text, variants } from './shape';

/** Models and policies as an archive holds them: in conversations, in what was sent, and in settings. */

const prices = { input: number, output: number, cacheRead: number, cacheWrite: number };

export const modelPrices: Shape<ModelPrices> = object<ModelPrices>({
  ...prices,
  above: optional(object<TokenPrices & { promptTokens: number }>({ ...prices, promptTokens: number })),
});

export const effort: Shape<Effort> = oneOf<Effort>({ low: true, medium: true, high: true });

const capabilities = object<Capabilities>({
  takesTemperature: optional(flag),
  efforts: optional(listOf(effort)),
  thinking: optional(
    listOf(oneOf<ThinkingType>({ adaptive: true, enabled: true, disabled: true, between_tools: true })),
  ),
  takesPictures: optional(flag),
  takesPdfs: optional(flag),
});

export const modelChoice: Shape<ModelChoice> = object<ModelChoice>({
  providerId: text,
  model: text,
  name: text,
  contextTokens: optional(number),
  contextLimit: optional(number),
  maxOutputTokens: optional(number),
  outputLimit: optional(number),
  capabilities: optional(capabilities),
  prices: optional(modelPrices),
  userPrices: optional(
    object<NonNullable<ModelChoice['userPrices']>>({
      input: number,
      output: number,
      cacheRead: optional(number),
      cacheWrite: optional(number),
    }),
  ),
});

const automatic = oneOf<Automatic>({ off: true, ask: true, on: true });

export const policy: Shape<ContextPolicy> = variants<'mode', ContextPolicy>('mode', {
  everything: {},
  'last-turns': { turns: number },
  budget: { ceilingTokens: optional(number) },
  summary: { ceilingTokens: optional(number), automatic },
});

export const summaryPolicy: Shape<SummaryPolicy> = variants<'mode', SummaryPolicy>('mode', {
  summary: { ceilingTokens: optional(number), automatic },
});

export const basis = object<CutBasis>({
  mode: oneOf<ContextPolicy['mode']>({ everything: true, 'last-turns': true, budget: true, summary: true }),
  ceilingTokens: optional(number),
  upToId: optional(text),
});

export const sentPrefix = {
  providerId: text,
  model: text,
  systemPrompt: text,
  questionId: text,
  anchorId: nullable(text),
  pinnedIds: listOf(text),
  excludedIds: listOf(text),
  summaryId: optional(text),
  thinking: optional(text),
  effort: optional(text),
  leftOutFiles: optional(number),
};
