import type { Block } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import type { SentOptions } from '@/lib/core/reply-options';
import { sendableMessages, wellFormed } from './sendable-messages';

/** The body of a streaming request to `/chat/completions`. */
export interface ChatRequest {
  model: string;
  messages: Block[];
  max_tokens?: number;
  temperature?: number;
  reasoning_effort?: NonNullable<SentOptions['effort']>;
  stream: true;
  stream_options: { include_usage: true };
}

/**
 * Exactly what is sent to an OpenAI-compatible server for a request.
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function toChatRequest(request: ReplyRequest): ChatRequest {
  const system: Block[] = request.system.trim() === '' ? [] : [{ role: 'system', content: request.system }];
  const messages = sendableMessages(request, 'openai-chat', asMessage).flatMap((message): Block[] =>
    // One string, because many local servers know no parts.
    message.role === 'user' ? [{ role: 'user', content: message.text.join('\n\n') }] : message.content,
  );
  const { temperature, effort } = request.options ?? {};
  return wellFormed<ChatRequest>({
    model: request.model,
    messages: [...system, ...messages],
    ...(request.maxOutputTokens === undefined ? {} : { max_tokens: request.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(effort && { reasoning_effort: effort }),
    stream: true,
    stream_options: { include_usage: true },
  });
}

function asMessage(text: string): Block {
  return { role: 'assistant', content: text };
}
