import { type Block, textBlock } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import { sendableMessages, wellFormed } from './sendable-messages';

/** The API demands a limit; this one is allowed by all its models. */
const usualOutputTokens = 8_192;

/** The body of a streaming request to `/v1/messages`. */
export interface AnthropicRequest {
  model: string;
  max_tokens: number;
  system?: string;
  messages: { role: 'user' | 'assistant'; content: Block[] }[];
  /** Automatic caching: the breakpoint moves along with the newest message. */
  cache_control: { type: 'ephemeral' };
  stream: true;
}

/**
 * Exactly what is sent to Anthropic for a request.
 * @see https://docs.claude.com/en/api/messages
 */
export function toAnthropicRequest(request: ReplyRequest): AnthropicRequest {
  const messages = sendableMessages(request, 'anthropic-messages', textBlock).map((message) =>
    message.role === 'user' ? { role: message.role, content: message.text.map(textBlock) } : message,
  );
  return wellFormed<AnthropicRequest>({
    model: request.model,
    max_tokens: request.maxOutputTokens ?? usualOutputTokens,
    ...(request.system.trim() === '' ? {} : { system: request.system }),
    messages,
    cache_control: { type: 'ephemeral' },
    stream: true,
  });
}
