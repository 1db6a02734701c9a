import { expect, test } from 'vitest';
import { createRecentCounts } from '@/lib/tokens/recent-counts';
import { fc } from '../property-runs';

/** Looks a piece up as the counter does, and says whether it was known. */
function use(recent: ReturnType<typeof createRecentCounts>, piece: string): boolean {
  const known = recent.get(piece);
  if (known === undefined) recent.set(piece, piece.length);
  else expect(known).toBe(piece.length);
  return known !== undefined;
}

test('it never remembers more than its limit, and always the half that was used last', () => {
  const piece = fc.nat(30).map((number) => 'x'.repeat(number));
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 200, size: 'max' }),
      fc.integer({ min: 2, max: 20 }),
      (pieces, limit) => {
        const recent = createRecentCounts(limit);
        pieces.forEach((next, index) => {
          const lastUsed = new Set(pieces.slice(0, index).toReversed());
          const mustKnow = Array.from(lastUsed)
            .slice(0, Math.floor(limit / 2))
            .includes(next);
          if (use(recent, next) === false) expect(mustKnow).toBe(false);
          expect(recent.size).toBeLessThanOrEqual(limit);
        });
      },
    ),
  );
});

test('what was not used for long is forgotten', () => {
  const recent = createRecentCounts(10);
  use(recent, 'first');
  for (let index = 0; index < 10; index += 1) use(recent, `other ${index}`);
  expect(recent.get('first')).toBeUndefined();
});

test('half a surrogate pair stays what it is', () => {
  const recent = createRecentCounts(10);
  recent.set('\ud83d', 1);
  recent.set('🙂', 2);
  expect([recent.get('\ud83d'), recent.get('🙂')]).toEqual([1, 2]);
});
