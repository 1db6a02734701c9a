import { describe, expect, test } from 'vitest';
import { fold } from '@/lib/core/search/fold';
import { readQuery } from '@/lib/core/search/search-query';
import { hitsIn, snippetOf } from '@/lib/core/search/snippet';
import { fc, runs } from '../../property-runs';

/** The snippet with its hits in brackets. */
function shown(text: string, typed: string): string | undefined {
  const snippet = snippetOf(text, readQuery(typed).terms);
  if (!snippet) return undefined;
  let [line, from] = ['', 0];
  for (const { start, end } of snippet.hits) {
    line += `${snippet.text.slice(from, start)}[${snippet.text.slice(start, end)}]`;
    from = end;
  }
  return line + snippet.text.slice(from);
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');

describe('hits', () => {
  test('are in the original although folding changes lengths', () => {
    const text = 'Ｃａｆé an der Straße';
    expect(
      hitsIn(text, readQuery('cafe strasse').terms).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Ｃａｆé', 'Straße']);
  });

  test('that touch or overlap are one', () => {
    expect(hitsIn('abcd', ['ab', 'bc', 'd'])).toEqual([{ start: 0, end: 4 }]);
  });

  test('fold to something with the term, in order and apart, whatever the text', () => {
    const anyPart = fc.constantFrom(
      'é',
      'ß',
      'ss',
      'ﬁ',
      'i',
      'İ',
      '東',
      'が',
      'か',
      'a',
      ' ',
      '\n',
      '😀',
      'e\u0301',
    );
    const anyText = fc.array(anyPart, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, fc.array(anyPart, { minLength: 1, maxLength: 2 }), (text, parts) => {
        const terms = readQuery(`"${parts.join('')}"`).terms;
        const hits = hitsIn(text, terms);
        expect(hits.length > 0).toBe(terms.some((term) => fold(text).includes(term)));
        hits.forEach((hit, index) => {
          expect(hit.start).toBeGreaterThan(hits[index - 1]?.end ?? -1);
          expect(terms.some((term) => fold(text.slice(hit.start, hit.end)).includes(term))).toBe(true);
        });
      }),
      runs(500),
    );
  });
});

describe('a snippet', () => {
  test('is the whole of a short text, on one line', () => {
    expect(shown('A short\n\n  text', 'TEXT')).toBe('A short [text]');
    expect(shown('A phrase  over\nlines', '"phrase over lines"')).toBe('A [phrase over lines]');
  });

  test('is the part around the hit, cut at words', () => {
    expect(shown(`${words(100)} needle ${words(100)}`, 'need')).toMatch(
      /^…w\d+ .* w99 \[need\]le w0 .* w\d+…$/,
    );
  });

  test('is cut at characters where there are no spaces', () => {
    const line = snippetOf(`${'😀'.repeat(200)}針${'漢'.repeat(200)}`, ['針']);
    expect(line?.text).toMatch(/^…(?:😀)+針漢+…$/u);
    expect(snippetOf(`${'😀'.repeat(200)}a針`, ['針'])?.text).toMatch(/^…(?:😀)+a針$/u);
  });

  test('shows most of what was looked for', () => {
    expect(shown(`cat ${words(80)} cat and dog ${words(80)}`, 'cat dog')).toContain('[cat] and [dog]');
    expect(shown(`cat cat cat ${words(80)} cat and dog`, 'cat dog')).toContain('[cat] and [dog]');
  });

  test('comes from far behind, too', () => {
    expect(shown(`${words(9000)} needle`, 'needle')).toMatch(/\[needle\]$/);
  });

  test('comes from far behind where there are very many hits', () => {
    expect(shown(words(9000) + ' x'.repeat(400_000), 'x')).toMatch(/w8999(?: \[x\])+…$/);
  });

  test('is not there without a hit', () => {
    expect(shown('Nothing here', 'needle')).toBeUndefined();
    expect(shown(words(9000), 'needle')).toBeUndefined();
  });

  test('holds a hit that is longer than itself', () => {
    expect(shown('x'.repeat(500), 'x'.repeat(400))).toContain(`[${'x'.repeat(400)}`);
  });

  test('marks what folds to a term, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
        (text, typed) => {
          const { terms } = readQuery(typed);
          const snippet = snippetOf(text, terms);
          expect(snippet !== undefined).toBe(terms.some((term) => fold(text).includes(term)));
          for (const { start, end } of snippet?.hits ?? []) {
            const marked = fold(snippet?.text.slice(start, end) ?? '');
            expect(terms.some((term) => marked.includes(term))).toBe(true);
          }
        },
      ),
    );
  });
});
