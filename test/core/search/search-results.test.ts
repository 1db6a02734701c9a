import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { type Block, textBlock } from '@/lib/core/content';
import { continueRequest } from '@/lib/core/conversation';
import { searchableText, toSearchEntry } from '@/lib/core/search/search-entry';
import { compareFound, groupFound, withRecency } from '@/lib/core/search/search-results';
import { assistantMessage, userMessage } from '../conversations';

const day = 24 * 3_600_000;
const found = (conversationId: string, score: number, at = 0) => ({ conversationId, score, at });

describe('the order of what was found', () => {
  test('is the best first, of equally good ones the newest', () => {
    const sorted = [found('c', 1, 5), found('a', 2, 1), found('b', 1, 9)].sort(compareFound);
    expect(sorted.map(({ conversationId }) => conversationId)).toEqual(['a', 'b', 'c']);
  });

  test('prefers what is recent, but not to what is much better', () => {
    expect(withRecency(2, 100 * day, 100 * day)).toBeGreaterThan(withRecency(2, 0, 100 * day));
    expect(withRecency(2, 100 * day, 100 * day)).toBeLessThan(withRecency(6, 0, 100 * day));
    expect(withRecency(2, 200 * day, 100 * day)).toBe(withRecency(2, 100 * day, 100 * day));
  });

  test('groups by conversation: titles first, then by the best message', () => {
    const groups = groupFound(
      [found('t1', 1, 1), found('t2', 1, 2)],
      [found('a', 1), found('b', 3), found('a', 2), found('t1', 9), found('a', 5, 7), found('b', 1)],
    );
    expect(groups.map(({ conversationId, messages }) => [conversationId, messages.length])).toEqual([
      ['t2', 0],
      ['t1', 1],
      ['a', 3],
      ['b', 2],
    ]);
    expect(groups[2]).toMatchObject({ hasTitle: false, score: 5, at: 7 });
  });
});

describe('what can be found in a message', () => {
  test('is its text, its refusal and what is attached as text', () => {
    const content: Block[] = [
      textBlock('Look'),
      { type: 'image', name: 'cat.png' },
      { type: 'document', name: 'report.pdf', text: 'Of the year' },
      { type: 'page', title: 'A page', text: 'About dogs' },
      { type: 'image', name: '' },
    ];
    expect(searchableText(userMessage('m', '', { content }))).toBe(
      'Look\n\ncat.png\n\nreport.pdf\n\nOf the year\n\nA page\n\nAbout dogs',
    );
    const reply = [
      { type: 'thinking', thinking: 'Hm' },
      { role: 'assistant', content: 'Yes', refusal: 'No' },
    ];
    expect(searchableText(assistantMessage('m', reply))).toBe('Yes\n\nNo');
  });

  test('is nothing if it is deleted or only asks for the rest of a reply', () => {
    expect(searchableText(userMessage('m', 'Text', { deletedAt: 1 }))).toBe('');
    expect(searchableText(userMessage('m', '', { content: [continueRequest] }))).toBe('');
  });

  test('is kept folded, of a long one the beginning', () => {
    expect(toSearchEntry(userMessage('m', 'Élan'))).toEqual({
      messageId: 'm',
      conversationId: 'conversation',
      seq: 1,
      createdAt: 1_000,
      text: 'elan',
      isCut: false,
    });
    const long = toSearchEntry(userMessage('m', 'x'.repeat(70_000)));
    expect([long.text.length, long.isCut]).toEqual([64_000, true]);
  });

  test('takes one byte for a letter, also where it was written with signs that need two', () => {
    const { text } = toSearchEntry(userMessage('m', '“It’s” – '.repeat(1_000)));
    expect(text.slice(0, 9)).toBe('"it\'s" - ');
    expect(serialize(text).length).toBeLessThan(1.01 * text.length);
  });
});
