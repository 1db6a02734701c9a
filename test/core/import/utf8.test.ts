import { expect, test } from 'vitest';
import { firstBadByte } from '@/lib/core/import/utf8';
import { fc, runs } from '../../property-runs';

const isUtf8 = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Bytes that begin, continue and end characters, and those at the limits of each. */
const telling = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
  ...[0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
);

test('the first byte that is no UTF-8 is where the browser stops, too', () => {
  const bytes = fc.array(telling, { maxLength: 12 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(bytes, (given) => {
      const bad = firstBadByte(given);
      expect(bad === given.length).toBe(isUtf8(given));
      expect(isUtf8(given.subarray(0, bad))).toBe(true);
      // Nothing that begins there is a character.
      for (const length of [1, 2, 3, 4]) {
        if (bad + length <= given.length) expect(isUtf8(given.subarray(bad, bad + length))).toBe(false);
      }
    }),
    {
      ...runs(1_000),
      examples: [[0xe1], [0xe1, 0x80], [0xe0, 0x9f], [0xed, 0xa0]].map((bytes) => [Uint8Array.from(bytes)]),
    },
  );
});
