/**
 * How long deciding what is sent takes in a conversation of 10,000 messages, and how it grows with what is stored
 * and with what is sent. Run it with `npm run bench:context`.
 */
import { performance } from 'node:perf_hooks';
import type { Conversation, Message } from '@/lib/core/conversation';
import { planRequest } from '@/lib/core/plan-request';
import type { ContextPolicy } from '@/lib/core/policy';

const conversation: Conversation = {
  id: 'conversation',
  title: 'Long',
  hasOwnTitle: false,
  systemPrompt: 'Be kind.',
  model: { providerId: 'anthropic', model: 'claude-sonnet-5-5', name: 'Claude', contextTokens: 1_000_000 },
  headId: null,
  nextSeq: 1,
  createdAt: 0,
  updatedAt: 0,
};

/** A branch of so many messages with stored counts, a question at its end. */
function branchOf(count: number): Message[] {
  return Array.from({ length: count + 1 }, (_, index): Message => {
    const isUser = index % 2 === 0;
    const text = `${isUser ? 'Question' : 'Answer'} ${index}: ${'some words '.repeat(isUser ? 10 : 60)}`;
    return {
      id: `m${index}`,
      conversationId: 'conversation',
      parentId: index === 0 ? null : `m${index - 1}`,
      seq: index + 1,
      role: isUser ? 'user' : 'assistant',
      status: 'complete',
      content: [{ type: 'text', text }],
      createdAt: index,
      tokens: isUser ? 25 : 130,
      ...(isUser ? {} : { reply: { wire: 'anthropic-messages', providerId: 'anthropic', model: 'm' } }),
    };
  });
}

interface Times {
  least: number;
  median: number;
  most: number;
}

/** Milliseconds of one plan, over many, after a few that warm up. */
function timePlan(count: number, policy: ContextPolicy): Times {
  const opened = { conversation: { ...conversation, policy }, branch: branchOf(count), summaries: [] };
  const times = Array.from({ length: 110 }, () => {
    const start = performance.now();
    planRequest(opened, { factor: 1.2, samples: 5 }, 1_000);
    return performance.now() - start;
  });
  const sorted = times.slice(10).sort((one, other) => one - other);
  return { least: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0, most: sorted.at(-1) ?? 0 };
}

const counts = [100, 1_000, 10_000];
const longest = 10_000;
const mostMilliseconds = 5;
const policies: readonly ContextPolicy[] = [
  { mode: 'budget' },
  { mode: 'summary', automatic: 'ask' },
  { mode: 'everything' },
];

for (const policy of policies) {
  console.log(`\nPolicy ${policy.mode}: milliseconds for one plan, median (least to most)`);
  let before = 0;
  for (const count of counts) {
    const { least, median, most } = timePlan(count, policy);
    const range = `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
    const ratio = before === 0 ? '' : `  ${(median / before).toFixed(1)} times the line above`;
    console.log(`${String(count).padStart(6)} messages  ${range}${ratio}${verdictOn(count, median)}`);
    before = median;
  }
}

function verdictOn(count: number, median: number): string {
  if (count < longest) return '';
  return `  ${median <= mostMilliseconds ? 'reached' : 'MISSED'}: at most ${mostMilliseconds} ms`;
}
