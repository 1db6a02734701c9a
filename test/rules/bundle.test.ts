import { expect, test } from 'vitest';
import { findInBundle } from './bundle';

test.each([
  ['eval("1")', 'has eval'],
  ['new Function("return 1")', 'has new Function'],
  ['node.innerHTML="<b>"', 'has an assignment to innerHTML'],
  ['fetch("https://collector.example.com/a")', 'names the host collector.example.com'],
  [`const a = "sk-ant-${'x'.repeat(24)}"`, 'holds what looks like a key'],
])('%s in a bundle is found', (text, says) => {
  expect(findInBundle([{ path: 'a.js', text }])).toEqual([expect.stringContaining(says)]);
});

test('what Aside needs is allowed', () => {
  const text = 'fetch("https://api.anthropic.com/v1/messages"); if (node.innerHTML === "") evaluate(1);';
  expect(findInBundle([{ path: 'a.js', text }])).toEqual([]);
});
