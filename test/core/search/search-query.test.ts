import { describe, expect, test } from 'vitest';
import { isNarrower, readQuery } from '@/lib/core/search/search-query';
import { fc } from '../../property-runs';

describe('a query', () => {
  test.each([
    ['two words', ['two', 'words']],
    ['  Ähnlich\tähnlich ', ['ahnlich']],
    ['"a phrase" and', ['a phrase', 'and']],
    ['“not closed', ['not closed']],
    ['"one two" three "four five"', ['one two', 'three', 'four five']],
    ['「東京 都」大学', ['東京 都', '大学']],
    ['東京大学', ['東京大学']],
    ['全角　空白', ['全角', '空白']],
    ['""', []],
    ['\u00ad', []],
    ['a.*b [x', ['a.*b', '[x']],
  ])('%s looks for %j', (typed, terms) => expect(readQuery(typed).terms).toEqual(terms));

  test('has a bounded number of terms', () => {
    const typed = Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ');
    expect(readQuery(typed).terms).toHaveLength(12);
  });

  test('that is typed on is narrower', () => {
    expect(isNarrower(readQuery('concur ex'), readQuery('con e'))).toBe(true);
    expect(isNarrower(readQuery('con'), readQuery('con e'))).toBe(false);
    expect(isNarrower(readQuery('"con'), readQuery('"'))).toBe(false);
  });

  test('never reads blank terms', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const term of readQuery(typed).terms) expect(term.trim()).not.toBe('');
      }),
    );
  });
});
