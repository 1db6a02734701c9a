import { describe, expect, test } from 'vitest';
import { scoreOf } from '@/lib/core/search/score';
import { fc } from '../../property-runs';

describe('a text answers', () => {
  test('if every term occurs in it, and only then', () => {
    const anyFolded = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '東'), maxLength: 30 });
    const anyTerm = fc.string({ unit: fc.constantFrom('a', 'b', '東'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(anyFolded, fc.array(anyTerm, { minLength: 1, maxLength: 3 }), (text, terms) => {
        expect(scoreOf(text, terms) > 0).toBe(terms.every((term) => text.includes(term)));
      }),
    );
    expect(scoreOf('text', [])).toBe(0);
  });

  test.each([
    ['a word better than a part of one', 'the cat sat', 'concatenate'],
    ['a word better than its beginning', 'one cat here', 'one cattle'],
    ['a beginning better than an end', 'one cattle', 'one wildcat'],
    ['several hits better than one', 'a cat, a cat', 'a cat, a dog'],
  ])('%s', (_, better, worse) => {
    expect(scoreOf(better, ['cat'])).toBeGreaterThan(scoreOf(worse, ['cat']));
  });

  test('better with its terms side by side, in any order, than near, than far apart', () => {
    const far = 'x '.repeat(60);
    const score = (text: string) => scoreOf(text, ['red', 'apple']);
    expect(score('one red apple')).toBeGreaterThan(score('one red and sour apple'));
    expect(score('one apple red')).toBe(score('one red apple'));
    expect(score('one red and sour apple')).toBeGreaterThan(score(`one red ${far} apple`));
    expect(score(`one red ${far} apple red`)).toBeGreaterThan(score(`one red ${far} apple`));
    expect(score(`one apple ${far} red apple`)).toBeGreaterThan(score(`one red ${far} apple`));
  });
});
