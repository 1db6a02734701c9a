import { describe, expect, test } from 'vitest';
import { plural } from '@/lib/core/words/plural';

describe('plural', () => {
  test.each([
    ['en', 0, '0 turns'],
    ['en', 1, '1 turn'],
    ['en', 1234, '1,234 turns'],
    ['de', 1234, '1.234 turns'],
  ])('in %s, %d', (locale, count, text) => {
    expect(plural(locale, count, { one: '# turn', other: '# turns' })).toBe(text);
  });

  test('follows languages with more forms than English', () => {
    const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    expect([0, 1, 2, 3, 11, 100].map((count) => plural('ar', count, forms))).toEqual([
      'zero',
      'one',
      'two',
      'few',
      'many',
      'other',
    ]);
  });

  test('says a form that is missing like the others', () => {
    expect(plural('en', 1, { other: '# sheep' })).toBe('1 sheep');
  });
});
