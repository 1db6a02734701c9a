import type { Block, Wire } from '@/lib/core/content';

/** A reply as each wire streams it, and as the same reply is without streaming. */
export interface SampleReply {
  events: unknown[];
  content: Block[];
  /** The same, ended before a word was said. */
  wordless: unknown[];
  /** Where to cut `events`, counted from the end, so that the whole content came but no end. */
  endless: number;
}

const text = 'Hello, Ada — 你好 👋🏽';
const pieces = ['Hel', 'lo, Ada — 你', '好 👋', '🏽'];

const citation = { type: 'web_search_result_location', url: 'https://example.com', cited_text: 'Ada' };

const anthropic: SampleReply = {
  content: [
    { type: 'thinking', thinking: 'A greeting.', signature: 'c2lnbmVk' },
    { type: 'text', text, citations: [citation] },
  ],
  endless: -2,
  wordless: [
    { type: 'message_start', message: { model: 'claude-test' } },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' } },
    { type: 'message_stop' },
  ],
  events: [
    {
      type: 'message_start',
      message: {
        model: 'claude-test',
        usage: {
          input_tokens: 10,
          cache_read_input_tokens: 200,
          cache_creation_input_tokens: 30,
          output_tokens: 1,
        },
      },
    },
    {
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'thinking', thinking: '', signature: '' },
    },
    { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'A greet' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'ing.' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2lnbmVk' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '', citations: [] } },
    { type: 'ping' },
    ...pieces.map((piece) => ({
      type: 'content_block_delta',
      index: 1,
      delta: { type: 'text_delta', text: piece },
    })),
    { type: 'content_block_delta', index: 1, delta: { type: 'citations_delta', citation } },
    { type: 'content_block_stop', index: 1 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 25, input_tokens: null, output_tokens_details: { thinking_tokens: 7 } },
    },
    { type: 'message_stop' },
  ],
};

const reasoningItem: Block = {
  type: 'reasoning',
  id: 'rs_1',
  summary: [{ type: 'summary_text', text: 'A greeting.' }],
};
const messageItem: Block = {
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
};

const responses: SampleReply = {
  content: [reasoningItem, messageItem],
  endless: -1,
  wordless: [{ type: 'response.completed', response: { status: 'completed', output: [] } }],
  events: [
    { type: 'response.created', response: { model: 'gpt-test', status: 'in_progress', output: [] } },
    { type: 'response.in_progress', response: { model: 'gpt-test' } },
    { type: 'response.output_item.added', output_index: 0, item: { ...reasoningItem, summary: [] } },
    {
      type: 'response.reasoning_summary_text.delta',
      output_index: 0,
      summary_index: 0,
      delta: 'A greeting.',
    },
    { type: 'response.output_item.done', output_index: 0, item: reasoningItem },
    {
      type: 'response.output_item.added',
      output_index: 1,
      item: { ...messageItem, status: 'in_progress', content: [] },
    },
    ...pieces.map((delta) => ({
      type: 'response.output_text.delta',
      output_index: 1,
      content_index: 0,
      delta,
    })),
    { type: 'response.output_item.done', output_index: 1, item: messageItem },
    {
      type: 'response.completed',
      response: {
        model: 'gpt-test',
        status: 'completed',
        output: [reasoningItem, messageItem],
        usage: {
          input_tokens: 240,
          input_tokens_details: { cached_tokens: 200, cache_write_tokens: 30 },
          output_tokens: 25,
          output_tokens_details: { reasoning_tokens: 7 },
        },
      },
    },
  ],
};

const chunk = (delta: object, finish: string | null = null) => ({
  id: 'c1',
  model: 'chat-test',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const chat: SampleReply = {
  content: [{ role: 'assistant', content: text, reasoning_content: 'A greeting.' }],
  endless: -3,
  wordless: [chunk({ role: 'assistant', content: ' ' }, 'stop'), 'data: [DONE]\n\n'],
  events: [
    chunk({ role: 'assistant', content: '' }),
    chunk({ reasoning_content: 'A greeting.' }),
    ...pieces.map((content) => chunk({ content })),
    chunk({}, 'stop'),
    {
      model: 'chat-test',
      choices: [],
      usage: {
        prompt_tokens: 240,
        prompt_tokens_details: { cached_tokens: 200, cache_write_tokens: 30 },
        completion_tokens: 25,
        completion_tokens_details: { reasoning_tokens: 7 },
      },
    },
    'data: [DONE]\n\n',
  ],
};

export const sampleReplies: Record<Wire, SampleReply> = {
  'anthropic-messages': anthropic,
  'openai-responses': responses,
  'openai-chat': chat,
};

export const sampleText = text;
