import type { Block } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import type { SentOptions } from '@/lib/core/reply-options';
import { sendableMessages, wellFormed } from './sendable-messages';
import { dataUrl, type UserPart } from './user-parts';

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
    message.role === 'user' ? [{ role: 'user', content: toContent(message.parts) }] : message.content,
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

/** Text alone as one string, because many local servers know no parts. */
function toContent(parts: readonly UserPart[]): string | Block[] {
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  return texts.length === parts.length ? texts.join('\n\n') : parts.map(toPart);
}

function toPart(part: UserPart): Block {
  switch (part.kind) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return { type: 'image_url', image_url: { url: dataUrl(part.mediaType, part.data) } };
    case 'pdf':
      return {
        type: 'file',
        file: { filename: part.name, file_data: dataUrl('application/pdf', part.data) },
      };
  }
}
