import { describe, expect, test } from 'vitest';
import { fold, foldWithPlaces } from '@/lib/core/search/fold';
import { fc, runs } from '../../property-runs';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'é',
        'e\u0301',
        'ß',
        'ﬁ',
        'İ',
        'ｶﾞ',
        '한',
        '\u0301',
        ' \n\t',
        'A',
        '😀',
        '\ud800',
        'x y',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('folding', () => {
  test.each([
    ['Élan', 'elan'],
    ['e\u0301lan', 'élan'],
    ['Straße', 'STRASSE'],
    ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
    ['ｶﾞｷﾞ', 'ガギ'],
    ['か\u3099', 'が'],
    ['İstanbul', 'istanbul'],
    ['ısı', 'isi'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['ﬁnal ½', 'final 1⁄2'],
    ['don’t – “quote”', 'don\'t - "quote"'],
    ['Łódź', 'lodz'],
    ['Ёлка', 'елка'],
    ['한국', '\u1112\u1161\u11ab\u1100\u116e\u11a8'],
    ['مُحَمَّد', 'محمد'],
    ['line\r\n\t break', 'line break'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('finds %s by %s', (text, other) => expect(fold(text)).toBe(fold(other)));

  test('leaves apart what readers tell apart', () => {
    expect(fold('が')).not.toBe(fold('か'));
    expect(fold('कि')).not.toBe(fold('क'));
  });

  test('remembers a bounded number of characters', () => {
    const many = Array.from({ length: 25_000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    expect(fold(many.map((character) => `${character}\u0301`).join(''))).toBe(fold(many.join('')));
  });

  test('is the same with places', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldWithPlaces(text).folded).toBe(fold(text));
      }),
    );
  });

  test('leads back to the original: what is there folds to what was found', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const { folded, originalRange } = foldWithPlaces(text);
        if (folded === '') return;
        const start = from % folded.length;
        const end = start + 1 + (length % (folded.length - start));
        const range = originalRange(start, end);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(fold(text.slice(range.start, range.end))).toContain(folded.slice(start, end));
      }),
      runs(500),
    );
  });

  test('leads to the end of the text from beyond it', () => {
    expect(foldWithPlaces('ﬁn').originalRange(5, 9)).toEqual({ start: 2, end: 2 });
  });
});
