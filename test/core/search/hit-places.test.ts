import { expect, test } from 'vitest';
import { type MessageHits, numberOf, placeOf, startsOf, totalOf } from '@/lib/core/search/hit-places';
import { fc } from '../../property-runs';

const hitsArbitrary = fc
  .array(fc.nat(4), { maxLength: 12 })
  .map((counts) => counts.map((count, index): MessageHits => ({ messageId: `m${index}`, count })));

test('stepping on comes by every place once, in order, and then begins again', () => {
  fc.assert(
    fc.property(hitsArbitrary, (hits) => {
      const all = hits.flatMap(({ messageId, count }) =>
        Array.from({ length: count }, (_, index) => ({ messageId, index })),
      );
      expect(totalOf(hits)).toBe(all.length);
      for (const [number, place] of all.entries()) {
        expect(placeOf(hits, number)).toEqual(place);
        expect(placeOf(hits, number + all.length)).toEqual(place);
        expect(placeOf(hits, number - all.length)).toEqual(place);
        expect(numberOf(hits, place)).toBe(number);
      }
    }),
  );
});

test('from anywhere there is a place, the next one if there is one', () => {
  fc.assert(
    fc.property(hitsArbitrary, fc.nat(12), fc.nat(5), (hits, message, index) => {
      const number = numberOf(hits, { messageId: `m${message}`, index });
      const before = totalOf(hits.slice(0, message)) + Math.min(index, hits[message]?.count ?? 0);
      expect(number).toBe(Math.min(before, totalOf(hits) - 1));
      if (totalOf(hits) === 0) expect(placeOf(hits, number)).toBeUndefined();
    }),
    {
      examples: [
        [[], 0, 0],
        [[{ messageId: 'm0', count: 0 }], 0, 1],
      ],
    },
  );
});

test('finds every place in a text, none inside of another', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 }),
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }),
      (text, sought) => {
        expect(startsOf(text, sought)).toHaveLength(text.split(sought).length - 1);
      },
    ),
  );
  expect(startsOf('abab', 'ab')).toEqual([0, 2]);
  expect(startsOf('abab', '')).toEqual([]);
});
