import { describe, expect, test } from 'vitest';
import { type Block, textBlock } from '@/lib/core/content';
import { thinkingIn, timeThinking } from '@/lib/core/thinking';

const thought = (thinking: string): Block => ({ type: 'thinking', thinking, signature: 'c2lnbmF0dXJl' });
const redacted: Block = { type: 'redacted_thinking', data: 'ZGF0YQ==' };

describe('thinkingIn', () => {
  test.each<[string, Block[], ReturnType<typeof thinkingIn>]>([
    [
      'Anthropic',
      [thought('One'), thought('Two'), textBlock('Done')],
      { text: 'One\n\nTwo', isPartlyHidden: false },
    ],
    ['Anthropic, omitted', [thought(''), textBlock('Done')], { text: '', isPartlyHidden: true }],
    ['Anthropic, redacted in part', [thought('One'), redacted], { text: 'One', isPartlyHidden: true }],
    [
      'Responses',
      [{ type: 'reasoning', summary: [{ type: 'summary_text', text: 'One' }] }],
      { text: 'One', isPartlyHidden: false },
    ],
    [
      'Responses, without a summary',
      [{ type: 'reasoning', summary: [] }],
      { text: '', isPartlyHidden: true },
    ],
    [
      'Chat',
      [{ role: 'assistant', reasoning_content: 'One', content: 'Done' }],
      { text: 'One', isPartlyHidden: false },
    ],
    ['none', [textBlock('Done')], undefined],
  ])('%s', (_, content, expected) => {
    expect(thinkingIn(content)).toEqual(expected);
  });
});

describe('timeThinking', () => {
  test('begins with the first thought and ends with the first words of the answer', () => {
    let time = timeThinking({}, [], 1);
    expect(time).toEqual({});
    time = timeThinking(time, [thought('')], 2);
    time = timeThinking(time, [thought('One')], 3);
    expect(time).toEqual({ startedAt: 2 });
    time = timeThinking(time, [thought('One'), textBlock('Done')], 4);
    expect(timeThinking(time, [thought('One'), textBlock('Done.')], 5)).toEqual({ startedAt: 2, endedAt: 4 });
  });

  test('an answer without a thought takes none', () => {
    expect(timeThinking({}, [textBlock('Done')], 1)).toEqual({});
  });

  test('a thought that comes with the answer takes no time', () => {
    expect(timeThinking({}, [redacted, textBlock('Done')], 1)).toEqual({ startedAt: 1, endedAt: 1 });
  });
});
