import { describe, expect, it } from 'vitest';
import type { Block } from '@/lib/core/content';
import { AnthropicReply } from '@/lib/providers/anthropic-reply';
import { ChatReply } from '@/lib/providers/chat-reply';
import { createEventMeter } from '@/lib/providers/event-size';
import { MalformedEvent, ReportedError } from '@/lib/providers/failures';
import type { ReplyReader } from '@/lib/providers/reply-reader';
import { ResponsesReply } from '@/lib/providers/responses-reply';
import { sampleReplies } from './replies';

/** Takes all events and gives the last content. */
function contentOf(reader: ReplyReader, events: readonly unknown[]): readonly Block[] | undefined {
  const contents = events.flatMap((event) => reader.take(event)).filter(({ type }) => type === 'content');
  const last = contents.at(-1);
  return last?.type === 'content' ? last.content : undefined;
}

const orderless: [string, () => ReplyReader, unknown][] = [
  [
    'a block out of order',
    () => new AnthropicReply(),
    { type: 'content_block_start', index: 7, content_block: {} },
  ],
  [
    'a block without position',
    () => new AnthropicReply(),
    { type: 'content_block_start', content_block: {} },
  ],
  ['a part of no block', () => new AnthropicReply(), { type: 'content_block_delta', index: 0, delta: {} }],
  [
    'an item out of order',
    () => new ResponsesReply(),
    { type: 'response.output_item.done', output_index: 7, item: {} },
  ],
  [
    'a part of no item',
    () => new ResponsesReply(),
    { type: 'response.output_text.delta', output_index: 0, delta: 'x' },
  ],
];

it.each(orderless)('%s is malformed', (_, create, event) => {
  expect(() => create().take(event)).toThrow(MalformedEvent);
});

it.each([null, 1, 'x', [], {}, { type: 'later_addition' }, { type: 'constructor' }, { choices: [null] }])(
  'the unknown event %j changes nothing',
  (event) => {
    for (const reader of [new AnthropicReply(), new ResponsesReply(), new ChatReply()]) {
      expect(reader.take(event)).toEqual([]);
      expect(reader.ending).toBeUndefined();
    }
  },
);

describe('AnthropicReply', () => {
  it('puts a tool’s input together, and leaves a cut one as it began', () => {
    const start = { type: 'tool_use', id: 't', name: 'n', input: {} };
    const events = (json: string) => [
      { type: 'content_block_start', index: 0, content_block: start },
      {
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'input_json_delta', partial_json: json.slice(0, 4) },
      },
      {
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'input_json_delta', partial_json: json.slice(4) },
      },
      { type: 'content_block_stop', index: 0 },
    ];
    expect(contentOf(new AnthropicReply(), events('{"a":[1]}'))).toEqual([{ ...start, input: { a: [1] } }]);
    expect(contentOf(new AnthropicReply(), events('{"a":[1'))).toEqual([start]);
  });

  it('is deaf after its end', () => {
    const reader = new AnthropicReply();
    const { events } = sampleReplies['anthropic-messages'];
    contentOf(reader, events);
    expect(events.flatMap((event) => reader.take(event))).toEqual([]);
    expect(reader.ending).toEqual({ stopReason: 'end' });
  });

  it.each([
    ['max_tokens', { stopReason: 'length' }],
    ['model_context_window_exceeded', { stopReason: 'length' }],
    ['tool_use', { stopReason: 'tool' }],
    ['pause_turn', { stopReason: 'other' }],
    ['refusal', { refusal: 'why' }],
  ])('ends with %s', (reason, ending) => {
    const reader = new AnthropicReply();
    reader.take({
      type: 'message_delta',
      delta: { stop_reason: reason, stop_details: { explanation: 'why' } },
    });
    expect(reader.ending).toBeUndefined();
    reader.take({ type: 'message_stop' });
    expect(reader.ending).toEqual(ending);
  });
});

describe('ResponsesReply', () => {
  it('takes the output of the end event from servers that send nothing else', () => {
    const output = sampleReplies['openai-responses'].content;
    expect(contentOf(new ResponsesReply(), [{ type: 'response.completed', response: { output } }])).toEqual(
      output,
    );
  });

  it('ends for a tool when there is a call', () => {
    const reader = new ResponsesReply();
    reader.take({
      type: 'response.output_item.done',
      output_index: 0,
      item: { type: 'function_call', id: 'f' },
    });
    reader.take({ type: 'response.completed', response: {} });
    expect(reader.ending).toEqual({ stopReason: 'tool' });
  });

  it.each([
    { type: 'response.failed', response: { error: { code: 'server_error' } } },
    { type: 'error', message: 'x' },
  ])('throws the error that %j reports', (event) => {
    expect(() => new ResponsesReply().take(event)).toThrow(ReportedError);
  });
});

describe('ChatReply', () => {
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    choices: [{ delta, finish_reason }],
  });

  it('puts tool calls together', () => {
    const call = { id: 'c1', type: 'function', function: { name: 'n', arguments: '{"a"' } };
    const events = [
      chunk({ tool_calls: [{ index: 0, ...call }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }),
      chunk({ tool_calls: [{ index: 1, ...call, id: 'c2' }] }, 'tool_calls'),
    ];
    const reader = new ChatReply();
    const [message] = contentOf(reader, events) ?? [];
    expect(message?.tool_calls).toEqual([
      { ...call, function: { name: 'n', arguments: '{"a":1}' } },
      { ...call, id: 'c2' },
    ]);
    expect(reader.ending).toEqual({ stopReason: 'tool' });
  });

  it('keeps the server’s name for thinking', () => {
    const events = [
      chunk({ reasoning: 'Hm' }),
      chunk({ reasoning: 'm.', content: 'Hi' }),
      chunk({ refusal: null }),
    ];
    expect(contentOf(new ChatReply(), events)).toEqual([
      { role: 'assistant', content: 'Hi', reasoning: 'Hmm.' },
    ]);
  });

  it('adds nothing after the finish but the usage', () => {
    const reader = new ChatReply();
    contentOf(reader, [chunk({ content: 'Hi' }, 'stop')]);
    expect(reader.take(chunk({ content: ' there' }))).toEqual([]);
    expect(reader.isOver).toBe(false);
    expect(reader.take({ choices: [], usage: { prompt_tokens: 1 } })).toMatchObject([{ type: 'usage' }]);
    expect(reader.isOver).toBe(true);
  });

  it('knows a finish that is an error', () => {
    expect(() => new ChatReply().take(chunk({}, 'error'))).toThrow(ReportedError);
  });
});

describe('createEventMeter', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it.each(['\n', '\r\n', '\r'])('measures events, not the stream: %j', (end) => {
    const meter = createEventMeter(50);
    const event = bytes(`data: 12345678${end}data: 12345678${end}${end}`);
    expect([1, 2, 3, 4, 5].map(() => meter.pass(event))).not.toContain(false);
    expect(meter.isInside()).toBe(false);
    const line = bytes(`data: 12345678${end}`);
    expect([1, 2, 3].map(() => meter.pass(line))).toEqual([true, true, true]);
    expect(meter.isInside()).toBe(true);
    expect(meter.pass(line)).toBe(false);
  });
});
