import { describe, expect, test } from 'vitest';
import { textBlock, textOf } from '@/lib/core/content';
import {
  buildContext,
  type Context,
  type ContextInput,
  type DoesNotFit,
  isInRequest,
} from '@/lib/core/context';
import { toContextMessages } from '@/lib/core/context-messages';
import type { Message } from '@/lib/core/conversation';
import { fc, runs } from '../property-runs';
import { anyInput, tokensOf } from './context-inputs';
import { assistantMessage, userMessage } from './conversations';

const often = runs(500);

function isContext(built: Context | DoesNotFit): built is Context {
  return 'report' in built;
}

/** The ids of what is in the request. */
function sentIds({ report }: Context): string[] {
  return report.entries.filter(isInRequest).map(({ messageId }) => messageId);
}

/** Turns, written down as plainly as it can be: each begins at a user message, but for what is before the first. */
function plainTurns(branch: readonly Message[]): Message[][] {
  const turns: Message[][] = [];
  branch.forEach((message, index) => {
    const isFirstUser = !branch.slice(0, index).some(({ role }) => role === 'user');
    if (index > 0 && (message.role === 'assistant' || isFirstUser)) turns.at(-1)?.push(message);
    else turns.push([message]);
  });
  return turns;
}

/** How many turns a summary covers, counted message by message. */
function plainCoverage({ branch, summary }: ContextInput): number {
  const covered = new Set(branch.slice(0, summary?.coveredCount ?? 0));
  const turns = plainTurns(branch);
  const first = turns.findIndex((turn) => turn.some((message) => !covered.has(message)));
  return first === -1 ? turns.length - 1 : first;
}

/** What every policy may do, tried out: for each turn to begin with, the ids that are sent and their size. */
function possibilities(input: ContextInput) {
  const { branch, tokens, summary } = input;
  const turns = plainTurns(branch);
  const from = (first: number, fixed: number) => {
    const sent = turns.flatMap((turn, index) => {
      const isWanted = ({ id, isExcluded }: Message) => id === 'newest' || !isExcluded;
      const sendable = turn.filter((message) => isWanted(message) && tokens.of(message) > 0);
      return index >= first || sendable.some(({ isPinned }) => isPinned) ? sendable : [];
    });
    const size = sent.reduce((sum, message) => sum + tokens.of(message), fixed);
    return { ids: sent.map(({ id }) => id), size, hasSummary: fixed > tokens.system };
  };
  const wanted = turns.flatMap((_, first) =>
    first < plainCoverage(input) ? [] : [from(first, tokens.system + (summary?.tokens ?? 0))],
  );
  // A summary that leaves no room for the newest turn stays out.
  return summary ? [...wanted, from(turns.length - 1, tokens.system)] : wanted;
}

const empty: ContextInput = {
  systemPrompt: 'Be kind.',
  branch: [],
  policy: { mode: 'budget' },
  facts: { wire: 'openai-chat', model: 'm', reserveTokens: 0 },
  anchorId: null,
  isCold: false,
  tokens: { system: 3, of: tokensOf },
};

