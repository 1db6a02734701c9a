import { expect, test } from 'vitest';
import { cacheRulesOf } from '@/lib/core/cache-rules';

test.each([
  ['anthropic-messages', 'claude-opus-4-1', 0.1, 1.25, 1_024, 5],
  ['anthropic-messages', 'claude-haiku-4-5', 0.1, 1.25, 4_096, 5],
  ['anthropic-messages', 'claude-opus-4-5', 0.1, 1.25, 4_096, 5],
  ['anthropic-messages', 'claude-opus-4-7', 0.1, 1.25, 2_048, 5],
  ['anthropic-messages', 'claude-opus-5', 0.1, 1.25, 512, 5],
  ['anthropic-messages', 'claude-sonnet-5-5', 0.05, 1.25, 1_024, 5],
  ['anthropic-messages', 'claude-fable-5-1', 0.025, 1.25, 512, 5],
  ['openai-responses', 'gpt-5.4', 0.1, 1, 1_024, 5],
  ['openai-responses', 'gpt-5.6-sol', 0.1, 1.25, 1_024, 30],
  ['openai-responses', 'gpt-6-luna', 0.1, 1.25, 1_024, 30],
  ['openai-responses', 'gpt-4.1-mini', 0.25, 1, 1_024, 5],
  ['openai-responses', 'gpt-4o', 0.5, 1, 1_024, 5],
  ['openai-chat', 'llama3', 0.1, 1, 0, 30],
] as const)(
  '%s %s: reads cost %d, writes %d, from %d tokens on, for %d minutes',
  (wire, model, read, write, least, minutes) => {
    expect(cacheRulesOf(wire, model)).toMatchObject({
      read,
      write,
      minimumTokens: least,
      lifetime: minutes * 60_000,
    });
  },
);

test.each([
  ['anthropic-messages', 'claude-opus-4-1', true],
  ['openai-responses', 'gpt-5.5', false],
  ['openai-responses', 'gpt-5.6-terra', true],
  ['openai-responses', 'gpt-5.10', true],
  ['openai-responses', 'gpt-6.1-sol', true],
  ['openai-responses', 'gpt-4o', false],
  ['openai-chat', 'gpt-6', false],
] as const)('%s %s: whether requests are marked is %s', (wire, model, hasMarks) => {
  expect(cacheRulesOf(wire, model).hasMarks).toBe(hasMarks);
});
