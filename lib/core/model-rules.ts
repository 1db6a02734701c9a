import type { ModelChoice } from './conversation';
import { presetOf } from './presets';

/** How much trouble a model takes, from little to much. */
export type Effort = 'low' | 'medium' | 'high';

export const efforts: readonly Effort[] = ['low', 'medium', 'high'];

/** How Anthropic's models are told whether to think. */
export type ThinkingType = 'adaptive' | 'enabled' | 'disabled' | 'between_tools';

/** What a provider's list of models says of what a model takes; absent where it says nothing. */
export interface Capabilities {
  takesTemperature?: boolean;
  efforts?: readonly Effort[];
  thinking?: readonly ThinkingType[];
  takesPictures?: boolean;
  takesPdfs?: boolean;
}

/** What a model takes besides the messages, and how it is told. */
export interface ModelRules {
  /** Absent if it takes no temperature. */
  highestTemperature?: number;
  efforts: readonly Effort[];
  /** Absent if it does not think, or nobody knows. */
  thinking?: {
    /** What it does when it is told nothing. */
    usual: 'on' | 'off';
    /** How it is told; absent if it cannot be. */
    on?: ThinkingForm;
    off?: ThinkingForm;
  };
}

interface ThinkingForm {
  thinking?: ThinkingType;
  effort?: 'none' | Effort;
}

const nothing: ModelRules = { efforts: [] };
const always = { usual: 'on', on: { thinking: 'adaptive' } } as const;
const wanted = { usual: 'off', on: { thinking: 'adaptive' }, off: {} } as const;
const budgeted = { usual: 'off', on: { thinking: 'enabled' }, off: {} } as const;

/**
 * What Anthropic's models take, by the first pattern that fits. Sources, as of 2026-11-20:
 * https://platform.claude.com/docs/en/build-with-claude/thinking (which types, and what happens without),
 * https://platform.claude.com/docs/en/build-with-claude/effort, and the guides for changing to a model: since Opus 4.7
 * a temperature is refused.
 */
const anthropic: readonly [RegExp, ModelRules][] = [
  [/(fable|mythos)-5|opus-5-5/, { efforts, thinking: always }],
  [/sonnet-5-5/, { efforts, thinking: { ...always, off: { thinking: 'between_tools' } } }],
  [/haiku-5-5|(opus|sonnet)-5/, { efforts, thinking: { ...always, off: { thinking: 'disabled' } } }],
  [/opus-4-[78]/, { efforts, thinking: wanted }],
  [/(opus|sonnet)-4-6/, { efforts, thinking: wanted, highestTemperature: 1 }],
  [/opus-4-5/, { efforts, thinking: budgeted, highestTemperature: 1 }],
  [
    /(sonnet|haiku)-4-5|(opus|sonnet)-4|3-7-sonnet/,
    { efforts: [], thinking: budgeted, highestTemperature: 1 },
  ],
  [/claude-3/, { efforts: [], highestTemperature: 1 }],
];

const switchable = { usual: 'on', on: { effort: 'medium' }, off: { effort: 'none' } } as const;

/**
 * What OpenAI's models take. Models that reason refuse a temperature; since GPT-5.1 they can be told not to reason.
 * Source, as of 2026-11-20: https://developers.openai.com/api/docs/guides/reasoning
 */
const openAI: readonly [RegExp, ModelRules][] = [
  [/^gpt-5(-mini|-nano)?$/, { efforts, thinking: { usual: 'on' } }],
  [
    /^gpt-(5\.[1-9]\d*|[6-9](\.\d+)?)(-(astra|sol|terra|luna|mini|nano))?$/,
    { efforts, thinking: switchable },
  ],
  [/^o([13](-pro)?|[34]-mini)$/, { efforts, thinking: { usual: 'on' } }],
  [/^gpt-[5-9]|^o[1-9]|search/, nothing],
  [/^(gpt-4|gpt-3\.5|chatgpt-4o)/, { efforts: [], highestTemperature: 2 }],
];

/** Not a part of what a model is: when it was made, and whose fine-tuning it has. */
const dateOrLatest = /-(\d{8}|\d{4}-\d{2}-\d{2}|latest)$/;
const fineTuned = /^ft:([^:]+):.*$/;

/** What a model takes: as its provider says, else by its name. Of a name that nobody knows the least is believed. */
export function modelRulesOf(choice: ModelChoice): ModelRules {
  const { providerId, model, capabilities } = choice;
  const id = model.replace(fineTuned, '$1').replace(dateOrLatest, '');
  switch (presetOf(providerId).wire) {
    case 'anthropic-messages':
      return anthropicRules(id, capabilities);
    case 'openai-responses':
      return ruleFor(openAI, id) ?? nothing;
    case 'openai-chat':
      return providerId === 'openrouter' ? routedRules(capabilities) : compatibleRules(id);
  }
}

function ruleFor(rules: readonly [RegExp, ModelRules][], id: string): ModelRules | undefined {
  return rules.find(([pattern]) => pattern.test(id))?.[1];
}

function anthropicRules(id: string, { efforts: told, thinking: types }: Capabilities = {}): ModelRules {
  const known = ruleFor(anthropic, id) ?? nothing;
  const { thinking: _, ...rules } = { ...known, ...(told && { efforts: told }) };
  const thinking = types ? thinkingFrom(types, known) : known.thinking;
  return { ...rules, ...(thinking && { thinking }) };
}

/** From the types of thinking that a model is said to take. Newer models, which take no budget, think by themselves. */
function thinkingFrom(types: readonly ThinkingType[], { thinking }: ModelRules): ModelRules['thinking'] {
  const on = (['adaptive', 'enabled'] as const).find((type) => types.includes(type));
  const off = (['disabled', 'between_tools'] as const).find((type) => types.includes(type));
  if (!on) return undefined;
  const usual = thinking?.usual ?? (types.includes('enabled') ? 'off' : 'on');
  if (usual === 'off') return { usual, on: { thinking: on }, off: {} };
  return { usual, on: { thinking: on }, ...(off && { off: { thinking: off } }) };
}

/** OpenRouter says of each model what it takes: https://openrouter.ai/docs/guides/overview/models */
function routedRules({ takesTemperature, efforts: told = [] }: Capabilities = {}): ModelRules {
  return { efforts: told, ...(takesTemperature && { highestTemperature: 2 }) };
}

/** Local servers ignore what they do not know. */
function compatibleRules(id: string): ModelRules {
  const named = ruleFor(openAI, id);
  if (named) return named;
  return { efforts: id.includes('gpt-oss') ? efforts : [], highestTemperature: 2 };
}