describe('buildContext', () => {
  test('1: the estimate is at most the limit, and the total is the sum of what is sent', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        const { report } = built;
        const sum = report.entries
          .filter(isInRequest)
          .reduce((total, { tokens }) => total + tokens, report.systemTokens + (report.summary?.tokens ?? 0));
        expect(report.totalTokens).toBe(sum);
        expect(report.totalTokens).toBeLessThanOrEqual(report.limitTokens);
      }),
      often,
    );
  });

  test('2: what is sent is one of the plain possibilities: whole turns, the newest among them', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        expect(possibilities(input).map(({ ids, hasSummary }) => ({ ids, hasSummary }))).toContainEqual({
          ids: sentIds(built),
          hasSummary: built.report.summary !== undefined,
        });
        expect(sentIds(built)).toContain('newest');
      }),
      often,
    );
  });

  test('3: the form is the one that every provider accepts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        const sent = new Set(sentIds(built));
        const head = built.report.summary && input.summary;
        const stored = input.branch.filter(({ id }) => sent.has(id));
        const user = { role: 'user' as const, content: [textBlock(head?.text ?? '')] };
        expect(built.messages).toEqual(toContextMessages(stored, head ? [user] : []));
        expect(textOf(built.messages[0]?.content ?? [])).toContain(head?.text.trim() ?? '');
        expect(built.messages[0]?.role).toBe('user');
        expect(built.messages.at(-1)?.role).toBe('user');
      }),
      runs(500),
    );
  });

  test('4: the report has each message of the branch once, in order, with a true reason', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        const { entries } = built.report;
        expect(entries.map(({ messageId }) => messageId)).toEqual(input.branch.map(({ id }) => id));
        entries.forEach(({ reason }, index) => {
          const message = input.branch[index] as Message;
          expect(reason === 'excluded').toBe(message.isExcluded === true && message.id !== 'newest');
          const turn = plainTurns(input.branch).findIndex((messages) => messages.includes(message));
          const isCovered = built.report.summary !== undefined && turn < plainCoverage(input);
          if (reason === 'summarized') expect(isCovered).toBe(true);
          if (reason === 'sent' || reason === 'trimmed') expect(isCovered).toBe(false);
          if (reason === 'blank') expect(tokensOf(message)).toBe(0);
        });
      }),
      often,
    );
  });

  test('5: a larger budget never sends less', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: 1, max: 60_000 }),
        fc.nat({ max: 60_000 }),
        (input, ceiling, more) => {
          const policy = { mode: 'summary', automatic: 'ask' } as const;
          const smaller = buildContext({ ...input, policy: { ...policy, ceilingTokens: ceiling } });
          const larger = buildContext({ ...input, policy: { ...policy, ceilingTokens: ceiling + more } });
          expect(isContext(larger)).toBe(isContext(smaller));
          if (!isContext(smaller) || !isContext(larger)) return;
          expect(sentIds(larger)).toEqual(expect.arrayContaining(sentIds(smaller)));
          expect(larger.report.summary).toEqual(smaller.report.summary);
        },
      ),
      often,
    );
  });

  test('5: neither does a larger window', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: 1_000, max: 80_000 }),
        fc.nat(80_000),
        (input, window, more) => {
          const within = (windowTokens: number) =>
            buildContext({ ...input, isCold: false, facts: { ...input.facts, windowTokens } });
          const [smaller, larger] = [within(window), within(window + more)];
          if (!isContext(smaller)) return;
          if (!isContext(larger)) throw new Error('What fits into less fits into more.');
          expect(sentIds(larger)).toEqual(expect.arrayContaining(sentIds(smaller)));
          if (smaller.report.summary) expect(larger.report.summary).toBeDefined();
        },
      ),
      often,
    );
  });

  test('6: nothing is changed, and the same input gives the same output', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { tokens, ...data } = input;
        const before = structuredClone(data);
        const built = buildContext(input);
        expect(data).toEqual(before);
        expect(buildContext({ ...structuredClone(data), tokens })).toEqual(built);
      }),
      runs(500),
    );
  });

  test('7: between two cuts each request begins with the one before it', () => {
    const turn = fc.tuple(fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }));
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 500, max: 30_000 }),
        (sizes, ceiling) => {
          let branch: Message[] = [];
          let anchorId: string | null = null;
          let before: Context | undefined;
          for (const [index, [asked, answered]] of sizes.entries()) {
            branch = [...branch, userMessage(`u${index}`, `Question ${index}`, { tokens: asked })];
            const built = buildContext({
              systemPrompt: '',
              branch,
              policy: { mode: 'budget', ceilingTokens: ceiling },
              facts: { wire: 'anthropic-messages', model: 'm', reserveTokens: 0 },
              anchorId,
              isCold: false,
              tokens: { system: 0, of: tokensOf },
            });
            if (!isContext(built)) throw new Error('Without a window everything fits.');
            if (before && !built.report.isCut) {
              expect(built.messages.slice(0, before.messages.length)).toEqual(before.messages);
            }
            const { high, low } = built.report.watermarks ?? { high: 0, low: 0 };
            if (built.messages.length > 1)
              expect(built.report.totalTokens).toBeLessThanOrEqual(built.report.isCut ? low : high);
            before = built;
            anchorId = built.report.anchorId;
            branch = [
              ...branch,
              assistantMessage(`a${index}`, [{ type: 'text', text: `Answer ${index}` }], {
                tokens: answered,
              }),
            ];
          }
        },
      ),
      runs(500),
    );
  });

  test('8: what does not fit is said with both numbers, exactly when it does not', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        const limit = (input.facts.windowTokens ?? Infinity) - input.facts.reserveTokens;
        const sizes = possibilities(input).map(({ size }) => size);
        const least = input.policy.mode === 'everything' ? sizes[0] : sizes.at(-1);
        if (isContext(built)) expect(least).toBeLessThanOrEqual(limit);
        else expect(built).toEqual({ neededTokens: least, limitTokens: limit });
      }),
      often,
    );
  });

  test('a summary of everything leaves the newest turn to be sent', () => {
    const branch = [userMessage('1', 'One', { tokens: 5 }), userMessage('2', 'Two', { tokens: 5 })];
    const built = buildContext({
      ...empty,
      branch,
      policy: { mode: 'summary', automatic: 'ask' },
      summary: { id: 's', text: 'They talked.', tokens: 5, coveredCount: 2 },
    });
    expect(isContext(built) && built.report.entries.map(({ reason }) => reason)).toEqual([
      'summarized',
      'sent',
    ]);
  });

  test('9: a question that is asked is sent although it is excluded, and then the replies before it are, too', () => {
    const before = [userMessage('1', 'Hello'), assistantMessage('2', [textBlock('Hello Ada.')])];
    const built = (newest: Message) => {
      const context = buildContext({ ...empty, branch: [...before, newest] });
      if (!isContext(context)) throw new Error('It should fit.');
      expect(sentIds(context)).toEqual(['1', '2', 'newest']);
      return context.messages.map(({ content }) => textOf(content));
    };
    const excluded = userMessage('newest', 'Who am I?', { isExcluded: true, tokens: 9 });
    expect(built(excluded)).toEqual(['Hello', 'Hello Ada.', 'Who am I?']);
    const blank = userMessage('newest', ' ', { tokens: 0 });
    expect(built(blank)).toEqual(['Hello', 'Hello Ada.', '(This message is empty.)']);
  });

  test('of nothing, nothing is sent', () => {
    expect(buildContext(empty)).toMatchObject({
      messages: [],
      report: { entries: [], totalTokens: 3, anchorId: null, isCut: false },
    });
    const summary = { id: 's', text: 'They talked.', tokens: 500, coveredCount: 0 };
    const facts = { ...empty.facts, windowTokens: 100 };
    expect(
      buildContext({ ...empty, policy: { mode: 'summary', automatic: 'ask' }, summary, facts }),
    ).toMatchObject({
      messages: [],
      report: { totalTokens: 3 },
    });
  });
});
