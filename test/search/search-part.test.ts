import { expect, test } from 'vitest';
import { scoreOf } from '@/lib/core/search/score';
import type { SearchEntry } from '@/lib/core/search/search-entry';
import { joinedPart, plainPart, type SearchPart, without } from '@/lib/search/search-part';
import { fc, runs } from '../property-runs';

/** Few letters, so that terms are often found, also across the borders of texts. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '中'), maxLength: 6 });

const entries = fc.array(fc.record({ text: letters, isCut: fc.boolean() }), { maxLength: 8 }).map((all) =>
  all.map(
    (entry, seq): SearchEntry => ({
      ...entry,
      messageId: seq.toString(),
      conversationId: 'c',
      seq,
      createdAt: seq,
    }),
  ),
);

const term = letters.filter((text) => text !== '');
const terms = fc.uniqueArray(term, { minLength: 1, maxLength: 3 });

/** The seq and the score of each entry that a part gives, in the order of their seq. */
function given(part: SearchPart, wanted: readonly string[]): [number, number][] {
  const taken: [number, number][] = [];
  part.search(wanted, ({ seq }, score) => taken.push([seq, score]));
  return taken.toSorted(([one], [other]) => one - other);
}

test('a joined part gives what each entry gives by itself: all that answer or are cut, once', () => {
  fc.assert(
    fc.property(entries, terms, (all, wanted) => {
      const needed = all
        .map(({ seq, text, isCut }) => ({ seq, isCut, score: scoreOf(text, wanted) }))
        .filter(({ score, isCut }) => score > 0 || isCut)
        .map(({ seq, score }) => [seq, score]);
      for (const part of [joinedPart(all), plainPart(all)]) {
        expect(given(part, wanted)).toEqual(needed);
        part.prepare();
        expect(given(part, wanted)).toEqual(needed);
      }
    }),
    runs(1_000),
  );
});

test('a part that is prepared gives a word that only some entries have, and what is cut', () => {
  const made = Array.from({ length: 100 }, (_, seq): SearchEntry => {
    const text = seq % 10 === 0 ? `this is word ${seq}` : `that is number ${seq}`;
    return { text, isCut: seq === 5, messageId: seq.toString(), conversationId: 'c', seq, createdAt: seq };
  });
  const part = without(joinedPart(made), new Set(['20']));
  part.prepare();
  const score = scoreOf('this is word 0', ['word']);
  const needed = [0, 5, 10, 30, 40, 50, 60, 70, 80, 90].map((seq) => [seq, seq === 5 ? 0 : score]);
  expect(given(part, ['word'])).toEqual(needed);
  expect(given(part, ['word', '70']).map(([seq]) => seq)).toEqual([5, 70]);
});

test('a joined part has all entries as they were', () => {
  fc.assert(
    fc.property(entries, (all) => {
      expect(joinedPart(all).entries.toSorted((one, other) => one.seq - other.seq)).toEqual(all);
    }),
  );
});

test('a part without some messages gives nothing of them', () => {
  fc.assert(
    fc.property(entries, terms, fc.integer({ min: 0, max: 7 }), (all, wanted, gone) => {
      const part = joinedPart(all);
      const rest = without(part, new Set([gone.toString()]));
      expect(rest.entries.map(({ seq }) => seq)).not.toContain(gone);
      expect(given(rest, wanted)).toEqual(given(part, wanted).filter(([seq]) => seq !== gone));
    }),
  );
});
