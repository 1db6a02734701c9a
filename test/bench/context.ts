/**
 * How long deciding what is sent takes in a conversation of 10,000 messages, and how it grows with what is stored
 * and with what is sent. Run it with `npm run bench:context`.
 */
import { performance } from 'node:perf_hooks';
import { runnerImport } from 'vite';
import { projectRoot } from '../browser/project-root.ts';

type Plan = typeof import('../../lib/core/plan-request.ts');

const { planRequest } = (
  await runnerImport<Plan>('./lib/core/plan-request.ts', {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': projectRoot } },
  })
).module;

type Conversation = Parameters<Plan['planRequest']>[0];
type Message = Parameters<Plan['planRequest']>[1][number];

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

/** Milliseconds of one plan: least, median and most of many. */
function timePlan(count: number, policy: NonNullable<Conversation['policy']>): [number, number, number] {
  const branch = branchOf(count);
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    planRequest({ ...conversation, policy }, branch, { factor: 1.2, samples: 5 }, 1_000);
    return performance.now() - start;
  });
  const sorted = times.slice(10).sort((one, other) => one - other);
  return [sorted[0] ?? 0, sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0];
}

const counts = [100, 1_000, 10_000];
for (const policy of [{ mode: 'budget' }, { mode: 'everything' }] as const) {
  console.log(`\nPolicy ${policy.mode}: milliseconds for one plan, median (least to most)`);
  let before = 0;
  for (const count of counts) {
    const [least, median, most] = timePlan(count, policy);
    const ratio = before === 0 ? '' : `  ${(median / before).toFixed(1)} times the line above`;
    console.log(
      `${String(count).padStart(6)} messages  ${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})${ratio}`,
    );
    before = median;
  }
}
