import { newId } from './ids.ts';
import { asArray, asObject, type JsonObject } from './json.ts';
import { invalidParameter, openaiError } from './openai-errors.ts';
import { openaiHeaders } from './openai-headers.ts';
import { validateResponses } from './openai-rules.ts';
import { promptOfResponses } from './prompt.ts';
import { tokensOfText } from './tokens.ts';
import {
  type Answer,
  type Frame,
  joined,
  type Piece,
  piecesOf,
  promptTokensOf,
  type WireFormat,
} from './wire.ts';

/** OpenAI Responses: https://developers.openai.com/api/docs/guides/streaming-responses */
export const openaiResponses: WireFormat = {
  newRequestId: newId.openaiRequest,
  headers: openaiHeaders,
  validate: (body, _, reasoningOf) => validateResponses(body, reasoningOf),
  invalid: invalidParameter,
  error: (kind, facts) => openaiError(kind, facts, 'responses'),
  prompt: promptOfResponses,
  outputLimit: (body) => (typeof body.max_output_tokens === 'number' ? body.max_output_tokens : undefined),
  whole: (answer) => finished(answer, newId.response(), outputItems(answer)),
  frames: (answer) => new EventList().reply(answer),
  errorFrames,
};

class EventList {
  readonly #frames: Frame[] = [];

  push(type: string, fields: JsonObject, tokens = 0): void {
    const data = JSON.stringify({ type, sequence_number: this.#frames.length, ...fields });
    this.#frames.push({ event: type, data, tokens });
  }

  reply(answer: Answer): Frame[] {
    const id = newId.response();
    const items = outputItems(answer);
    this.push('response.created', { response: inProgress(answer, id) });
    this.push('response.in_progress', { response: inProgress(answer, id) });
    for (const [index, item] of items.entries()) {
      if (item.type === 'reasoning') this.#reasoning(answer, item, index);
      else this.#message(answer, item, index);
    }
    const response = finished(answer, id, items);
    this.push(`response.${response.status}`, { response });
    return this.#frames;
  }

  #reasoning(answer: Answer, item: JsonObject, output_index: number): void {
    const place = { item_id: item.id, output_index, summary_index: 0 };
    const text = joined(answer, 'thinking');
    this.push('response.output_item.added', { output_index, item: { ...item, summary: [] } });
    this.push('response.reasoning_summary_part.added', {
      ...place,
      part: { type: 'summary_text', text: '' },
    });
    for (const delta of piecesOf(answer, 'thinking')) {
      this.push(
        'response.reasoning_summary_text.delta',
        { ...place, delta, ...obfuscation(answer, delta) },
        tokensOfText(delta),
      );
    }
    this.push('response.reasoning_summary_text.done', { ...place, text });
    this.push('response.reasoning_summary_part.done', { ...place, part: { type: 'summary_text', text } });
    this.push('response.output_item.done', { output_index, item });
  }

  #message(answer: Answer, item: JsonObject, output_index: number): void {
    const place = { item_id: item.id, output_index, content_index: 0 };
    const part = asObject(asArray(item.content)[0]);
    const kind: Piece['kind'] = part.type === 'refusal' ? 'refusal' : 'text';
    const emptyPart = kind === 'refusal' ? { ...part, refusal: '' } : { ...part, text: '' };
    const name = kind === 'refusal' ? 'response.refusal' : 'response.output_text';
    const extra = kind === 'refusal' ? {} : { logprobs: [] };
    this.push('response.output_item.added', {
      output_index,
      item: { ...item, status: 'in_progress', content: [] },
    });
    this.push('response.content_part.added', { ...place, part: emptyPart });
    for (const delta of piecesOf(answer, kind)) {
      this.push(
        `${name}.delta`,
        { ...place, delta, ...extra, ...obfuscation(answer, delta) },
        tokensOfText(delta),
      );
    }
    const text = joined(answer, kind);
    this.push(`${name}.done`, { ...place, ...(kind === 'refusal' ? { refusal: text } : { text }), ...extra });
    this.push('response.content_part.done', { ...place, part });
    this.push('response.output_item.done', { output_index, item });
  }
}

