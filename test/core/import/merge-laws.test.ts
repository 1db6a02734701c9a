import { expect, test } from 'vitest';
import { fc } from '../../property-runs';
import { ask, emptyProfile, expectValid, imported, type Profile, said, usual } from './profile';
import { after, anySteps, emptyArchived } from './versions';

/** Two files that have a beginning in common, and perhaps nothing more. */
const anyFiles = fc.tuple(anySteps, anySteps, anySteps).map(([start, ours, theirs]) => {
  const common = after(emptyArchived(), start, 'common');
  return { common, a: after(common, ours, 'a'), b: after(common, theirs, 'b') };
});
const anyOptions = fc.boolean().map((isForeign) => ({ ...usual, isForeign }));
const runs = { numRuns: 400 };

test('a file twice is as good as once', () => {
  fc.assert(
    fc.property(anyFiles, anyOptions, ({ a, b }, options) => {
      for (const profile of [emptyProfile, imported(emptyProfile, b)]) {
        const once = imported(profile, a, options);
        expectValid(once);
        expect(ask(once, a, options).change).toBeUndefined();
      }
    }),
    runs,
  );
});

test('the order of two files does not matter', () => {
  fc.assert(
    fc.property(anyFiles, anyOptions, ({ common, a, b }, options) => {
      for (const start of [emptyProfile, imported(emptyProfile, common)]) {
        const ab = imported(imported(start, a, options), b, options);
        const ba = imported(imported(start, b, options), a, options);
        expect(said(ab)).toEqual(said(ba));
        const summaries = (profile: Profile) => profile.stored?.summaries.map(({ id }) => id).sort();
        expect(summaries(ab)).toEqual(summaries(ba));
      }
    }),
    runs,
  );
});

test('no import takes away what is here, and all of the file is here afterwards', () => {
  fc.assert(
    fc.property(fc.array(anyFiles, { minLength: 2, maxLength: 2 }), anyOptions, (pairs, options) => {
      let profile = emptyProfile;
      for (const file of pairs.flatMap(({ a, b }) => [a, b])) {
        const next = imported(profile, file, options);
        expectValid(next);
        const ids = new Set(next.stored?.messages.map(({ id }) => id));
        for (const { id } of profile.stored?.messages ?? []) expect(ids.has(id)).toBe(true);
        const now = said(next);
        expect(now).toEqual(expect.arrayContaining(said(profile)));
        expect(now).toEqual(expect.arrayContaining(said({ stored: file, revisions: new Map() })));
        profile = next;
      }
    }),
    { numRuns: 150 },
  );
});

test('a file that goes on from what is here becomes what is here', () => {
  fc.assert(
    fc.property(anySteps, anySteps, (start, more) => {
      const common = after(emptyArchived(), start, 'common');
      const longer = after(common, more, 'later');
      const here = imported(emptyProfile, common);
      expect(imported(here, longer).stored).toEqual(longer);
      expect(imported(imported(emptyProfile, longer), common).stored).toEqual(longer);
    }),
    runs,
  );
});
