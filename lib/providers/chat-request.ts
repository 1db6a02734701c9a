import { type Block, textOf } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import type { SentOptions } from '@/lib/core/reply-options';
import { sendableMessages, wellFormed } from './sendable-messages';
import { dataUrl, type UserPart } from './user-parts';

/** The body of a streaming request to `/chat/completions`. */
export interface ChatRequest {
  model: string;
  messages: Block[];
  max_tokens?: number;
  max_completion_tokens?: number;
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
  const messages = sendableMessages(request, 'openai-chat', asMessage).map((message) =>
    message.role === 'user' ? { role: 'user', content: toContent(message.parts) } : inOne(message.content),
  );
  const { temperature, effort } = request.options ?? {};
  return wellFormed<ChatRequest>({
    model: request.model,
    messages: [...system, ...messages],
    ...limitOf(request),
    ...(temperature !== undefined && { temperature }),
    ...(effort && { reasoning_effort: effort }),
    stream: true,
    stream_options: { include_usage: true },
  });
}

/** Newer models of OpenAI know the limit under another name only, because it counts their thinking, too. */
const countsThinking = /^(gpt-[5-9]|o[1-9])/;

function limitOf({
  model,
  maxOutputTokens,
}: ReplyRequest): Pick<ChatRequest, 'max_tokens' | 'max_completion_tokens'> {
  if (maxOutputTokens === undefined) return {};
  return countsThinking.test(model)
    ? { max_completion_tokens: maxOutputTokens }
    : { max_tokens: maxOutputTokens };
}

function asMessage(text: string): Block {
  return { role: 'assistant', content: text };
}

/** Replies that nothing is sent between as one, because the templates of many local models want roles to alternate. */
function inOne(replies: readonly Block[]): Block {
  const [only, ...others] = replies;
  return only && others.length === 0 ? only : asMessage(textOf(replies));
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
