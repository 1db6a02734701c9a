import { describe, expect, test } from 'vitest';
import { textBlock } from '@/lib/core/content';
import {
  canBeContinued,
  cutReplies,
  keyOf,
  shownTexts,
  textOfParts,
  thinkingInParts,
  thinkingTimeOf,
  wholeMessages,
} from '@/lib/core/continued-reply';
import { continueRequest, type Message } from '@/lib/core/conversation';
import { assistantMessage, userMessage } from './conversations';

const request = (id: string) => userMessage(id, '', { content: [continueRequest] });
const reply = (id: string, text = id) => assistantMessage(id, [textBlock(text)]);
const question = userMessage('q', 'Question');

/** The messages as their ids, the parts of a reply together. */
const grouped = (...args: Parameters<typeof wholeMessages>) =>
  wholeMessages(...args).map(({ earlier, message }) => [...earlier, message].map(({ id }) => id).join(' '));

describe('wholeMessages', () => {
  const branch = [
    question,
    reply('a'),
    request('r'),
    reply('b'),
    request('s'),
    reply('c'),
    userMessage('n', 'Next'),
  ];

  test('has a reply that was continued as one', () => {
    expect(grouped(branch)).toEqual(['q', 'a r b s c', 'n']);
    const [, whole] = wholeMessages(branch);
    if (!whole) throw new Error('There should be a reply.');
    expect(keyOf(whole)).toBe('a');
    expect(cutReplies([...whole.earlier, whole.message]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(keyOf({ message: question, earlier: [] })).toBe('q');
  });

  test('takes it apart where something stands between its parts', () => {
    expect(grouped(branch, new Set(['r']))).toEqual(['q', 'a', 'r', 'b s c', 'n']);
    expect(grouped(branch, new Set(['b', undefined, null]))).toEqual(['q', 'a', 'r', 'b s c', 'n']);
  });

  test('leaves a request by itself that has no reply, or goes on from none', () => {
    expect(grouped([question, reply('a'), request('r')])).toEqual(['q', 'a', 'r']);
    expect(grouped([question, request('r'), reply('b')])).toEqual(['q', 'r', 'b']);
    expect(grouped([reply('a'), request('r'), userMessage('n', 'Next'), reply('b')])).toEqual([
      'a',
      'r',
      'n',
      'b',
    ]);
    expect(grouped([reply('a'), request('r'), request('s'), reply('b')])).toEqual(['a', 'r', 's', 'b']);
  });
});

describe('the words of a reply in parts', () => {
  const refusal = [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }];

  test('are joined where it was cut, and only there', () => {
    const contents = [
      [textBlock('One'), textBlock('incompre')],
      [textBlock('hensible'), textBlock('three')],
    ];
    expect(shownTexts(contents)).toEqual(['One', 'incomprehensible', 'three']);
    expect(textOfParts(contents)).toBe('One\n\nincomprehensible\n\nthree');
    expect(shownTexts([[textBlock('One')], [], [textBlock(' two')]])).toEqual(['One two']);
    expect(textOfParts([[textBlock('  ')]])).toBe('');
  });

  test('show a refusal, and do not copy it', () => {
    expect(shownTexts([refusal])).toEqual(['No.']);
    expect(textOfParts([refusal])).toBe('');
  });
});

describe('the thinking of a reply in parts', () => {
  const thinking = (text: string) => ({ type: 'thinking', thinking: text, signature: 's' });
  const timed = (id: string, startedAt: number, endedAt: number): Message => {
    const made = assistantMessage(id, [thinking(id), textBlock(id)]);
    return {
      ...made,
      reply: {
        wire: 'anthropic-messages',
        providerId: 'anthropic',
        model: 'm',
        thinking: { startedAt, endedAt },
      },
    };
  };

  test('is one', () => {
    expect(thinkingInParts([[textBlock('No thought')]])).toBeUndefined();
    expect(thinkingInParts([[thinking('First')], [textBlock('None')]])).toEqual({
      text: 'First',
      isPartlyHidden: false,
    });
    expect(thinkingInParts([[thinking('First')], [thinking('')], [thinking('Second')]])).toEqual({
      text: 'First\n\nSecond',
      isPartlyHidden: true,
    });
  });

  test('took as long as that of all parts, if it is known of each', () => {
    expect(thinkingTimeOf([timed('a', 100, 200), reply('b'), timed('c', 900, 950)])).toEqual({
      startedAt: 100,
      endedAt: 250,
    });
    expect(thinkingTimeOf([timed('a', 100, 200), assistantMessage('b', [thinking('b')])])).toBeUndefined();
    expect(thinkingTimeOf([reply('a')])).toBeUndefined();
  });
});

test('a reply can be continued if it has begun and is not whole', () => {
  const facts = { wire: 'openai-chat', providerId: 'compatible', model: 'm' } as const;
  const ended = (change: Partial<Message>) => canBeContinued({ ...reply('a'), reply: facts, ...change });
  expect(ended({ status: 'stopped' })).toBe(true);
  expect(ended({ reply: { ...facts, stopReason: 'length' } })).toBe(true);
  expect(ended({})).toBe(false);
  expect(ended({ status: 'stopped', content: [] })).toBe(false);
  expect(
    ended({
      status: 'failed',
      reply: { ...facts, failure: { kind: 'refused', host: 'localhost' } },
    }),
  ).toBe(false);
  expect(canBeContinued(userMessage('q', 'Question'))).toBe(false);
});
