import { behaviourOfModel, type Dialect } from './behaviours.ts';
import type { JsonObject } from './json.ts';

interface DemoModel {
  id: string;
  name: string;
  contextTokens: number;
  maxOutputTokens: number;
}

/** The window of every model whose name asks for no other. */
export const defaultContextTokens = 200_000;
/** Ollama's window unless the user raises it. */
export const ollamaContextTokens = 4096;
export const maxOutputTokens = 32_000;

const demoModel = 'local-demo-model';

/** The models in the list. Every other behaviour is there too, by name. */
const listedModels: DemoModel[] = [
  { id: demoModel, name: 'Local demo model', contextTokens: defaultContextTokens, maxOutputTokens },
  {
    id: `${demoModel}:thinking`,
    name: 'Local demo model, thinking aloud',
    contextTokens: defaultContextTokens,
    maxOutputTokens,
  },
  {
    id: `${demoModel}:small`,
    name: 'Local demo model, small window',
    contextTokens: 2000,
    maxOutputTokens: 1000,
  },
];

/** Whether the server has the model: the demo model with any of its behaviours, or one of `others`. */
export function hasModel(id: string, others: readonly string[]): boolean {
  return others.includes(id) || (id.split(':')[0] === demoModel && behaviourOfModel(id) !== undefined);
}

/** Anthropic's list, with its paging: https://platform.claude.com/docs/en/api/models-list */
export function anthropicModels(query: URLSearchParams): JsonObject {
  const after = listedModels.findIndex((model) => model.id === query.get('after_id')) + 1;
  const limit = Number(query.get('limit') ?? '20');
  const page = listedModels.slice(after, after + limit);
  return {
    data: page.map(anthropicModel),
    has_more: after + limit < listedModels.length,
    first_id: page.at(0)?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
  };
}

/** One entry of Anthropic's list. */
export function anthropicModel(model: DemoModel): JsonObject {
  return {
    type: 'model',
    id: model.id,
    display_name: model.name,
    created_at: '2026-11-20T00:00:00Z',
    max_input_tokens: model.contextTokens,
    max_tokens: model.maxOutputTokens,
    lifecycle: 'active',
    line: null,
    deprecated_at: null,
    retires_at: null,
    capabilities: null,
  };
}

/** OpenAI's list, with what compatible servers add to it. */
export function openaiModels(dialect: Dialect): JsonObject {
  return { object: 'list', data: listedModels.map((model) => openaiModel(model, dialect)) };
}

const created = 1_795_132_800;

/** Dollars for one token, as texts, with other prices for long prompts. */
const openRouterPricing: JsonObject = {
  prompt: '0.000002',
  completion: '0.00001',
  request: '0',
  image: '0',
  input_cache_read: '0.0000002',
  input_cache_write: '0.0000025',
  overrides: [{ min_prompt_tokens: 100_000, prompt: '0.000004', completion: '0.000015' }],
};

/** One entry of OpenAI's list. */
export function openaiModel(model: DemoModel, dialect: Dialect): JsonObject {
  const { id, name, contextTokens } = model;
  switch (dialect) {
    case 'openrouter':
      return {
        id,
        name,
        created,
        context_length: contextTokens,
        pricing: openRouterPricing,
        top_provider: {
          context_length: contextTokens,
          max_completion_tokens: model.maxOutputTokens,
          is_moderated: false,
        },
      };
    case 'llama-cpp':
      return { id, object: 'model', created, owned_by: 'llamacpp', meta: { n_ctx_train: contextTokens } };
    case 'vllm':
      return { id, object: 'model', created, owned_by: 'vllm', root: id, max_model_len: contextTokens };
    case 'ollama':
      return { id, object: 'model', created, owned_by: 'library' };
    default:
      // OpenAI names no names here; many compatible servers do, and this one must say that it is only a demo.
      return { id, object: 'model', created, owned_by: 'system', name };
  }
}

/** Ollama's own list of the models that are loaded: https://docs.ollama.com/api/ps */
export function loadedModels(loaded: ReadonlyMap<string, number>): JsonObject {
  const models = [...loaded].map(([name, context_length]) => ({
    name,
    model: name,
    size: 4_000_000_000,
    digest: '0'.repeat(64),
    details: { format: 'gguf', family: 'demo', parameter_size: '8.0B', quantization_level: 'Q4_0' },
    expires_at: '2026-11-20T12:00:00Z',
    size_vram: 4_000_000_000,
    context_length,
  }));
  return { models };
}

export function findModel(id: string): DemoModel | undefined {
  return listedModels.find((model) => model.id === id);
}
