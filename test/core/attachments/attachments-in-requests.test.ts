import { describe, expect, test } from 'vitest';
import { lookTokensOf } from '@/lib/core/attachments/attachment-tokens';
import { quotedText } from '@/lib/core/attachments/quoted-text';
import { textBlock } from '@/lib/core/content';
import { type Conversation, type Message, userContent } from '@/lib/core/conversation';
import { toLedgerRecord } from '@/lib/core/ledger';
import { countedTokensOf, estimatedTokensOf, planRequest } from '@/lib/core/plan-request';
import { dueSummary } from '@/lib/core/summary/due-summary';
import { asCovered } from '@/lib/core/summary/summary';
import { summaryJob } from '@/lib/core/summary/summary-job';
import { writeSummary } from '@/lib/core/summary/write-summary';
import { assistantMessage, emptyConversation, userMessage } from '../conversations';
import { documentBlock, imageBlock, pageBlock } from './blocks';

const calibration = { factor: 2, samples: 5 };
const calibrations = { conversation: calibration, writer: calibration };
const now = 10_000_000;
const picture = imageBlock({ width: 280, height: 280 });
const model = { providerId: 'anthropic', model: 'claude-haiku-4-5', name: 'Haiku', contextTokens: 200_000 };
const conversation = emptyConversation({ model });

function plan(change: Partial<Conversation>, branch: readonly Message[]) {
  const planned = planRequest(
    { conversation: { ...conversation, ...change }, branch, summaries: [] },
    calibration,
    now,
  );
  if (!planned.fits) throw new Error('It should fit.');
  return planned;
}

const asked = userMessage('q', '', { content: userContent('Well?', [picture, pageBlock()]), tokens: 40 });

describe('a request with attachments', () => {
  test('has them as they are stored, and says what the model takes', () => {
    const { request } = plan({}, [asked]);
    expect(request.messages).toEqual([{ role: 'user', content: asked.content }]);
    expect(request.takes).toEqual({ images: 'yes', pdf: true });
    expect(request.attachments).toBeUndefined();
  });

  test('counts pictures by the provider’s rule, and text as the model counts it', () => {
    expect(countedTokensOf(asked)).toBe(40);
    expect(estimatedTokensOf(asked, calibration, model)).toBe((40 + 4) * 2 + 100);
    const { context, countedTokens, lookTokens } = plan({}, [asked]);
    expect(context.report.totalTokens).toBe(188);
    expect({ countedTokens, lookTokens }).toEqual({ countedTokens: 44, lookTokens: 100 });
  });

  test('counts no picture that is not sent', () => {
    const answer = assistantMessage('a', [textBlock('I see.')], { tokens: 2 });
    const next = userMessage('n', 'And?', { tokens: 2 });
    const { lookTokens } = plan({ policy: { mode: 'last-turns', turns: 0 } }, [asked, answer, next]);
    expect(lookTokens).toBe(0);
    const blind = { ...model, capabilities: { takesPictures: false } };
    expect(plan({ model: blind }, [asked]).lookTokens).toBe(0);
  });

  test('is trimmed with its turn: a picture that does not fit goes with the words about it', () => {
    const large = userMessage('large', '', {
      content: userContent('Look', [imageBlock({ width: 1_500, height: 1_500 })]),
      tokens: 3,
    });
    const answer = assistantMessage('a', [textBlock('I see.')], { tokens: 2 });
    const narrow = { ...model, contextTokens: 1_500, outputLimit: 200 };
    const planned = plan({ model: narrow, policy: { mode: 'budget' } }, [large, answer, asked]);
    expect(planned.context.report.entries.map(({ reason }) => reason)).toEqual([
      'trimmed',
      'trimmed',
      'sent',
    ]);
    expect(planned.context.report.totalTokens).toBeLessThanOrEqual(1_300);
  });

  test('is recorded with what its pictures had', () => {
    const { context, countedTokens, lookTokens } = plan({}, [asked]);
    const facts = { conversation, branch: [asked], questionId: 'q', context, replyId: 'r', sentAt: now };
    expect(toLedgerRecord({ ...facts, countedTokens, lookTokens }, undefined)).toMatchObject({
      countedTokens: 44,
      lookTokens: 100,
    });
    expect(toLedgerRecord({ ...facts, countedTokens, lookTokens: 0 }, undefined)).not.toHaveProperty(
      'lookTokens',
    );
  });
});

describe('a summary', () => {
  const branch = [
    userMessage('q1', '', { content: userContent('What is it?', [picture, documentBlock(), pageBlock()]) }),
    assistantMessage('a1', [textBlock('A report on tides.')]),
    userMessage('q2', 'Thanks.'),
  ];

  test('is made from a line for each picture and the quoted text of the rest', () => {
    const opened = { conversation, branch, summaries: [] };
    const wish = { firstKeptId: 'q2', writer: { ...model, model: 'other' }, isAfresh: true };
    const job = summaryJob(opened, wish, calibrations, now);
    if (!job) throw new Error('There is something to summarize.');
    const request = writeSummary(job).next().value;
    const sent = JSON.stringify(request);
    for (const text of ['[Picture: "cat.png"]', quotedText(documentBlock()), quotedText(pageBlock())]) {
      expect(sent).toContain(JSON.stringify(text).slice(1, -1));
    }
    expect(sent).not.toContain('"image"');
  });

  test('is outdated by another page in the place of the one it was made from', () => {
    const [first] = branch;
    if (!first) throw new Error('There is one.');
    const other = { ...first, content: userContent('What is it?', [picture, documentBlock()]) };
    expect(asCovered(other).hash).not.toBe(asCovered(first).hash);
  });

  test('comes sooner where turns have pictures', () => {
    const content = userContent('Look', [imageBlock({ width: 1_400, height: 1_400 })]);
    const turns = (isSeen: boolean) =>
      Array.from({ length: 6 }, (_, index) => [
        userMessage(`u${index}`, 'Look', { tokens: 3, ...(isSeen && { content }) }),
        assistantMessage(`a${index}`, [textBlock('I see.')], { tokens: 2 }),
      ]).flat();
    const [seen] = turns(true);
    expect(lookTokensOf(seen?.content ?? [], model)).toBe(1_568);
    const narrow = emptyConversation({
      model: { ...model, contextTokens: 12_000, outputLimit: 1_000 },
      policy: { mode: 'summary', automatic: 'on' },
    });
    const due = (isSeen: boolean) =>
      dueSummary({ conversation: narrow, branch: turns(isSeen), summaries: [] }, calibration, now);
    expect(due(true)).toBeDefined();
    expect(due(false)).toBeUndefined();
  });
});
