import { describe, expect, test } from 'vitest';
import type { ContextPolicy } from '@/lib/core/policy';
import { type DueSummary, dueSummary } from '@/lib/core/summary/due-summary';
import { planSummary } from '@/lib/core/summary/plan-summary';
import type { Summary } from '@/lib/core/summary/summary';
import { type SummaryWish, summaryJob } from '@/lib/core/summary/summary-job';
import { emptyConversation } from '../conversations';
import { afterSending, calibration, calibrations, dialogue } from './dialogues';
import { write } from './summarizer';

const now = 1_000_000;
const writer = { providerId: 'openai', model: 'gpt-5.4', name: '', contextTokens: 100_000 };
const opened = { conversation: emptyConversation(), branch: dialogue(6), summaries: [] };

describe('the plan of a summary', () => {
  const talk = { ...opened, branch: dialogue(40) };
  const asked = { ...talk, branch: talk.branch.slice(0, -1) };
  const state = { ...talk, conversation: afterSending(asked, now - 1_000) };

  const wish = { firstKeptId: 'm72', writer, isAfresh: false };

  function planFor(change: Partial<SummaryWish>) {
    const job = summaryJob(state, { ...wish, ...change }, calibrations, now);
    if (!job) throw new Error('There is something to summarize.');
    return planSummary(state, job, calibrations, now);
  }

  test('says what it covers, what the next request has without it and with it, and what it costs', () => {
    const plan = planFor({ writer: state.conversation.model });
    expect(plan).toMatchObject({ turnCount: 36, messageCount: 72 });
    const kept = 8 * 204;
    expect(plan.beforeTokens).toBe(72 * 204 + kept + 5);
    expect(plan.afterTokens).toBe(plan.job.limitTokens + 4 + kept + 5);
    expect(plan.call).toMatchObject({ count: 1, outputTokens: plan.job.limitTokens });
    expect(plan.call.inputTokens).toBeGreaterThan(plan.beforeTokens ?? 0);
    expect(plan.call.cachedTokens).toBe(80 * 204 - 204);
  });

  test('pays back sooner the less it costs, and never if it saves nothing', () => {
    const cached = planFor({ writer: state.conversation.model }).paybackTurns ?? Infinity;
    const separate = planFor({}).paybackTurns ?? 0;
    expect(cached).toBeGreaterThan(0);
    expect(separate).toBeGreaterThan(cached);
    const trimmed = {
      ...state,
      conversation: emptyConversation({
        lastRequest: { anchorId: 'm72', sentAt: now - 1_000, ledgerId: 'l' },
      }),
    };
    const job = summaryJob(trimmed, wish, calibrations, now);
    const plan = job && planSummary(trimmed, job, calibrations, now);
    expect(plan?.afterTokens).toBeGreaterThan(plan?.beforeTokens ?? Infinity);
    expect(plan && 'paybackTurns' in plan && plan.paybackTurns).toBeUndefined();
  });

  test('counts all requests when the words do not fit into one', () => {
    const small = { ...writer, contextTokens: 8_000 };
    const plan = planFor({ writer: small });
    expect(plan.call.count).toBeGreaterThan(2);
    expect(plan.call.outputTokens).toBeGreaterThan(planFor({}).call.outputTokens);
    const job = plan.job;
    expect(write(job).requests).toHaveLength(plan.call.count);
  });

  test('keeps what the user wants to keep where there was no budget, and else says what is trimmed', () => {
    const long = { ...talk, branch: dialogue(120, 400) };
    const keepFifty = { ...wish, firstKeptId: 'm140' };
    const planWith = (policy: ContextPolicy) => {
      const state = { ...long, conversation: emptyConversation({ policy }) };
      const job = summaryJob(state, keepFifty, calibrations, now);
      return job && planSummary(state, job, calibrations, now);
    };
    const whole = planWith({ mode: 'everything' });
    expect(whole?.trimmedCount).toBe(0);
    expect(whole?.afterTokens).toBeGreaterThan(100 * 404);
    expect(planWith({ mode: 'budget' })?.trimmedCount).toBeGreaterThan(20);
    expect(planWith({ mode: 'budget', ceilingTokens: 90_000 })?.trimmedCount).toBe(0);
  });

  test('knows no numbers for what does not fit', () => {
    const model = { providerId: 'ollama', model: 'llama', name: '', contextTokens: 3_000 };
    const tight = { ...state, conversation: emptyConversation({ model, policy: { mode: 'everything' } }) };
    const job = summaryJob(tight, wish, calibrations, now);
    const plan = job && planSummary(tight, job, calibrations, now);
    expect(plan?.beforeTokens).toBeUndefined();
    expect(plan?.afterTokens).toBeGreaterThan(0);
    const tiny = { ...tight, conversation: emptyConversation({ model: { ...model, contextTokens: 4 } }) };
    const hopeless = summaryJob(tiny, wish, calibrations, now);
    expect(hopeless && planSummary(tiny, hopeless, calibrations, now)).toMatchObject({
      beforeTokens: undefined,
      afterTokens: undefined,
      trimmedCount: 0,
    });
  });
});

