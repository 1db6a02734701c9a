import { describe, expect, test } from 'vitest';
import { beginSentence } from '@/lib/core/words/begin-sentence';
import { english } from '@/lib/core/words/english';

const { context, summary } = english;

describe('the words for requests', () => {
  test('of the next one say how large it is, and what it costs', () => {
    const goes = { tokens: 'about 3,400', hasDraft: false, messages: 1, hasSummary: false };
    expect([
      context.goes({ ...goes, limit: undefined }),
      context.goes({ ...goes, limit: '8,000', hasDraft: true, messages: 2, hasSummary: true }),
      context.expectedFromCache('about 900'),
      context.itCosts('about $0.50'),
      context.tooLargeWhy('about 9,000', '8,000'),
      context.countedBy('Ollama', '12'),
      context.standsForDraft('…'),
    ]).toEqual([
      'About 3,400 tokens go with your next message, in 1 message.',
      'About 3,400 of 8,000 tokens go with your message, in 2 messages and a summary.',
      'About 900 of these tokens should be read from the provider’s cache.',
      'It costs about $0.50, and its reply comes on top.',
      expect.stringMatching(/^The request would have about 9,000 tokens, and 8,000 fit beside the reply\. /),
      'Counted by Ollama: 12 tokens',
      '“…” stands for the message that you have not written yet.',
    ]);
  });

  test('of the meter are short', () => {
    expect([
      context.tokens('about 85'),
      context.tooMuch('9,000', '8,000'),
      context.withoutReply('about $0.50'),
      context.whatIsSent(context.facts(['85 tokens', 'free'])),
      context.lessThan('$0.0001'),
      context.older('20'),
    ]).toEqual([
      'about 85 tokens',
      'does not fit: 9,000 tokens are needed, 8,000 fit',
      'about $0.50 without the reply',
      'What is sent: 85 tokens, free',
      'less than $0.0001',
      '(20 older)',
    ]);
  });

  test('of one that was sent count', () => {
    const { ofThem, ofMessages, tokens, tooHigh, tooLow } = context.record;
    expect([ofThem('2'), ofMessages(3), tokens(1), tokens(2_000), tooHigh('3%'), tooLow('3%')]).toEqual([
      '2 of them',
      'of 3 messages',
      '1 token',
      '2,000 tokens',
      'estimate 3% too high',
      'estimate 3% too low',
    ]);
  });
});

describe('the words for summaries', () => {
  test('count what they stand for, and what is missing', () => {
    expect([
      summary.title(1),
      summary.running(12),
      summary.part('2', '3'),
      summary.details(1),
      summary.details(1_200),
      summary.more('20'),
      summary.turnsKept(1),
      summary.turnsKept(undefined),
      summary.paysBack(3),
    ]).toEqual([
      'Summary of 1 message',
      'Summarizing 12 messages …',
      'Part 2 of 3',
      '1 detail is not in it',
      '1,200 details are not in it',
      '(20)',
      'turn',
      'turns',
      'It pays back after about 3 turns.',
    ]);
    expect(summary.trimmed(1)).toMatch(/^Of what you keep, 1 older message will not be sent/);
    expect(summary.trimmed(2)).toMatch(/^Of what you keep, 2 older messages will not be sent/);
  });

  test('say what is summarized', () => {
    expect([
      summary.range({ turns: 1, messages: 1, first: 'Hello', last: undefined }),
      summary.range({ turns: 2, messages: 4, first: 'Hello', last: 'Bye' }),
    ]).toEqual(['1 turn, 1 message: “Hello”', '2 turns, 4 messages: from “Hello” to “Bye”']);
  });

  test('say what it takes to write one', () => {
    const call = { requests: 1, input: 'about 900', fromCache: undefined, output: 'about 90' };
    expect([summary.call(call), summary.call({ ...call, requests: 2, fromCache: 'about 300' })]).toEqual([
      'About 900 tokens in, about 90 out',
      'In 2 requests: about 900 tokens in, about 300 of them from the cache, about 90 out',
    ]);
  });

  test('name what they are about', () => {
    expect([
      summary.pinDetail('42'),
      summary.pinnedDetail('42'),
      summary.ownModel('Opus'),
      summary.modelOf('Opus', 'Anthropic'),
      summary.nothingChanged('It was cut.'),
    ]).toEqual([
      'Pin: 42',
      'Pinned: 42',
      'Opus (this conversation’s)',
      'Opus (Anthropic)',
      'It was cut. Everything stayed as it was.',
    ]);
    expect(summary.comparison(true)).toMatch(/listed too\.$/);
    expect(summary.comparison(false)).toMatch(/^Nothing found missing\. /);
  });
});

test('a sentence begins with a capital, also in the language’s own way', () => {
  expect(beginSentence('en', 'about')).toBe('About');
  expect(beginSentence('tr', 'iki')).toBe('İki');
  expect(beginSentence('en', '')).toBe('');
});
