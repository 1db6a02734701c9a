import { sentText } from '@/lib/core/attachments/sent-text';
import { sendableBlocks } from '@/lib/core/content';
import type { ContextInput } from '@/lib/core/context';
import type { Message } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import { fc } from '../property-runs';
import { anyBranch, userMessage } from './conversations';

/** Tokens that depend on nothing but the message, 0 where nothing can be sent. */
export function tokensOf(message: Message): number {
  const text = sentText(sendableBlocks(message.content));
  return text === '' ? 0 : (message.tokens ?? text.length) + 4;
}

const anyPolicy: fc.Arbitrary<ContextPolicy> = fc.oneof(
  fc.constant<ContextPolicy>({ mode: 'everything' }),
  fc.nat({ max: 8 }).map((turns): ContextPolicy => ({ mode: 'last-turns', turns })),
  fc
    .integer({ min: 1, max: 60_000 })
    .map((ceilingTokens): ContextPolicy => ({ mode: 'budget', ceilingTokens })),
  fc.constant<ContextPolicy>({ mode: 'budget' }),
  fc
    .record({
      ceilingTokens: fc.integer({ min: 1, max: 60_000 }),
      automatic: fc.constantFrom('off', 'ask', 'on'),
    })
    .map((rest): ContextPolicy => ({ mode: 'summary', ...rest })),
);

const anySummary = fc.option(
  fc.record({
    id: fc.constant('summary'),
    text: fc.string({ minLength: 1 }),
    tokens: fc.integer({ min: 1, max: 4_000 }),
    coveredCount: fc.integer({ min: 1, max: 12 }),
  }),
);

const newest = fc
  .tuple(fc.string({ minLength: 1 }), fc.nat({ max: 9_000 }), fc.integer({ min: 0, max: 5 }))
  .map(([text, tokens, excluded]) =>
    userMessage('newest', `${text}?`, { tokens, ...(excluded === 0 && { isExcluded: true }) }),
  );

/** All that a context may be built of. */
export const anyInput: fc.Arbitrary<ContextInput> = fc
  .record({
    branch: anyBranch,
    newest,
    sizes: fc.array(fc.nat({ max: 9_000 }), { minLength: 12, maxLength: 12 }),
    pinned: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    excluded: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 }),
    policy: anyPolicy,
    summary: anySummary,
    windowTokens: fc.option(fc.integer({ min: 1_000, max: 80_000 }), { nil: undefined }),
    anchor: fc.nat({ max: 12 }),
    isCold: fc.boolean(),
    system: fc.nat({ max: 2_000 }),
  })
  .map(
    ({ branch, newest, sizes, pinned, excluded, policy, summary, windowTokens, anchor, isCold, system }) => ({
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
      ...(summary && policy.mode === 'summary' && branch.length > 0
        ? { summary: { ...summary, coveredCount: Math.min(summary.coveredCount, branch.length) } }
        : {}),
      facts: {
        wire: 'anthropic-messages' as const,
        model: 'some-model',
        reserveTokens: 500,
        ...(windowTokens !== undefined && { windowTokens }),
      },
      anchorId: branch[anchor]?.id ?? null,
      isCold,
      tokens: { system, of: tokensOf },
    }),
  );