describe('a due summary', () => {
  const policy = { mode: 'summary', automatic: 'on', ceilingTokens: 3_000 } as const;
  const due = (turns: number, change = {}) =>
    dueSummary(
      { ...opened, conversation: emptyConversation({ policy, ...change }), branch: dialogue(turns) },
      calibration,
      now,
    );

  test('is one for what an average turn more would push out', () => {
    expect(due(6)).toBeUndefined();
    expect(due(7)).toEqual({ firstKeptId: expect.stringMatching(/^m\d+$/) });
    expect(due(7, { policy: { mode: 'budget', ceilingTokens: 3_000 } })).toBeUndefined();
    expect(due(0)).toBeUndefined();
  });

  test('is one for what is left out already', () => {
    const lastRequest = { anchorId: 'm4', sentAt: now, ledgerId: 'l' };
    expect(due(4, { lastRequest })).toEqual({ firstKeptId: 'm4' });
  });

  test('is not the one that the user has undone, until half as much again is left out', () => {
    const branch = dialogue(20);
    const conversation = (anchorId: string) =>
      emptyConversation({ policy, lastRequest: { anchorId, sentAt: now, ledgerId: 'l' } });
    const dueAfter = (anchorId: string, ...summaries: Summary[]) =>
      dueSummary({ conversation: conversation(anchorId), branch, summaries }, calibration, now);
    const undone = (index: number): Summary => ({
      id: 's',
      conversationId: 'conversation',
      upToId: `m${index}`,
      upToSeq: index + 1,
      covered: [],
      text: '',
      tokens: 1,
      providerId: 'openai',
      model: 'm',
      usage: [],
      createdAt: now,
      before: { anchorId: null },
      policy,
      undoneAt: now,
    });
    const place = (due: DueSummary | undefined) => branch.findIndex(({ id }) => id === due?.firstKeptId);
    const usual = place(dueAfter('m20'));
    expect(usual).toBeGreaterThanOrEqual(20);
    expect(dueAfter('m20', undone(usual - 1))).toBeUndefined();
    expect(dueAfter('m20', undone(Math.ceil(usual / 1.5)))).toBeUndefined();
    expect(place(dueAfter('m20', undone(Math.floor(usual / 1.5) - 1)))).toBe(usual);
    const elsewhere = { ...undone(usual - 1), upToId: 'on another branch' };
    expect(place(dueAfter('m20', elsewhere))).toBe(usual);
    const model = { providerId: 'ollama', model: 'llama', name: '', contextTokens: 1_000 };
    const tight = { conversation: emptyConversation({ policy, model }), branch };
    expect(dueSummary({ ...tight, summaries: [] }, calibration, now)).toEqual({ firstKeptId: null });
    expect(dueSummary({ ...tight, summaries: [undone(39)] }, calibration, now)).toBeUndefined();
  });

  test('keeps nothing if nothing can be kept', () => {
    const model = { providerId: 'ollama', model: 'llama', name: '', contextTokens: 1_000 };
    expect(due(3, { model })).toEqual({ firstKeptId: null });
    expect(due(3, { model: { ...model, contextTokens: 1_400 } })).toEqual({ firstKeptId: null });
    expect(due(3, { model: { ...model, contextTokens: 500 } })).toEqual({ firstKeptId: null });
  });

  test('is none where it would not help: the system prompt alone is more than the budget', () => {
    expect(due(7, { systemPrompt: 'x'.repeat(14_000) })).toBeUndefined();
    expect(due(7, { systemPrompt: 'x'.repeat(3_500) })).toBeDefined();
  });

  test('does not come of a pause alone', () => {
    const lastRequest = { anchorId: null, sentAt: now - 3_600_000, ledgerId: 'l' };
    expect(due(5, { lastRequest })).toBeUndefined();
  });
});
