import type { Json } from '@/lib/core/content';
import { countAt, present, textAt } from '@/lib/core/json';
import type { Capabilities } from '@/lib/core/model-rules';
import type { ModelPrices } from '@/lib/core/price-list';
import type { ModelDescription } from '@/lib/core/provider';
import { readPrices } from './listed-prices';
import { anthropicCapabilities, routedCapabilities } from './model-capabilities';

/** Anthropic's models, in its order: the newest first. */
export function describeAnthropicModels(models: readonly Json[]): ModelDescription[] {
  return described(models, (model) => ({
    name: textAt(model, 'display_name'),
    contextTokens: countAt(model, 'max_input_tokens'),
    maxOutputTokens: countAt(model, 'max_tokens'),
    capabilities: anthropicCapabilities(model),
  }));
}

/** Parts of the names of OpenAI's models that cannot hold a written conversation. */
const cannotChat =
  /embedding|moderation|whisper|tts|transcribe|audio|realtime|image|dall-e|sora|davinci|babbage|instruct|deep-research|computer-use/;

/** The models of api.openai.com that can chat, the newest first. */
export function describeOpenAIModels(models: readonly Json[]): ModelDescription[] {
  const byAge = models.toSorted(
    (one, other) => (countAt(other, 'created') ?? 0) - (countAt(one, 'created') ?? 0),
  );
  return described(byAge, () => ({})).filter(({ id }) => !cannotChat.test(id));
}

/** The models of a compatible server, in its order, with what OpenRouter, vLLM, LM Studio and llama.cpp say of them. */
export function describeCompatibleModels(models: readonly Json[]): ModelDescription[] {
  return described(models, (model) => ({
    name: textAt(model, 'name') ?? textAt(model, 'display_name'),
    contextTokens:
      countAt(model, 'loaded_context_length') ??
      countAt(model, 'context_length') ??
      countAt(model, 'max_model_len') ??
      countAt(model, 'meta', 'n_ctx') ??
      countAt(model, 'meta', 'n_ctx_train'),
    maxOutputTokens: countAt(model, 'top_provider', 'max_completion_tokens'),
    capabilities: routedCapabilities(model),
    prices: readPrices(model),
  }));
}

interface Facts {
  name?: string | undefined;
  contextTokens?: number | undefined;
  maxOutputTokens?: number | undefined;
  capabilities?: Capabilities | undefined;
  prices?: ModelPrices | undefined;
}

function described(models: readonly Json[], factsOf: (model: Json) => Facts): ModelDescription[] {
  return models.flatMap((model) => {
    const id = textAt(model, 'id');
    if (!id) return [];
    const { name, contextTokens, maxOutputTokens, capabilities, prices } = factsOf(model);
    return [
      {
        id,
        name: name || id,
        ...present({
          contextTokens: contextTokens || undefined,
          maxOutputTokens: maxOutputTokens || undefined,
          capabilities,
          prices,
        }),
      },
    ];
  });
}
