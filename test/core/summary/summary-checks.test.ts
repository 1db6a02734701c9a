import { describe, expect, test } from 'vitest';
import { sentText } from '@/lib/core/attachments/sent-text';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { afterSummary, afterUndo, beforeSummary } from '@/lib/core/memory-state';
import { planRequest, replyReserve } from '@/lib/core/plan-request';
import type { ContextPolicy } from '@/lib/core/policy';
import { roughTokens } from '@/lib/core/rough-tokens';
import { activeSummary, coverageOf, type PlannedConversation } from '@/lib/core/summary/summary';
import { summaryJob } from '@/lib/core/summary/summary-job';
import { summaryAsSent } from '@/lib/core/summary/summary-text';
import { type Draft, SummaryRefused } from '@/lib/core/summary/write-summary';
import { fc, runs } from '../../property-runs';
import { anyBranch, assistantMessage, emptyConversation, userMessage } from '../conversations';
import {
  afterSending,
  anyDialogue,
  calibration,
  calibrations,
  dialogue,
  otherWriter,
  replay,
} from './dialogues';
import { marksIn, toSummary, wordsOf, write } from './summarizer';

const often = runs(500);
const now = 1_000_000;
const writer = otherWriter;

/** The request that would be sent if the user asked on. */
function asked({ branch, ...opened }: PlannedConversation): string {
  const question = userMessage('new', 'And now?', { tokens: 5 });
  const planned = planRequest({ ...opened, branch: [...branch, question] }, calibration, now);
  return JSON.stringify(planned.fits && planned.request);
}

