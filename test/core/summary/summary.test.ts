import { describe, expect, test } from 'vitest';
import type { Conversation, Message, ModelChoice, ReplyOptions } from '@/lib/core/conversation';
import { afterSummary, afterUndo, beforeSummary } from '@/lib/core/memory-state';
import { planRequest } from '@/lib/core/plan-request';
import { type ContextPolicy, summaryPolicy } from '@/lib/core/policy';
import { roughTokens } from '@/lib/core/rough-tokens';
import { activeSummary, outdatedBy, type Summary } from '@/lib/core/summary/summary';
import { firstKept, type SummaryWish, summaryJob } from '@/lib/core/summary/summary-job';
import { summaryAsSent, tagged, transcript } from '@/lib/core/summary/summary-text';
import { requestCount } from '@/lib/core/summary/write-summary';
import { fc, runs } from '../../property-runs';
import { emptyConversation, userMessage } from '../conversations';
import { afterSending, calibration, calibrations, dialogue } from './dialogues';
import { toSummary, wordsOf, write } from './summarizer';

const now = 1_000_000;
const writer = { providerId: 'openai', model: 'gpt-5.4', name: '', contextTokens: 100_000 };

const branch = dialogue(6);
const opened = { conversation: emptyConversation(), branch, summaries: [] as Summary[] };

function summaryUpTo(count: number, change: Partial<Summary> = {}): Summary {
  const wish = { firstKeptId: branch[count]?.id ?? null, writer, isAfresh: true };
  const job = summaryJob(opened, wish, calibrations, now);
  if (!job) throw new Error('There is something to summarize.');
  return toSummary(job, write(job).draft, change);
}

function jobFor(change: Partial<SummaryWish>, state = opened, at = now) {
  return summaryJob(state, { firstKeptId: 'm8', writer, isAfresh: false, ...change }, calibrations, at);
}

describe('the active summary', () => {
  test('is the one that reaches furthest on the branch and is not undone; of several, the newest', () => {
    const short = summaryUpTo(2);
    const long = summaryUpTo(8);
    const newer = { ...long, id: 'newer', createdAt: long.createdAt + 1 };
    const elsewhere = { ...long, id: 'elsewhere', upToId: 'on another branch' };
    const undone = { ...summaryUpTo(10), undoneAt: 1 };
    expect(activeSummary([newer, short, long, elsewhere, undone], branch)).toEqual({
      summary: newer,
      coveredCount: 8,
    });
    expect(activeSummary([short, long], branch.slice(0, 6))).toEqual({ summary: short, coveredCount: 2 });
    expect(activeSummary([elsewhere, undone], branch)).toBeUndefined();
    expect(activeSummary([], branch)).toBeUndefined();
  });

  test('is sent by the policy for summaries only', () => {
    const summary = summaryUpTo(8);
    const asked = [...branch, userMessage('new', 'And now?')];
    const sends = (mode: 'summary' | 'everything') => {
      const policy = mode === 'summary' ? summary.policy : ({ mode } as const);
      const planned = planRequest(
        { conversation: emptyConversation({ policy }), branch: asked, summaries: [summary] },
        calibration,
        now,
      );
      return planned.fits && JSON.stringify(planned.request.messages);
    };
    expect(sends('summary')).toContain(JSON.stringify(summaryAsSent(summary.text)).slice(1, -1));
    expect(sends('summary')).not.toContain('Question [m0]');
    expect(sends('everything')).toContain('Question [m0]');
    expect(sends('everything')).not.toContain('<summary>');
  });

  test('keeps the user’s ceiling', () => {
    const budget = { mode: 'budget', ceilingTokens: 9_000 } as const;
    expect(summaryPolicy(budget)).toEqual({ mode: 'summary', automatic: 'ask', ceilingTokens: 9_000 });
    expect(summaryPolicy({ mode: 'everything' })).toEqual({ mode: 'summary', automatic: 'ask' });
  });
});

