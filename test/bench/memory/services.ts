import { type Block, textBlock, type Wire } from '@/lib/core/content';
import { BreakpointCache } from '../../model-server/cache.ts';
import type { JsonObject } from '../../model-server/json.ts';
import { type Prompt, promptOfMessages, promptOfResponses } from '../../model-server/prompt.ts';

/**
 * A provider with the rules of its prompt cache. They are written down here once more, so that the product is not
 * judged by its own.
 */
export interface Service {
  name: string;
  wire: Wire;
  providerId: string;
  model: string;
  /** Multiples of the price of an ordinary input token. */
  prices: { read: number; write: number };
  minimumTokens: number;
  /** How long an entry lives after its last use, in milliseconds. */
  lifetime: number;
  promptOf(body: JsonObject): Prompt;
  /** `now` gives milliseconds. */
  openCache(now: () => number): BreakpointCache;
  /** A reply as the service writes it; `index` is the message's place in the conversation. */
  replyBlock(text: string, index: number): Block;
}

const minute = 60_000;
const minimumTokens = 1_024;

/** https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
const anthropic: Service = {
  name: 'Anthropic',
  wire: 'anthropic-messages',
  providerId: 'anthropic',
  model: 'claude-sonnet-5',
  prices: { read: 0.1, write: 1.25 },
  minimumTokens,
  lifetime: 5 * minute,
  promptOf: promptOfMessages,
  openCache: (now) => new BreakpointCache(now, minimumTokens),
  replyBlock: textBlock,
};

/**
 * OpenAI from GPT-5.6 on: what ends with the newest message is remembered without being asked, for 30 minutes, and
 * writing costs more than an ordinary token. https://developers.openai.com/api/docs/guides/prompt-caching
 */
const openAI: Service = {
  name: 'OpenAI from GPT-5.6 on',
  wire: 'openai-responses',
  providerId: 'openai',
  model: 'gpt-5.6',
  prices: { read: 0.1, write: 1.25 },
  minimumTokens,
  lifetime: 30 * minute,
  promptOf: promptOfResponses,
  openCache: (now) => new BreakpointCache(now, minimumTokens, 80),
  replyBlock: (text, index) => ({
    type: 'message',
    id: `msg_${index}`,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  }),
};

export const services: readonly Service[] = [anthropic, openAI];