describe('ten checks of summaries', () => {
  test('1, 3, 4: what is left out is in the summary that is sent, without a gap and without an overlap', () => {
    let summarized = 0;
    fc.assert(
      fc.property(anyDialogue, (dialogue) => {
        const { sent, made } = replay(dialogue);
        for (const { context, opened } of sent) {
          const { entries, summary } = context.report;
          const active = activeSummary(opened.summaries, opened.branch);
          expect(summary?.id).toBe(active?.summary.id);
          if (!active) continue;
          // 3: the current summary is in every request
          expect(textOf(context.messages[0]?.content ?? [])).toContain(summaryAsSent(active.summary.text));
          // 1: whatever it stands for went through the summarizer
          const known = new Set(marksIn(active.summary.text));
          const left = entries.filter(({ reason }) => reason === 'summarized');
          for (const { messageId } of left) expect(known).toContain(`[${messageId}]`);
          summarized += left.length;
          // 4: each message of the branch is either covered or not, and none is covered twice
          const covered = coverageOf(active.summary, opened.summaries).map(({ id }) => id);
          const upTo = opened.branch.slice(0, active.coveredCount);
          expect(covered).toEqual(upTo.filter((message) => !message.isExcluded).map(({ id }) => id));
          expect(entries.slice(active.coveredCount).every(({ reason }) => reason !== 'summarized')).toBe(
            true,
          );
        }
        // 3: the summary before is in the next call
        for (const { earlier, input } of made) if (earlier) expect(input).toContain(earlier.text);
      }),
      often,
    );
    expect(summarized).toBeGreaterThan(often.numRuns);
  });

  test('5: between two compactions each request begins with the one before it', () => {
    fc.assert(
      fc.property(anyDialogue, ({ turns, ...rest }) => {
        const calm = turns.map((turn) => ({ ...turn, wish: 'none' as const }));
        const { sent } = replay({ turns: calm, ...rest });
        sent.slice(1).forEach(({ context }, index) => {
          const before = sent[index]?.context;
          const isSame = before?.report.summary?.id === context.report.summary?.id;
          if (!before || !isSame || context.report.isCut) return;
          expect(context.messages.slice(0, before.messages.length)).toEqual(before.messages);
        });
      }),
      often,
    );
  });

  const anyWords = fc.oneof({ arbitrary: fc.nat(250), weight: 6 }, { arbitrary: fc.nat(1_500), weight: 1 });
  const anyLongBranch = fc
    .array(fc.tuple(anyWords, fc.constantFrom('a', 'x y ', '字', '🙂')), { minLength: 1, maxLength: 8 })
    .map((shapes) =>
      shapes.map(([length, unit], index): Message => {
        const text = `[m${index}]${unit.repeat(length)}`;
        return index % 2 === 0
          ? userMessage(`m${index}`, text)
          : assistantMessage(`m${index}`, [{ type: 'text', text }]);
      }),
    );

  test('2, 6: each word is given once and in order, in requests that fit the window of whoever writes', () => {
    let split = 0;
    fc.assert(
      fc.property(anyLongBranch, fc.integer({ min: 2_200, max: 4_000 }), (branch, contextTokens) => {
        const opened = { conversation: emptyConversation(), branch, summaries: [] };
        const writer = { ...otherWriter, contextTokens };
        const job = summaryJob(opened, { firstKeptId: null, writer, isAfresh: false }, calibrations, 0);
        if (!job || job.replacedTokens <= 20) return;
        const { requests } = write(job);
        const given = requests.map(wordsOf).filter((words) => words.includes('<transcript>'));
        const said = given.flatMap((words) => saidIn(words)).join('');
        expect(said).toBe(branch.map(({ content }) => sentText(content)).join(''));
        for (const request of requests) {
          const tokens = roughTokens(wordsOf(request)) + roughTokens(request.system);
          expect(tokens).toBeLessThanOrEqual(contextTokens - replyReserve(writer, contextTokens));
          expect(request.cache).toBe('none');
        }
        if (given.length > 1) split += 1;
        expect(requests.length > given.length).toBe(given.length > 1);
      }),
      often,
    );
    expect(split).toBeGreaterThan(often.numRuns / 10);
  });

  test('7: the originals stay as they were, and undo restores the request to the byte', () => {
    const anyPolicy = fc.constantFrom<ContextPolicy>(
      { mode: 'everything' },
      { mode: 'last-turns', turns: 3 },
      { mode: 'budget', ceilingTokens: 3_000 },
      { mode: 'summary', automatic: 'ask' },
    );
    const anySize = fc.integer({ min: 100, max: 900 });
    fc.assert(
      fc.property(
        fc.array(anySize, { minLength: 2, maxLength: 8 }),
        anyPolicy,
        fc.nat(7),
        fc.nat(7),
        fc.boolean(),
        (sizes, policy, anchor, kept, hasAskedOn) => {
          const branch = sizes.flatMap((tokens, turn) => dialogue(turn + 1, tokens).slice(-2));
          const conversation = emptyConversation({ policy });
          const question = dialogue(sizes.length + 1).at(-2);
          const sent = afterSending(
            { conversation, branch: question ? [...branch, question] : branch, summaries: [] },
            now - 1_000,
          );
          const anchorId = branch[2 * anchor]?.id ?? null;
          const opened = {
            conversation: {
              ...sent,
              ...(sent.lastRequest && { lastRequest: { ...sent.lastRequest, anchorId } }),
            },
            branch,
            summaries: [],
          };
          const before = asked(opened);
          const originals = structuredClone(branch);
          const firstKeptId = branch[2 * kept]?.id ?? null;
          const job = summaryJob(opened, { firstKeptId, writer, isAfresh: false }, calibrations, now);
          if (!job) return;
          const summary = toSummary(job, write(job).draft, { before: beforeSummary(opened.conversation) });
          const summarized = {
            ...opened,
            conversation: afterSummary(opened.conversation, job.policy),
            summaries: [summary],
          };
          expect(asked(summarized)).toContain('They said:');
          expect(branch).toEqual(originals);
          const later = hasAskedOn
            ? { ...summarized, conversation: afterSending(summarized, now) }
            : summarized;
          const undone = {
            ...later,
            conversation: afterUndo(later.conversation, summary),
            summaries: [{ ...summary, undoneAt: now }],
          };
          expect(asked(undone)).toBe(before);
        },
      ),
      often,
    );
  });

  test('8: wherever the summary ends, the request is one that providers accept', () => {
    fc.assert(
      fc.property(anyBranch, fc.nat(12), fc.boolean(), (stored, cut, isNext) => {
        const branch = [...stored, userMessage('newest', 'And now?')];
        const upTo = stored[Math.min(cut, stored.length - 1)];
        if (!upTo) return;
        const summary = toSummary(jobUpTo(upTo, stored), {
          text: 'They talked.',
          stopReason: 'end',
          tokens: 5,
        });
        const lastRequest = { anchorId: isNext ? 'newest' : null, sentAt: 0, ledgerId: '' };
        const policy = { mode: 'summary', automatic: 'ask' } as const;
        const conversation = emptyConversation({ policy, lastRequest });
        const planned = planRequest({ conversation, branch, summaries: [summary] }, calibration, 0);
        if (!planned.fits) throw new Error('Without a window everything fits.');
        const { messages } = planned.request;
        expect(messages.map(({ role }) => role)).toEqual(
          messages.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')),
        );
        expect(textOf(messages[0]?.content ?? [])).toContain('They talked.');
        expect(textOf(messages.at(-1)?.content ?? [])).toContain('And now?');
        const blocks = messages.flatMap(({ content }) => content);
        expect(blocks.every((block) => sentText([block]).trim() !== '')).toBe(true);
        expect(blocks.some(({ type }) => type === 'thinking' || type === 'tool_use')).toBe(false);
      }),
      often,
    );
  });

  const anyDraft: fc.Arbitrary<Draft> = fc.record({
    text: fc.constantFrom('', ' \n', 'They talked about [m0].'),
    stopReason: fc.constantFrom('end', 'end', 'length', 'tool', 'other'),
    tokens: fc.integer({ min: 0, max: 1_500 }),
  });

  const whole = (tokens: number): Draft => ({ text: 'They talked.', stopReason: 'end', tokens });

  test('9, 10: only a whole, short enough and smaller summary is taken; an over-long one is asked for once more', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.integer({ min: 20, max: 3_000 }), (first, second, tokens) => {
        const branch = [userMessage('m0', 'Long [m0]', { tokens })];
        const opened = { conversation: emptyConversation(), branch, summaries: [] };
        const wish = { firstKeptId: null, writer: otherWriter, isAfresh: false };
        const job = summaryJob(opened, wish, calibrations, 0);
        if (!job) throw new Error('There is something to summarize.');
        const isWhole = ({ text, stopReason }: Draft) => text.trim() !== '' && stopReason === 'end';
        const isShort = (draft: Draft) => draft.tokens <= 1.5 * job.limitTokens;
        const answers = [first, second];
        const taken = isWhole(first) && isShort(first) ? first : second;
        const isTaken =
          isWhole(first) && isWhole(taken) && isShort(taken) && taken.tokens < job.replacedTokens;
        const asking = () => write(job, () => answers.shift() ?? first).draft;
        if (isTaken) expect(asking()).toEqual({ ...taken, text: taken.text.trim() });
        else expect(asking).toThrow(SummaryRefused);
        expect(answers.length).toBe(isWhole(first) && !isShort(first) ? 0 : 1);
      }),
      {
        ...often,
        // Rare by chance: asked once more, and then short enough; short enough, and not smaller; too long twice.
        examples: [
          [whole(1_500), whole(10), 200],
          [whole(30), whole(30), 20],
          [whole(1_500), whole(1_500), 200],
        ],
      },
    );
  });
});

/** What the transcript in a request holds, message by message. */
function saidIn(words: string): string[] {
  const inside = words.slice(words.indexOf('<transcript>\n'), words.lastIndexOf('\n</transcript>'));
  return [...inside.matchAll(/<(user|assistant)>\n([\s\S]*?)\n<\/\1>/g)].map(([, , text = '']) => text);
}

function jobUpTo(upTo: Message, messages: readonly Message[]) {
  const writer = otherWriter;
  return {
    upTo,
    policy: { mode: 'summary', automatic: 'ask' } as const,
    firstKeptId: null,
    messages,
    writer,
    capacityTokens: 0,
    limitTokens: 0,
    replacedTokens: 0,
    cacheKey: '',
  };
}
