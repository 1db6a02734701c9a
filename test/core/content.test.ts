import { describe, expect, test } from 'vitest';
import {
  type Block,
  hasAnswer,
  isBlank,
  readBlock,
  sendableBlocks,
  textOf,
  thinkingOf,
} from '@/lib/core/content';

const shapes: { name: string; block: Block; reads: ReturnType<typeof readBlock>; isSent: boolean }[] = [
  {
    name: 'an Anthropic text',
    block: { type: 'text', text: 'Hello', citations: null },
    reads: [{ kind: 'text', text: 'Hello' }],
    isSent: true,
  },
  {
    name: 'a blank text',
    block: { type: 'text', text: ' \n' },
    reads: [{ kind: 'text', text: ' \n' }],
    isSent: false,
  },
  { name: 'an empty text', block: { type: 'text', text: '' }, reads: [], isSent: false },
  {
    name: 'Anthropic thinking',
    block: { type: 'thinking', thinking: 'Hm', signature: 's' },
    reads: [{ kind: 'thinking', text: 'Hm' }],
    isSent: false,
  },
  { name: 'redacted thinking', block: { type: 'redacted_thinking', data: 'x' }, reads: [], isSent: false },
  {
    name: 'a tool call',
    block: { type: 'tool_use', id: '1', name: 'n', input: {} },
    reads: [{ kind: 'other', text: 'tool_use' }],
    isSent: false,
  },
  {
    name: 'a Responses message with a refusal',
    block: {
      type: 'message',
      content: [
        { type: 'output_text', text: 'Well,' },
        { type: 'refusal', refusal: 'no.' },
      ],
    },
    reads: [
      { kind: 'text', text: 'Well,' },
      { kind: 'refusal', text: 'no.' },
    ],
    isSent: true,
  },
  {
    name: 'a Responses reasoning summary',
    block: {
      type: 'reasoning',
      summary: [
        { type: 'summary_text', text: 'One' },
        { type: 'summary_text', text: 'Two' },
      ],
    },
    reads: [{ kind: 'thinking', text: 'One\n\nTwo' }],
    isSent: false,
  },
  {
    name: 'Responses reasoning without a summary',
    block: { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Raw' }] },
    reads: [{ kind: 'thinking', text: 'Raw' }],
    isSent: false,
  },
  {
    name: 'a Chat message with thinking',
    block: { role: 'assistant', content: 'Yes', reasoning: 'Hm' },
    reads: [
      { kind: 'thinking', text: 'Hm' },
      { kind: 'text', text: 'Yes' },
    ],
    isSent: true,
  },
  {
    name: 'a Chat refusal',
    block: { role: 'assistant', content: null, refusal: 'No' },
    reads: [{ kind: 'refusal', text: 'No' }],
    isSent: false,
  },
  {
    name: 'a message whose content is no list',
    block: { type: 'message', content: 'x' },
    reads: [],
    isSent: false,
  },
  {
    name: 'a message with an empty part in it',
    block: { type: 'message', content: [null, { type: 'output_text', text: 'x' }] },
    reads: [{ kind: 'text', text: 'x' }],
    isSent: true,
  },
];

describe.each(shapes)('$name', ({ block, reads, isSent }) => {
  test('is read', () => expect(readBlock(block)).toEqual(reads));

  test(isSent ? 'is sent back' : 'stays home', () => {
    expect(sendableBlocks([block])).toHaveLength(isSent ? 1 : 0);
  });
});

test('a Chat message is sent back without its thinking and its tool calls, otherwise unchanged', () => {
  const block = {
    role: 'assistant',
    content: 'Yes',
    refusal: null,
    reasoning: 'a',
    reasoning_content: 'b',
    tool_calls: [{ id: '1' }],
  };
  expect(sendableBlocks([block])).toEqual([{ role: 'assistant', content: 'Yes', refusal: null }]);
});

test('only a Chat message is changed before it is sent back', () => {
  const block = { type: 'text', text: 'Yes', reasoning: 'not a Chat message', tool_calls: [] };
  expect(sendableBlocks([block])).toEqual([block]);
});

test('a Responses message goes without its id, which points to what is not sent', () => {
  const message = { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'Yes' }] };
  const { id: _, ...withoutId } = message;
  expect(sendableBlocks([message])).toEqual([withoutId]);
});

test('text and thinking are read apart, blank parts left out', () => {
  const content = [
    { type: 'thinking', thinking: 'First' },
    { type: 'text', text: 'One' },
    { type: 'text', text: '  ' },
    { type: 'thinking', thinking: 'Second' },
    { type: 'text', text: 'Two' },
  ];
  expect(textOf(content)).toBe('One\n\nTwo');
  expect(thinkingOf(content)).toBe('First\n\nSecond');
});

test('content is blank when no part of it can be seen', () => {
  expect(isBlank([])).toBe(true);
  expect(
    isBlank([
      { type: 'text', text: ' ' },
      { type: 'redacted_thinking', data: 'x' },
    ]),
  ).toBe(true);
  expect(isBlank([{ type: 'thinking', thinking: 'Hm' }])).toBe(false);
});

test('an answer is text or a refusal, not thinking or blanks', () => {
  expect(
    hasAnswer([{ type: 'text', text: ' ' }, { type: 'thinking', thinking: 'Hm' }, { type: 'tool_use' }]),
  ).toBe(false);
  expect(
    hasAnswer([
      { type: 'thinking', thinking: 'Hm' },
      { type: 'text', text: 'Yes' },
    ]),
  ).toBe(true);
  expect(hasAnswer([{ role: 'assistant', content: null, refusal: 'No' }])).toBe(true);
});
