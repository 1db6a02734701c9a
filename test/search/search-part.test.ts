import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchEntry } from '@/lib/core/search/search-entry';
import { joinedPart, without } from '@/lib/search/search-part';
import { runs } from '../property-runs';

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

test('a joined part gives each entry that has a term or is cut, once and in order', () => {
  fc.assert(
    fc.property(entries, term, (all, wanted) => {
      const given = [...joinedPart(all).thatMayAnswer(wanted)];
      const seqs = given.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
      expect(given).toEqual(given.map(({ seq }) => all[seq]));
      const needed = all.filter(({ text, isCut }) => isCut || text.includes(wanted));
      expect(seqs).toEqual(expect.arrayContaining(needed.map(({ seq }) => seq)));
      // Only a term with the separator in it may find more.
      if (!wanted.includes('\0')) expect(seqs).toHaveLength(needed.length);
    }),
    runs(1_000),
  );
});

test('a part without some messages gives nothing of them', () => {
  fc.assert(
    fc.property(entries, term, fc.integer({ min: 0, max: 7 }), (all, wanted, gone) => {
      const part = joinedPart(all);
      const rest = without(part, new Set([gone.toString()]));
      expect(rest.entries.map(({ seq }) => seq)).not.toContain(gone);
      expect([...rest.thatMayAnswer(wanted)]).toEqual(
        [...part.thatMayAnswer(wanted)].filter(({ seq }) => seq !== gone),
      );
    }),
  );
});
