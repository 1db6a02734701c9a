import { readsTextAlone } from '@/lib/core/attachments/what-takes';
import type { Json } from '@/lib/core/content';
import { listAt, objectAt, objectOf, present, valueAt } from '@/lib/core/json';
import { type Capabilities, efforts } from '@/lib/core/model-rules';

const thinkingTypes = ['adaptive', 'enabled', 'disabled', 'between_tools'] as const;

/**
 * What Anthropic's list says of what a model takes; undefined where it says nothing.
 * @see https://platform.claude.com/docs/en/api/models-list
 */
export function anthropicCapabilities(model: Json): Capabilities | undefined {
  const told = objectAt(model, 'capabilities');
  if (!told || !objectAt(told, 'effort') || !objectAt(told, 'thinking', 'types')) return undefined;
  const { effort, thinking } = told;
  return {
    ...present({
      takesPictures: supportOf(told.image_input),
      takesPdfs: supportOf(told.pdf_input),
    }),
    efforts: efforts.filter((level) => isSupported(effort) && isSupported(valueAt(effort, level))),
    thinking: thinkingTypes.filter(
      (type) => isSupported(thinking) && isSupported(valueAt(thinking, 'types', type)),
    ),
  };
}

/** Undefined where nothing is said. */
function supportOf(capability: unknown): boolean | undefined {
  return objectOf(capability) && isSupported(capability);
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
  const modalities = listAt(objectAt(model, 'architecture'), 'input_modalities');
  if (parameters.length === 0) return undefined;
  return {
    takesTemperature: parameters.includes('temperature'),
    efforts: parameters.includes('reasoning') ? efforts : [],
    ...(modalities.length > 0 && { takesPictures: modalities.includes('image') }),
  };
}

/** What a model of OpenAI takes over Chat Completions, whose list says nothing of it. */
export function openAIChatCapabilities(id: string): Capabilities {
  const takesFiles = !readsTextAlone(id);
  return { takesPictures: takesFiles, takesPdfs: takesFiles };
}
