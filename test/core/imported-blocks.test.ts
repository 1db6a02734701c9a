import { expect, test } from 'vitest';
import { otherPartsOf, rawBlock } from '@/lib/core/imported-blocks';

test('words, thinking and attachments are no other parts', () => {
  expect(
    otherPartsOf([
      { type: 'text', text: 'Hi' },
      { type: 'thinking', thinking: 'Hm' },
    ]),
  ).toBeUndefined();
});

test('calls have their results, by their ids or because they follow', () => {
  const parts = otherPartsOf([
    { type: 'tool_use', id: '1', name: 'first', input: { a: 1 } },
    { type: 'tool_use', id: '2', name: 'second', input: 'text' },
    { type: 'tool_result', tool_use_id: '1', content: 'one' },
    { type: 'tool_result', tool_use_id: '1', content: ['two'], is_error: true },
    { type: 'tool_result', content: 'after the second' },
    { type: 'tool_result', name: 'alone', content: 'by itself' },
    { type: 'tool_result', name: 'alone', content: 'another' },
    { type: 'tool_result', tool_use_id: 'nobody' },
    { type: 'tool_use' },
  ]);
  expect(parts?.tools).toEqual([
    { name: 'first', input: { a: 1 }, results: ['one', '[\n  "two"\n]'], hasFailed: true },
    { name: 'second', input: 'text', results: ['after the second'], hasFailed: false },
    { name: 'alone', results: ['by itself'], hasFailed: false },
    { name: 'alone', results: ['another'], hasFailed: false },
    { name: '', results: ['""'], hasFailed: false },
    { name: '', input: null, results: [], hasFailed: false },
  ]);
});

test('sources, named files and what is kept as it is are together', () => {
  const source = { type: 'citation', title: 'Oaks' };
  const file = { type: 'named_file', name: 'a.txt' };
  const raw = rawBlock('chatgpt', 'widget', [1]);
  expect(otherPartsOf([raw, file, source, raw, rawBlock('chatgpt', 'reasoning_recap', {})])).toEqual({
    tools: [],
    sources: [source],
    files: [file],
    raws: [raw, raw],
  });
});
