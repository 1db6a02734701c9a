import { expect, test } from 'vitest';
import { startOfPageText, tidyPageText } from '@/lib/core/attachments/page-text';
import { fc } from '../../property-runs';

test.each([
  ['a\u200Bb \u202Ec\u202C', 'ab c'],
  ['\u{E0049}\u{E0047}seen', 'seen'],
  ['می\u200Cخواهم 👩\u200D🚀', 'می\u200Cخواهم 👩\u200D🚀'],
  ['  one  \n\n\n\n two\t\n', 'one\n\n two'],
])('%j is read as %j', (text, tidy) => {
  expect(tidyPageText(text)).toBe(tidy);
});

test('a long text is cut between two characters, and its length is told', () => {
  fc.assert(
    fc.property(fc.integer({ min: 199_990, max: 200_010 }), fc.boolean(), (count, isWide) => {
      const whole = 'a'.repeat(count - 1) + (isWide ? '👩' : 'a').repeat(8);
      const { text, wholeLength } = startOfPageText(whole);
      expect(wholeLength).toBe(whole.length);
      expect(whole.startsWith(text)).toBe(true);
      expect(text.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThanOrEqual(200_000);
      expect(text.length).toBeGreaterThanOrEqual(Math.min(whole.length, 199_999));
    }),
    {
      examples: [199_999, 200_000, 200_001].flatMap(
        (count) =>
          [
            [count, true],
            [count, false],
          ] satisfies [number, boolean][],
      ),
    },
  );
});
