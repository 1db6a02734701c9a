import { describe, expect, test } from 'vitest';
import { endOfUndo, startOver, startsOver, undoStartOver } from '@/lib/core/start-over';
import { emptyConversation } from './conversations';

describe('starting over', () => {
  const talked = emptyConversation({ title: 'Primes', systemPrompt: 'Be kind.', headId: 'm3', nextSeq: 4 });

  test('shows nothing of the history, keeps the system prompt and the numbers', () => {
    expect(startOver(talked, 9_000)).toEqual({
      ...talked,
      headId: null,
      title: '',
      cleared: { at: 9_000, beforeSeq: 4, headId: 'm3', title: 'Primes' },
    });
  });

  test('keeps a title that the user gave', () => {
    expect(startOver({ ...talked, hasOwnTitle: true }, 9_000).title).toBe('Primes');
  });

  test('is taken back without a trace', () => {
    expect(undoStartOver(startOver(talked, 9_000), 9_000)).toEqual(talked);
    expect(undoStartOver(talked, 9_000)).toEqual(talked);
  });

  test('twice in a row is taken back one after the other', () => {
    const once = startOver(talked, 9_000);
    const again = startOver({ ...once, headId: 'm5', title: 'New', nextSeq: 6 }, 9_500);
    const back = undoStartOver(again, 9_500);
    expect(back).toMatchObject({ headId: 'm5', title: 'New', cleared: once.cleared });
    expect(undoStartOver(back, 9_000)).toMatchObject({ headId: 'm3', title: 'Primes' });
    expect(undoStartOver(again, 9_000)).toEqual(undoStartOver(back, 9_000));
    expect(undoStartOver(back, 9_500)).toEqual(back);
    expect(undoStartOver(again, 8_000)).toEqual(again);
  });

  test('is named with all before it that can still be taken back', () => {
    const once = startOver(talked, 9_000);
    const again = startOver({ ...once, headId: 'm5', title: 'New', nextSeq: 6 }, 9_500);
    const times = (since: number) => startsOver(again, since).map(({ at }) => at);
    expect(times(8_999)).toEqual([9_000, 9_500]);
    expect(times(9_000)).toEqual([9_500]);
    expect(startsOver(talked, 0)).toEqual([]);
  });

  test('ends in the removal of what cannot be brought back, and only of that', () => {
    const once = startOver(talked, 9_000);
    const again = startOver({ ...once, headId: 'm5', nextSeq: 6 }, 9_500);
    expect(endOfUndo(talked, 10_000)).toBeUndefined();
    expect(endOfUndo(once, 9_000)).toBeUndefined();
    expect(endOfUndo(once, 9_001)).toMatchObject({ beforeSeq: 4 });
    expect(endOfUndo(once, 9_001)?.conversation).not.toHaveProperty('cleared');
    expect(endOfUndo(again, 9_000)).toBeUndefined();
    expect(endOfUndo(again, 9_001)).toMatchObject({
      beforeSeq: 4,
      conversation: { cleared: { beforeSeq: 6 } },
    });
    expect(endOfUndo(again, 9_001)?.conversation.cleared).not.toHaveProperty('earlier');
    expect(endOfUndo(again, 9_501)).toMatchObject({ beforeSeq: 6 });
    expect(endOfUndo(again, 9_501)?.conversation).not.toHaveProperty('cleared');
  });

  test('does nothing where there is nothing', () => {
    const empty = emptyConversation();
    expect(startOver(empty, 9_000)).toEqual(empty);
  });
});
