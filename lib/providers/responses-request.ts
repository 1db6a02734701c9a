import { cacheRulesOf } from '@/lib/core/cache-rules';
import type { Block } from '@/lib/core/content';
import type { CacheMarks, ReplyRequest } from '@/lib/core/provider';
import type { SentOptions } from '@/lib/core/reply-options';
import { marksOf } from './cache-marks';
import { sendableMessages, wellFormed } from './sendable-messages';
import { dataUrl, type UserPart } from './user-parts';

/** The body of a streaming request to `/v1/responses`. */
export interface ResponsesRequest {
  model: string;
  instructions?: string;
  input: Block[];
  max_output_tokens?: number;
  temperature?: number;
  reasoning?: { effort: NonNullable<SentOptions['effort']> };
  /** Nothing is to be kept at OpenAI: the conversation is here. */
  store: false;
  prompt_cache_key: string;
  /** Switches off the mark that OpenAI puts at the end by itself. */
  prompt_cache_options?: { mode: 'explicit' };
  stream: true;
}

/** In tokens: a smaller limit is refused. */
const leastLimit = 16;

/**
 * Exactly what is sent to OpenAI for a request. Models that know nothing of marks get none.
 * @see https://platform.openai.com/docs/api-reference/responses/create
 * @see https://platform.openai.com/docs/guides/prompt-caching
 */
export function toResponsesRequest(request: ReplyRequest): ResponsesRequest {
  const { model, system, cache, maxOutputTokens, options = {} } = request;
  const { hasMarks } = cacheRulesOf('openai-responses', model);
  const marks = marksOf(hasMarks ? request : { ...request, cache: 'none' });
  const instructions = system.trim() === '' || marks.afterSystem ? undefined : system;
  return wellFormed<ResponsesRequest>({
    model,
    ...(instructions !== undefined && { instructions }),
    input: [...(marks.afterSystem ? [markedSystem(system)] : []), ...inputOf(request, marks)],
    ...(maxOutputTokens !== undefined && { max_output_tokens: Math.max(leastLimit, maxOutputTokens) }),
    ...(options.temperature !== undefined && { temperature: options.temperature }),
    ...(options.effort && { reasoning: { effort: options.effort } }),
    store: false,
    prompt_cache_key: request.cacheKey,
    ...(hasMarks && cache === 'none' && { prompt_cache_options: { mode: 'explicit' } }),
    stream: true,
  });
}

const breakpoint = { prompt_cache_breakpoint: { mode: 'explicit' } } as const;

/** The same to the model as `instructions`, which is text alone and cannot be marked. */
function markedSystem(text: string): Block {
  return { type: 'message', role: 'developer', content: [{ type: 'input_text', text, ...breakpoint }] };
}

function inputOf(request: ReplyRequest, { afterSummary }: CacheMarks): Block[] {
  return sendableMessages(request, 'openai-responses', asOutput).flatMap((message, index) =>
    message.role === 'user' ? [asInput(message.parts, afterSummary && index === 0)] : message.content,
  );
}

function asInput(parts: readonly UserPart[], isMarked: boolean): Block {
  const content = parts.map((part, index) => ({
    ...toInput(part),
    ...(isMarked && index === 0 && breakpoint),
  }));
  return { type: 'message', role: 'user', content };
}

/** @see https://platform.openai.com/docs/guides/pdf-files */
function toInput(part: UserPart): Block {
  switch (part.kind) {
    case 'text':
      return { type: 'input_text', text: part.text };
    case 'image':
      return { type: 'input_image', detail: 'auto', image_url: dataUrl(part.mediaType, part.data) };
    case 'pdf':
      return { type: 'input_file', filename: part.name, file_data: dataUrl('application/pdf', part.data) };
  }
}

function asOutput(text: string): Block {
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text, annotations: [] }] };
}
