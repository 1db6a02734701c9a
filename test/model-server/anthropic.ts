import { anthropicError, invalidRequest } from './anthropic-errors.ts';
import { validateMessages } from './anthropic-rules.ts';
import { newId } from './ids.ts';
import { asObject, type JsonObject } from './json.ts';
import { promptOfMessages } from './prompt.ts';
import { tokensOfText } from './tokens.ts';
import { type Answer, type Frame, joined, piecesOf, type WireFormat } from './wire.ts';

/** Anthropic Messages: https://platform.claude.com/docs/en/build-with-claude/streaming */
export const anthropic: WireFormat = {
  newRequestId: newId.anthropicRequest,
  headers: (requestId) => ({
    'request-id': requestId,
    'anthropic-organization-id': '00000000-0000-4000-8000-000000000000',
    'anthropic-ratelimit-requests-limit': '4000',
    'anthropic-ratelimit-requests-remaining': '3999',
  }),
  validate: (body) => validateMessages(body),
  invalid: ({ message }, requestId) => invalidRequest(message, requestId),
  error: anthropicError,
  prompt: promptOfMessages,
  outputLimit: (body) => (typeof body.max_tokens === 'number' ? body.max_tokens : undefined),
  whole: (answer) => message(answer, contentBlocks(answer), stopFields(answer), answer.use.outputTokens),
  frames: messageFrames,
  errorFrames: (answer) => [
    frame('error', {
      error: { details: null, type: 'overloaded_error', message: 'Overloaded' },
      request_id: answer.requestId,
    }),
  ],
};

function messageFrames(answer: Answer): Frame[] {
  const open = { stop_reason: null, stop_sequence: null, stop_details: null };
  const blocks = blockFrames(answer);
  const ping = frame('ping', {});
  return [
    frame('message_start', { message: message(answer, [], open, 1) }),
    ...blocks.slice(0, 1),
    ping,
    ...blocks.slice(1),
    frame('message_delta', { delta: stopFields(answer), usage: deltaUsage(answer) }),
    frame('message_stop', {}),
  ];
}

function blockFrames(answer: Answer): Frame[] {
  return contentBlocks(answer).flatMap((block, index) => {
    const isText = block.type === 'text';
    const pieces = piecesOf(answer, isText ? 'text' : 'thinking').filter(
      () => isText || block.thinking !== '',
    );
    const start = isText ? { ...block, text: '' } : { ...block, thinking: '', signature: '' };
    const signature = { index, delta: { type: 'signature_delta', signature: answer.signature } };
    return [
      frame('content_block_start', { index, content_block: start }),
      ...pieces.map((text) =>
        frame(
          'content_block_delta',
          {
            index,
            delta: isText ? { type: 'text_delta', text } : { type: 'thinking_delta', thinking: text },
          },
          Math.max(1, tokensOfText(text)),
        ),
      ),
      ...(isText ? [] : [frame('content_block_delta', signature)]),
      frame('content_block_stop', { index }),
    ];
  });
}

/** `thinking.display: 'omitted'` leaves the signature and takes the text. */
function contentBlocks(answer: Answer): JsonObject[] {
  const thinking = joined(answer, 'thinking');
  const text = joined(answer, 'text');
  const isOmitted = asObject(answer.body.thinking).display === 'omitted';
  return [
    ...(thinking === ''
      ? []
      : [{ type: 'thinking', thinking: isOmitted ? '' : thinking, signature: answer.signature }]),
    ...(text === '' ? [] : [{ type: 'text', text }]),
  ];
}

function message(answer: Answer, content: JsonObject[], stop: JsonObject, outputTokens: number): JsonObject {
  return {
    model: answer.model,
    id: newId.anthropicMessage(),
    type: 'message',
    role: 'assistant',
    content,
    ...stop,
    usage: usage(answer, outputTokens),
  };
}

function stopFields(answer: Answer): JsonObject {
  const reason = {
    end: 'end_turn',
    length: 'max_tokens',
    window: 'model_context_window_exceeded',
    refusal: 'refusal',
    'content-filter': 'refusal',
  }[answer.ending];
  const details = { type: 'refusal', category: 'general_harms', explanation: 'This request was declined.' };
  return { stop_reason: reason, stop_sequence: null, stop_details: reason === 'refusal' ? details : null };
}

function usage(answer: Answer, outputTokens: number): JsonObject {
  const { use } = answer;
  return {
    input_tokens: use.uncachedTokens,
    cache_creation_input_tokens: use.writtenTokens + use.written1hTokens,
    cache_read_input_tokens: use.readTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: use.writtenTokens,
      ephemeral_1h_input_tokens: use.written1hTokens,
    },
    output_tokens: outputTokens,
    output_tokens_details: { thinking_tokens: outputTokens === use.outputTokens ? use.thinkingTokens : 0 },
    service_tier: 'standard',
    inference_geo: 'not_available',
  };
}

function deltaUsage(answer: Answer): JsonObject {
  const { use } = answer;
  return {
    input_tokens: use.uncachedTokens,
    cache_creation_input_tokens: use.writtenTokens + use.written1hTokens,
    cache_read_input_tokens: use.readTokens,
    output_tokens: use.outputTokens,
    output_tokens_details: { thinking_tokens: use.thinkingTokens },
  };
}

function frame(type: string, fields: JsonObject, tokens = 0): Frame {
  return { event: type, data: JSON.stringify({ type, ...fields }), tokens };
}
