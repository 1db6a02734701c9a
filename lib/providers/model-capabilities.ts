import type { Json } from '@/lib/core/content';
import { type Capabilities, efforts } from '@/lib/core/model-rules';
import { listAt, objectAt, valueAt } from './json';

const thinkingTypes = ['adaptive', 'enabled', 'disabled', 'between_tools'] as const;

/**
 * What Anthropic's list says of what a model takes; undefined where it says nothing.
 * @see https://platform.claude.com/docs/en/api/models-list
 */
export function anthropicCapabilities(model: Json): Capabilities | undefined {
  const told = objectAt(model, 'capabilities');
  const { effort, thinking } = told ?? {};
  if (!objectAt(told, 'effort') || !objectAt(told, 'thinking', 'types')) return undefined;
  return {
    efforts: efforts.filter((level) => isSupported(effort) && isSupported(valueAt(effort, level))),
    thinking: thinkingTypes.filter(
      (type) => isSupported(thinking) && isSupported(valueAt(thinking, 'types', type)),
    ),
  };
}

function isSupported(capability: unknown): boolean {
  return valueAt(capability, 'supported') === true;
}

/**
 * What OpenRouter's list says of what a model takes; undefined where it says nothing.
 * @see https://openrouter.ai/docs/guides/overview/models
 */
export function routedCapabilities(model: Json): Capabilities | undefined {
  const parameters = listAt(model, 'supported_parameters');
  if (parameters.length === 0) return undefined;
  return {
    takesTemperature: parameters.includes('temperature'),
    efforts: parameters.includes('reasoning') ? efforts : [],
  };
}
