import type { JsonObject } from './content';

/** Token counts as the provider reported them for one request. A count that was not reported is absent, never 0. */
export interface Usage {
  /** All tokens of the prompt, cached ones included. */
  inputTokens?: number;
  /** All tokens of the reply, thinking included. */
  outputTokens?: number;
  /** The part of the prompt that was read from the provider's cache. */
  cacheReadTokens?: number;
  /** The part of the prompt that was written to the provider's cache. */
  cacheWriteTokens?: number;
  /** The part of the reply that was thinking. */
  thinkingTokens?: number;
  /** The provider's own usage object, unchanged. */
  reported: JsonObject;
}
