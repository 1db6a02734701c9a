import { newId } from './ids.ts';
import { asObject, type JsonObject } from './json.ts';
import { invalidParameter, openaiError } from './openai-errors.ts';
import { openaiHeaders } from './openai-headers.ts';
import { validateChat } from './openai-rules.ts';
import { promptOfChat } from './prompt.ts';
import { tokensOfText } from './tokens.ts';
import { type Answer, type Frame, joined, promptTokensOf, type WireFormat } from './wire.ts';

/** Chat Completions: https://developers.openai.com/api/docs/api-reference/chat */
export const openaiChat: WireFormat = {
  newRequestId: newId.openaiRequest,
  headers: openaiHeaders,
  validate: validateChat,
  invalid: invalidParameter,
  error: (kind, facts) => openaiError(kind, facts, 'chat'),
  prompt: promptOfChat,
  outputLimit: (body) => {
    const limit = body.max_completion_tokens ?? body.max_tokens;
    return typeof limit === 'number' ? limit : undefined;
  },
  whole,
  frames: chunkFrames,
  errorFrames,
};

function whole(answer: Answer): JsonObject {
  const thinking = joined(answer, 'thinking');
  const refusal = joined(answer, 'refusal');
  const message = {
    role: 'assistant',
    content: refusal === '' ? joined(answer, 'text') : null,
    ...(thinking === '' ? {} : { [thinkingField(answer)]: thinking }),
    refusal: refusal === '' ? null : refusal,
    annotations: [],
  };
  return {
    id: newId.chatCompletion(),
    object: 'chat.completion',
    created: answer.createdAt,
    model: answer.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(answer) }],
    usage: usage(answer),
    ...fingerprint(answer),
  };
}

function chunkFrames(answer: Answer): Frame[] {
  const id = answer.dialect === 'ollama' ? 'chatcmpl-123' : newId.chatCompletion();
  const isUsageAsked = asObject(answer.body.stream_options).include_usage === true;
  const chunk = (choices: JsonObject[], tokens = 0, use: JsonObject | null = null): Frame =>
    frame({ ...chunkHead(answer, id), choices, ...(isUsageAsked ? { usage: use } : {}) }, tokens);
  const choice = (delta: JsonObject, finish: string | null = null) => [
    { index: 0, delta, logprobs: null, finish_reason: finish },
  ];
  return [
    chunk(choice({ role: 'assistant', content: '', refusal: null })),
    ...answer.pieces.map(({ kind, text }) =>
      chunk(choice({ [fieldOf(kind, answer)]: text }), Math.max(1, tokensOfText(text))),
    ),
    chunk(choice({}, finishReason(answer))),
    ...(isUsageAsked ? [chunk([], 0, usage(answer))] : []),
    { data: '[DONE]', tokens: 0 },
  ];
}

function chunkHead(answer: Answer, id: string): JsonObject {
  return {
    id,
    object: 'chat.completion.chunk',
    created: answer.createdAt,
    model: answer.model,
    ...fingerprint(answer),
  };
}

function fingerprint(answer: Answer): JsonObject {
  if (answer.dialect === 'ollama') return { system_fingerprint: 'fp_ollama' };
  return { service_tier: 'default', system_fingerprint: 'fp_5a1de40000' };
}

function fieldOf(kind: string, answer: Answer): string {
  if (kind === 'thinking') return thinkingField(answer);
  return kind === 'refusal' ? 'refusal' : 'content';
}

/** Servers do not agree on the name of the field. */
function thinkingField(answer: Answer): string {
  return ['ollama', 'openrouter', 'vllm'].includes(answer.dialect) ? 'reasoning' : 'reasoning_content';
}

function finishReason(answer: Answer): string {
  const reasons = {
    end: 'stop',
    refusal: 'stop',
    length: 'length',
    window: 'length',
    'content-filter': 'content_filter',
  };
  return reasons[answer.ending];
}

function usage(answer: Answer): JsonObject {
  const { use } = answer;
  const counts = {
    prompt_tokens: promptTokensOf(answer),
    completion_tokens: use.outputTokens,
    total_tokens: promptTokensOf(answer) + use.outputTokens,
  };
  if (answer.dialect === 'ollama') return counts;
  return {
    ...counts,
    prompt_tokens_details: { cached_tokens: use.readTokens, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: use.thinkingTokens, audio_tokens: 0 },
  };
}

function errorFrames(answer: Answer): Frame[] {
  if (answer.dialect === 'openrouter') {
    const error = { code: 'server_error', message: 'Provider disconnected unexpectedly' };
    const choices = [{ index: 0, delta: { content: '' }, finish_reason: 'error' }];
    return [frame({ ...chunkHead(answer, newId.chatCompletion()), error, choices })];
  }
  const message = 'The server had an error while processing your request. Sorry about that!';
  return [frame({ error: { message, type: 'server_error', param: null, code: null } })];
}

function frame(data: JsonObject, tokens = 0): Frame {
  return { data: JSON.stringify(data), tokens };
}
