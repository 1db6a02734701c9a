import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendableBlocks, textOf } from '@/lib/core/content';
import {
  buildContext,
  type Context,
  type ContextInput,
  type DoesNotFit,
  isInRequest,
} from '@/lib/core/context';
import { toContextMessages } from '@/lib/core/context-messages';
import type { Message } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import { anyBranch, assistantMessage, userMessage } from './conversations';

const runs = { numRuns: 10_000 };

/** Tokens that depend on nothing but the message, 0 where nothing can be sent. */
function tokensOf(message: Message): number {
  const text = textOf(sendableBlocks(message.content));
  return text === '' ? 0 : (message.tokens ?? text.length) + 4;
}

const anyPolicy: fc.Arbitrary<ContextPolicy> = fc.oneof(
  fc.constant<ContextPolicy>({ mode: 'everything' }),
  fc.nat({ max: 8 }).map((turns): ContextPolicy => ({ mode: 'last-turns', turns })),
  fc
    .integer({ min: 1, max: 60_000 })
    .map((ceilingTokens): ContextPolicy => ({ mode: 'budget', ceilingTokens })),
  fc.constant<ContextPolicy>({ mode: 'budget' }),
);

const newest = fc
  .tuple(fc.string({ minLength: 1 }), fc.nat({ max: 9_000 }))
  .map(([text, tokens]) => userMessage('newest', `${text}?`, { tokens }));

const anyInput: fc.Arbitrary<ContextInput> = fc
  .record({
    branch: anyBranch,
    newest,
    sizes: fc.array(fc.nat({ max: 9_000 }), { minLength: 12, maxLength: 12 }),
    pinned: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    excluded: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 }),
    policy: anyPolicy,
    windowTokens: fc.option(fc.integer({ min: 1_000, max: 80_000 }), { nil: undefined }),
    anchor: fc.nat({ max: 12 }),
    isCold: fc.boolean(),
    system: fc.nat({ max: 2_000 }),
  })
  .map(({ branch, newest, sizes, pinned, excluded, policy, windowTokens, anchor, isCold, system }) => ({
    systemPrompt: 'Be kind.',
    branch: [
      ...branch.map((message, index) => ({
        ...message,
        tokens: sizes[index] ?? 0,
        isPinned: pinned[index] === true && index % 4 === 0,
        isExcluded: excluded[index] === 0,
      })),
      newest,
    ],
    policy,
    facts: {
      wire: 'anthropic-messages' as const,
      model: 'some-model',
      reserveTokens: 500,
      ...(windowTokens !== undefined && { windowTokens }),
    },
    anchorId: branch[anchor]?.id ?? null,
    isCold,
    tokens: { system, of: tokensOf },
  }));

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

/** What every policy may do, tried out: for each turn to begin with, the ids that are sent and their size. */
function possibilities({ branch, tokens }: ContextInput) {
  const turns = plainTurns(branch);
  return turns.map((_, first) => {
    const sent = turns.flatMap((turn, index) => {
      const sendable = turn.filter((message) => !message.isExcluded && tokens.of(message) > 0);
      return index >= first || sendable.some(({ isPinned }) => isPinned) ? sendable : [];
    });
    const size = sent.reduce((sum, message) => sum + tokens.of(message), tokens.system);
    return { ids: sent.map(({ id }) => id), size };
  });
}

describe('buildContext', () => {
  test('1: the estimate is at most the limit, and the total is the sum of what is sent', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        const { report } = built;
        const sum = report.entries
          .filter(isInRequest)
          .reduce((total, { tokens }) => total + tokens, report.systemTokens);
        expect(report.totalTokens).toBe(sum);
        expect(report.totalTokens).toBeLessThanOrEqual(report.limitTokens);
      }),
      runs,
    );
  });

  test('2: what is sent is one of the plain possibilities: whole turns, the newest among them', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        expect(possibilities(input).map(({ ids }) => ids)).toContainEqual(sentIds(built));
        expect(sentIds(built)).toContain('newest');
      }),
      runs,
    );
  });

  test('3: the form is the one that every provider accepts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const built = buildContext(input);
        if (!isContext(built)) return;
        const sent = new Set(sentIds(built));
        expect(built.messages).toEqual(toContextMessages(input.branch.filter(({ id }) => sent.has(id))));
        expect(built.messages[0]?.role).toBe('user');
        expect(built.messages.at(-1)?.role).toBe('user');
      }),
      { numRuns: 2_000 },
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
          expect(reason === 'excluded').toBe(message.isExcluded === true);
          if (reason === 'blank') expect(tokensOf(message)).toBe(0);
        });
      }),
      runs,
    );
  });

  test('5: a larger budget never sends less', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: 1, max: 60_000 }),
        fc.nat({ max: 60_000 }),
        (input, ceiling, more) => {
          const smaller = buildContext({ ...input, policy: { mode: 'budget', ceilingTokens: ceiling } });
          const larger = buildContext({
            ...input,
            policy: { mode: 'budget', ceilingTokens: ceiling + more },
          });
          expect(isContext(larger)).toBe(isContext(smaller));
          if (!isContext(smaller) || !isContext(larger)) return;
          expect(sentIds(larger)).toEqual(expect.arrayContaining(sentIds(smaller)));
        },
      ),
      runs,
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
      { numRuns: 2_000 },
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
      { numRuns: 2_000 },
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
      runs,
    );
  });

  test('of nothing, nothing is sent', () => {
    const empty: ContextInput = {
      systemPrompt: 'Be kind.',
      branch: [],
      policy: { mode: 'budget' },
      facts: { wire: 'openai-chat', model: 'm', reserveTokens: 0 },
      anchorId: null,
      isCold: false,
      tokens: { system: 3, of: tokensOf },
    };
    expect(buildContext(empty)).toMatchObject({
      messages: [],
      report: { entries: [], totalTokens: 3, anchorId: null, isCut: false },
    });
  });
});
