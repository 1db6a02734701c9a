import type { Conversation, ModelChoice } from './conversation';
import { type Effort, efforts, type ModelRules, modelRulesOf, type ThinkingType } from './model-rules';
import { outputLimitOf } from './settings';

/** How a reply is to be made, as a request says it: only what the model takes. */
export interface SentOptions {
  temperature?: number;
  /** `none` where that is how a model is told not to think. */
  effort?: Effort | 'none';
  thinking?: { type: ThinkingType; budgetTokens?: number };
}

/** What can be asked of a model's replies. */
export interface OfferedOptions {
  /** The highest temperature; absent if it takes none. */
  highestTemperature?: number;
  /** From little to much; empty if it has no such setting. */
  efforts: readonly Effort[];
  /** What can be said of thinking: whether it is to be on, and off. */
  thinking: readonly ('on' | 'off')[];
  /** Whether it thinks unless it is told otherwise; absent if nobody knows. */
  usualThinking?: 'on' | 'off';
}

/** The options that a model takes. Any model takes a limit of its replies' length. */
export function optionsFor(model: ModelChoice): OfferedOptions {
  const { highestTemperature, efforts: offered, thinking } = modelRulesOf(model);
  return {
    ...(highestTemperature !== undefined && { highestTemperature }),
    efforts: efforts.filter((effort) => offered.includes(effort)),
    thinking: (['on', 'off'] as const).filter((choice) => thinking?.[choice]),
    ...(thinking && { usualThinking: thinking.usual }),
  };
}

/** The model of a conversation, with the limit of its replies that the conversation asks for. */
export function askedModel({
  model,
  replyOptions,
}: Pick<Conversation, 'model' | 'replyOptions'>): ModelChoice {
  const { outputLimit } = replyOptions ?? {};
  if (outputLimit === undefined) return model;
  return { ...model, outputLimit };
}

/**
 * What a request for a conversation says of how the reply is to be made: what the user asked for and the model takes.
 * Where Anthropic's models think by themselves, it is asked for in words, because otherwise it is not shown.
 */
export function sentOptions(conversation: Pick<Conversation, 'model' | 'replyOptions'>): SentOptions {
  const { model, replyOptions = {} } = conversation;
  const rules = modelRulesOf(model);
  const choice = choiceOf(rules, conversation);
  const isThinking = (choice ?? rules.thinking?.usual) === 'on';
  const form = formOf(rules, choice);
  const { temperature, effort } = replyOptions;
  const asked = effort && rules.efforts.includes(effort) ? { effort } : {};
  const thinking = form?.thinking && withBudget(form.thinking, conversation);
  return {
    ...(temperature !== undefined &&
      rules.highestTemperature !== undefined &&
      !isThinking && { temperature: Math.min(temperature, rules.highestTemperature) }),
    ...(choice === 'off' ? asked : undefined),
    ...(form?.effort && { effort: form.effort }),
    ...(choice === 'off' ? undefined : asked),
    ...(thinking && { thinking }),
  };
}

/** What the user asks for and the model is not told, because it does not take it. */
export function unsentOptions(
  conversation: Pick<Conversation, 'model' | 'replyOptions'>,
): ('temperature' | 'effort' | 'thinking')[] {
  const { model, replyOptions: wanted = {} } = conversation;
  const sent = sentOptions(conversation);
  const isUnsent = {
    temperature: wanted.temperature !== undefined && sent.temperature === undefined,
    effort: wanted.effort !== undefined && sent.effort !== wanted.effort,
    thinking: wanted.thinking !== undefined && choiceOf(modelRulesOf(model), conversation) === undefined,
  };
  return (['temperature', 'effort', 'thinking'] as const).filter((name) => isUnsent[name]);
}

/** What the user says of thinking, if the model can be told and a reply has room for it. */
function choiceOf(
  { thinking }: ModelRules,
  conversation: Pick<Conversation, 'model' | 'replyOptions'>,
): 'on' | 'off' | undefined {
  const wanted = conversation.replyOptions?.thinking;
  const form = wanted && thinking?.[wanted];
  if (!form) return undefined;
  return form.thinking && !withBudget(form.thinking, conversation) ? undefined : wanted;
}

function formOf({ thinking }: ModelRules, choice: 'on' | 'off' | undefined) {
  if (choice) return thinking?.[choice];
  const { usual, on } = thinking ?? {};
  return usual === 'on' && on?.thinking ? on : undefined;
}

/** Older models want to know how much they may think, at least this much and less than the whole reply. */
const leastBudget = 1_024;
const usualBudget = 16_000;

function withBudget(
  type: ThinkingType,
  conversation: Pick<Conversation, 'model' | 'replyOptions'>,
): SentOptions['thinking'] {
  if (type !== 'enabled') return { type };
  // Only Anthropic asks for a budget, and its requests always have a limit; without one there is no number.
  const limit = Number(outputLimitOf(askedModel(conversation)));
  const budgetTokens = Math.min(usualBudget, Math.floor(limit / 2));
  return budgetTokens >= leastBudget ? { type, budgetTokens } : undefined;
}
