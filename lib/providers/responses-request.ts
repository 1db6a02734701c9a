import { cacheRulesOf } from '@/lib/core/cache-rules';
import type { Block } from '@/lib/core/content';
import type { CacheMarks, ReplyRequest } from '@/lib/core/provider';
import type { SentOptions } from '@/lib/core/reply-options';
import { marksOf } from './cache-marks';
import { sendableMessages, wellFormed } from './sendable-messages';

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
    ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
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
    message.role === 'user' ? [asInput(message.text, afterSummary && index === 0)] : message.content,
  );
}

function asInput(texts: readonly string[], isMarked: boolean): Block {
  const content = texts.map((text, index) => ({
    type: 'input_text',
    text,
    ...(isMarked && index === 0 && breakpoint),
  }));
  return { type: 'message', role: 'user', content };
}

function asOutput(text: string): Block {
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text, annotations: [] }] };
}