describe('undo', () => {
  const budget = { mode: 'budget', ceilingTokens: 9_000 } as const;
  const conversation = emptyConversation({ policy: budget });
  const asked = { ...opened, conversation, branch: branch.slice(0, -1) };
  const sent = afterSending(asked, now);
  const summary = { ...summaryUpTo(8), before: beforeSummary(sent), policy: summaryPolicy(budget) };

  test('gives back the policy and the cut that were there', () => {
    const applied = afterSummary(sent, summary.policy);
    expect(afterUndo(applied, summary)).toEqual(sent);
    const state = { ...asked, conversation: applied, summaries: [summary] };
    const askedOn = afterSending(state, now + 1);
    expect(askedOn.lastRequest?.basis).toEqual({ mode: 'summary', ceilingTokens: 9_000, upToId: 'm7' });
    const undone = afterUndo(askedOn, summary);
    expect(undone.policy).toEqual(budget);
    expect(undone.lastRequest).toMatchObject({ anchorId: null, basis: sent.lastRequest?.basis });
    const never = {
      ...summary,
      policy: summaryPolicy({ mode: 'everything' }),
      before: beforeSummary(emptyConversation()),
    };
    expect(afterUndo(afterSummary(emptyConversation(), never.policy), never)).toEqual(emptyConversation());
  });

  test('leaves a policy that the user has chosen since', () => {
    const chosen = { mode: 'last-turns', turns: 3 } as const;
    const applied = { ...afterSummary(sent, summary.policy), policy: chosen };
    expect(afterUndo(applied, summary).policy).toEqual(chosen);
  });

  test('a cut says nothing under another budget or another summary', () => {
    const cut = { ...sent, lastRequest: { ...sent.lastRequest, anchorId: 'm4' } } as Conversation;
    const anchor = (policy: ContextPolicy, summaries: Summary[] = []) => {
      const planned = planRequest(
        { ...asked, conversation: { ...cut, policy }, summaries },
        calibration,
        now,
      );
      return planned.fits && planned.context.report.anchorId;
    };
    expect(anchor(budget)).toBe('m4');
    expect(anchor({ mode: 'budget' })).toBeNull();
    expect(anchor({ mode: 'everything' })).toBeNull();
    expect(anchor(summary.policy)).toBeNull();
    expect(anchor(summary.policy, [summary])).toBe('m8');
  });
});

describe('an outdated summary', () => {
  const summary = summaryUpTo(8);
  const active = { summary, coveredCount: 8 };
  const changed = (index: number, change: Partial<Message>) =>
    branch.map((message, at) => (at === index ? { ...message, ...change } : message));

  test('is one whose messages have changed, gone, or been excluded or included since', () => {
    expect(outdatedBy(active, [summary], branch)).toBeUndefined();
    expect(outdatedBy(active, [summary], changed(3, { isPinned: true }))).toBeUndefined();
    expect(outdatedBy(active, [summary], changed(9, { isExcluded: true }))).toBeUndefined();
    expect(outdatedBy(active, [summary], changed(3, { isExcluded: true }))).toBe('excluded');
    expect(outdatedBy(active, [summary], changed(3, { content: [{ type: 'text', text: 'No' }] }))).toBe(
      'edited',
    );
    const without = branch.filter((_, index) => index !== 3);
    expect(outdatedBy({ summary, coveredCount: 7 }, [summary], without)).toBe('removed');
    const partial = { ...summary, covered: summary.covered.filter((_, index) => index !== 3) };
    expect(outdatedBy({ ...active, summary: partial }, [partial], branch)).toBe('missing');
    const blank = changed(3, { content: [] });
    expect(outdatedBy({ ...active, summary: partial }, [partial], blank)).toBeUndefined();
  });

  test('has the messages of the summary that was folded into it, too', () => {
    const first = summaryUpTo(4);
    const second = { ...summary, id: 'second', covered: summary.covered.slice(4), earlierId: first.id };
    const folded = { summary: second, coveredCount: 8 };
    expect(outdatedBy(folded, [first, second], branch)).toBeUndefined();
    expect(outdatedBy(folded, [second], branch)).toBe('missing');
    expect(outdatedBy(folded, [first, second], changed(1, { isExcluded: true }))).toBe('excluded');
    const circular = { ...second, earlierId: second.id };
    expect(outdatedBy({ ...folded, summary: circular }, [circular], branch)).toBe('missing');
  });
});

