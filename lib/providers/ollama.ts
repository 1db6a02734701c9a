import type { Json } from '@/lib/core/content';
import { countAt, listAt, objectOf, textAt } from '@/lib/core/json';
import type { Connection } from './connection';

/**
 * The models of an Ollama server with the window that each loaded one has now (`context_length`). Ollama cuts longer
 * prompts without a word, and its OpenAI-compatible list says nothing of windows; its own API does, for models that
 * are loaded. Nice to have: without an answer the list stays as it is.
 * @see https://docs.ollama.com/api/ps
 */
export async function withLoadedWindows(
  models: readonly Json[],
  { baseUrl }: Connection,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<readonly Json[]> {
  const loaded = await fetch(`${baseUrl.replace(/\/v1$/, '')}/api/ps`, { signal })
    .then(async (response) => listAt(await response.json(), 'models'))
    .catch(() => []);
  return models.map((model) => {
    const running = loaded.find((entry) => textAt(entry, 'model') === textAt(model, 'id'));
    const window = countAt(running, 'context_length');
    return window === undefined ? model : { ...objectOf(model), context_length: window };
  });
}
