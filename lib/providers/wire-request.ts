import type { Wire } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import { type AnthropicRequest, toAnthropicRequest } from './anthropic-request';
import { type ChatRequest, toChatRequest } from './chat-request';
import { type ResponsesRequest, toResponsesRequest } from './responses-request';

/** The body that a request has on a wire, to the letter: what is sent, without sending it. */
export function toWireRequest(
  wire: Wire,
  request: ReplyRequest,
): AnthropicRequest | ResponsesRequest | ChatRequest {
  switch (wire) {
    case 'anthropic-messages':
      return toAnthropicRequest(request);
    case 'openai-responses':
      return toResponsesRequest(request);
    case 'openai-chat':
      return toChatRequest(request);
  }
}
