import { expect, test } from 'vitest';
import { indexTrigrams } from '@/lib/core/search/trigrams';
import { fc, runs } from '../../property-runs';

/** An index of texts that stand one after the other, as it is made of the text of many messages. */
function indexOf(texts: readonly string[]) {
  let end = -1;
  const ends = texts.map(({ length }) => {
    end += 1 + length;
    return end;
  });
  return indexTrigrams(texts.join('\0'), Uint32Array.from(ends));
}

const letters = (most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'ü', '中'), maxLength: most });

test('whatever has all terms is a candidate, once and in order', () => {
  const anyTerms = fc.array(letters(6), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(letters(20), { maxLength: 70 }), anyTerms, (texts, terms) => {
      const candidates = indexOf(texts).candidates(terms);
      expect(candidates === undefined).toBe(terms.every((term) => term.length < 3));
      if (!candidates) return;
      expect(candidates.every((number, index) => number > (candidates[index - 1] ?? -1))).toBe(true);
      expect(candidates.every((number) => number < texts.length)).toBe(true);
      texts.forEach((text, number) => {
        if (terms.every((term) => text.includes(term))) expect(candidates).toContain(number);
      });
    }),
    runs(500),
  );
});

test('what lacks a trigram of a term is no candidate, but for a few by chance', () => {
  const texts = Array.from({ length: 1_000 }, (_, number) => `${number} is all there is`);
  texts[77] = '77 is what is looked for';
  const { candidates } = indexOf(texts);
  expect(candidates(['looked'])).toEqual([77]);
  expect(candidates(['is', '77 is what'])).toEqual([77]);
  expect(candidates(['all there', 'looked'])).toEqual([]);
  expect(candidates(['there'])?.length).toBeGreaterThanOrEqual(999);
});

test('a very long text is a candidate for everything', () => {
  const { candidates } = indexOf(['short', 'x'.repeat(10_000), 'short']);
  expect(candidates(['nothing of it'])).toEqual([1]);
  expect(candidates(['short'])).toEqual([0, 1, 2]);
});