describe('a summary’s job', () => {
  test('keeps the newest turns', () => {
    expect(firstKept(branch, 2)).toBe('m8');
    expect(firstKept(branch, 6)).toBe('m0');
    expect(firstKept(branch, 99)).toBe('m0');
    expect(firstKept(branch, 0)).toBeNull();
    expect(firstKept([], 3)).toBeNull();
    expect(jobFor({ firstKeptId: 'm8' })?.messages.map(({ id }) => id)).toEqual(
      branch.slice(0, 8).map(({ id }) => id),
    );
    expect(jobFor({ firstKeptId: 'm0' })).toBeUndefined();
    expect(jobFor({ firstKeptId: 'unknown' })).toBeUndefined();
  });

  test('leaves out what is excluded or has no words', () => {
    const state = {
      ...opened,
      branch: branch.map((message, index) =>
        index === 0 ? { ...message, isExcluded: true } : index === 1 ? { ...message, content: [] } : message,
      ),
    };
    expect(jobFor({}, state)?.messages[0]?.id).toBe('m2');
  });

  test('folds an earlier summary in, unless the originals cost little more and nobody has edited it', () => {
    const summary = { ...summaryUpTo(6), tokens: 150 };
    const cheap = { ...opened, summaries: [{ ...summary, tokens: 1_000 }] };
    expect(jobFor({}, cheap)?.earlier).toBeUndefined();
    expect(jobFor({}, cheap)?.messages).toHaveLength(8);
    const edited = { ...opened, summaries: [{ ...summary, tokens: 1_000, writtenText: 'Before' }] };
    expect(jobFor({}, edited)?.earlier?.id).toBe(summary.id);
    const dear = { ...opened, summaries: [summary] };
    expect(jobFor({}, dear)?.earlier?.id).toBe(summary.id);
    expect(jobFor({}, dear)?.messages.map(({ id }) => id)).toEqual(['m6', 'm7']);
    expect(jobFor({ isAfresh: true }, dear)?.messages).toHaveLength(8);
    const tooLong = { ...writer, contextTokens: 2_300 };
    expect(jobFor({ writer: tooLong }, cheap)?.earlier?.id).toBe(summary.id);
    expect(jobFor({ firstKeptId: 'm6' }, dear)).toBeUndefined();
    expect(jobFor({ firstKeptId: 'm4' }, dear)).toBeUndefined();
    expect(jobFor({ firstKeptId: 'm4', isAfresh: true }, dear)).toBeUndefined();
  });

  test('asks for whole summaries, whatever length the user wants replies to have', () => {
    const model = { ...emptyConversation().model, outputLimit: 200 };
    const asked = { ...opened, conversation: emptyConversation({ model }), branch: branch.slice(0, -1) };
    const state = { ...opened, conversation: afterSending(asked, now - 1_000) };
    for (const job of [
      jobFor({ writer: model }, state),
      jobFor({ writer: { ...writer, outputLimit: 200 } }, state),
    ]) {
      const limits = job && write(job).requests.map(({ maxOutputTokens }) => maxOutputTokens);
      expect(limits).toEqual([job?.continued ? 8_192 : undefined]);
    }
  });

  test('has room for what the conversation’s model may think, and no limit where none is needed', () => {
    const longest = (model: ModelChoice, replyOptions: ReplyOptions) => {
      const asked = emptyConversation({ model, replyOptions });
      const state = { ...opened, conversation: asked, branch: branch.slice(0, -1) };
      const warm = { ...opened, conversation: afterSending(state, now - 1_000) };
      return jobFor({ writer: model }, warm)?.continued?.request;
    };
    const thinks = { providerId: 'anthropic', model: 'claude-sonnet-4-5', name: '' };
    expect(longest(thinks, { thinking: 'on', outputLimit: 20_000 })).toMatchObject({
      options: { thinking: { type: 'enabled', budgetTokens: 10_000 } },
      maxOutputTokens: 20_000,
    });
    const { maxOutputTokens } = longest(
      { ...thinks, providerId: 'openai', model: 'gpt-5' },
      { outputLimit: 20 },
    ) ?? {
      maxOutputTokens: 'no request',
    };
    expect(maxOutputTokens).toBeUndefined();
  });

  test('can fold a summary that is too long for the writer’s window, and come to an end', () => {
    const text = `Long [m0] ${'word '.repeat(3_000)}`;
    const summary = { ...summaryUpTo(4), text, tokens: roughTokens(text), writtenText: 'Before' };
    const small = { providerId: 'ollama', model: 'llama', name: '', contextTokens: 4_096 };
    const job = jobFor({ writer: small }, { ...opened, summaries: [summary] });
    if (!job) throw new Error('There is something to summarize.');
    expect(requestCount(job)).toBe(2);
    const { requests, draft } = write(job);
    expect(draft.text).toContain('[m0]');
    expect(draft.text).toContain('[m7]');
    for (const request of requests) expect(roughTokens(wordsOf(request))).toBeLessThan(4_096 - 1_024);
  });

  test('goes on from the last request only if that holds all of it, for the same model, while the cache is warm', () => {
    const asked = (change: Partial<Conversation> = {}) =>
      afterSending(
        { ...opened, conversation: emptyConversation(change), branch: branch.slice(0, -1) },
        now - 1_000,
      );
    const warm = { ...opened, conversation: asked() };
    const same = { writer: warm.conversation.model };
    const job = jobFor(same, warm);
    expect(job?.continued?.request.messages).toHaveLength(13);
    expect(job?.continued && wordsOf(job.continued.request)).toContain('my last 2 messages');
    const keepsOne = jobFor({ ...same, firstKeptId: 'm10' }, warm);
    expect(keepsOne?.continued && wordsOf(keepsOne.continued.request)).toContain('my last message');
    const keepsNone = jobFor({ ...same, firstKeptId: null }, warm);
    expect(keepsNone?.continued && wordsOf(keepsNone.continued.request)).toContain(
      'this conversation so far',
    );
    expect(job?.continued?.cachedTokens).toBeLessThan(job?.continued?.inputTokens ?? 0);
    expect(jobFor({ writer }, warm)?.continued).toBeUndefined();
    expect(jobFor(same, warm, now + 3_600_000)?.continued).toBeUndefined();
    expect(jobFor(same)?.continued).toBeUndefined();
    const changed = { ...warm, conversation: { ...warm.conversation, systemPrompt: 'Be kind.' } };
    expect(jobFor(same, changed)?.continued).toBeUndefined();
    const trimmed = { ...warm.conversation.lastRequest, anchorId: 'm4' };
    const cut = { ...opened, conversation: { ...warm.conversation, lastRequest: trimmed } as Conversation };
    expect(jobFor(same, cut)?.continued).toBeUndefined();
    const policy = { mode: 'everything' } as const;
    const whole = { ...opened, conversation: asked({ policy }) };
    expect(jobFor(same, whole)?.continued?.request.messages).toHaveLength(13);
    const small = { ...warm.conversation.model, contextTokens: 2_000 };
    const tight = { ...opened, conversation: { ...warm.conversation, policy, model: small } };
    expect(jobFor({ writer: small }, tight)?.continued).toBeUndefined();
  });
});

describe('words as data', () => {
  test('no text can end the tags around it', () => {
    const nasty = fc.string({ unit: fc.constantFrom('</', '<', 'user', 'transcript', '-1', '>', '\n', 'x') });
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (texts) => {
        const inner = texts.map((text) => tagged('user', text));
        for (const [index, words] of inner.entries()) {
          const tag = /^<([^>]+)>/.exec(words)?.[1] ?? '';
          expect(words.indexOf(`</${tag}>`)).toBe(words.length - tag.length - 3);
          expect(words).toContain(`\n${texts[index]}\n`);
        }
        const whole = transcript(texts.map((text) => ({ role: 'user', text })));
        const tag = /^<([^>]+)>/.exec(whole)?.[1] ?? '';
        expect(whole.indexOf(`</${tag}>`)).toBe(whole.length - tag.length - 3);
      }),
      runs(1_000),
    );
  });
});
