import type { Block } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import { sendableMessages, wellFormed } from './sendable-messages';

/** The body of a streaming request to `/v1/responses`. */
export interface ResponsesRequest {
  model: string;
  instructions?: string;
  input: Block[];
  max_output_tokens?: number;
  /** Nothing is to be kept at OpenAI: the conversation is here. */
  store: false;
  prompt_cache_key: string;
  stream: true;
}

/**
 * Exactly what is sent to OpenAI for a request.
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
export function toResponsesRequest(request: ReplyRequest): ResponsesRequest {
  const input = sendableMessages(request, 'openai-responses', asOutput).flatMap((message) =>
    message.role === 'user' ? [asInput(message.text)] : message.content,
  );
  return wellFormed<ResponsesRequest>({
    model: request.model,
    ...(request.system.trim() === '' ? {} : { instructions: request.system }),
    input,
    ...(request.maxOutputTokens === undefined ? {} : { max_output_tokens: request.maxOutputTokens }),
    store: false,
    prompt_cache_key: request.cacheKey,
    stream: true,
  });
}

function asInput(texts: readonly string[]): Block {
  return { type: 'message', role: 'user', content: texts.map((text) => ({ type: 'input_text', text })) };
}

function asOutput(text: string): Block {
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text, annotations: [] }] };
}