/** Padding that hides the length of a piece from those who see encrypted traffic. */
function obfuscation(answer: Answer, delta: string): JsonObject {
  if (asObject(answer.body.stream_options).include_obfuscation === false) return {};
  return { obfuscation: 'x'.repeat(16 - (delta.length % 16)) };
}

function outputItems(answer: Answer): JsonObject[] {
  const thinking = joined(answer, 'thinking');
  const text = joined(answer, 'text');
  const refusal = joined(answer, 'refusal');
  const isEncrypted = asArray(answer.body.include).includes('reasoning.encrypted_content');
  const status = isIncomplete(answer) ? 'incomplete' : 'completed';
  const parts = [
    ...(text === '' ? [] : [{ type: 'output_text', annotations: [], logprobs: [], text }]),
    ...(refusal === '' ? [] : [{ type: 'refusal', refusal }]),
  ];
  const reasoning = {
    id: answer.itemIds.reasoning,
    type: 'reasoning',
    summary: [{ type: 'summary_text', text: thinking }],
    ...(isEncrypted ? { encrypted_content: answer.signature } : {}),
  };
  return [
    ...(thinking === '' ? [] : [reasoning]),
    ...parts.map((part, index) => ({
      id: index === 0 ? answer.itemIds.message : newId.outputMessage(),
      type: 'message',
      status,
      content: [part],
      role: 'assistant',
    })),
  ];
}

function isIncomplete(answer: Answer): boolean {
  return answer.ending !== 'end' && answer.ending !== 'refusal';
}

function finished(answer: Answer, id: string, output: JsonObject[]): JsonObject {
  const reason = answer.ending === 'content-filter' ? 'content_filter' : 'max_output_tokens';
  return {
    ...inProgress(answer, id),
    status: isIncomplete(answer) ? 'incomplete' : 'completed',
    completed_at: isIncomplete(answer) ? null : answer.createdAt + 1,
    incomplete_details: isIncomplete(answer) ? { reason } : null,
    output,
    service_tier: 'default',
    usage: usage(answer),
  };
}

function usage(answer: Answer): JsonObject {
  const { use } = answer;
  return {
    input_tokens: promptTokensOf(answer),
    input_tokens_details: { cached_tokens: use.readTokens, cache_write_tokens: use.writtenTokens },
    output_tokens: use.outputTokens,
    output_tokens_details: { reasoning_tokens: use.thinkingTokens },
    total_tokens: promptTokensOf(answer) + use.outputTokens,
  };
}

function inProgress(answer: Answer, id: string): JsonObject {
  const { body } = answer;
  return {
    id,
    object: 'response',
    created_at: answer.createdAt,
    status: 'in_progress',
    background: false,
    completed_at: null,
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    max_tool_calls: null,
    model: answer.model,
    output: [],
    parallel_tool_calls: true,
    previous_response_id: null,
    prompt_cache_key: body.prompt_cache_key ?? null,
    prompt_cache_retention: null,
    reasoning: { effort: null, summary: null },
    safety_identifier: null,
    service_tier: 'auto',
    store: body.store ?? true,
    temperature: 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: null,
    user: null,
    metadata: {},
  };
}

function errorFrames(answer: Answer, next: Frame, fault: 'error' | 'failed'): Frame[] {
  const { sequence_number } = asObject(JSON.parse(next.data));
  const error = {
    code: 'server_error',
    message: 'The server had an error while processing your request. Sorry about that!',
  };
  const data =
    fault === 'error'
      ? { type: 'error', sequence_number, ...error, param: null }
      : {
          type: 'response.failed',
          sequence_number,
          response: { ...inProgress(answer, newId.response()), status: 'failed', error },
        };
  return [{ event: data.type, data: JSON.stringify(data), tokens: 0 }];
}
