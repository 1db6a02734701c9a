import { describe, expect, test } from 'vitest';
import { fold } from '@/lib/core/search/fold';
import { shownWords } from '@/lib/core/search/shown-words';
import { snippetOf } from '@/lib/core/search/snippet';
import { fc, runs } from '../../property-runs';

describe('what a reader sees of Markdown', () => {
  test.each([
    ['**Bold** and *slanted* and ***both***', 'Bold and slanted and both'],
    ['__Bold__ and _slanted_, and ~~gone~~', 'Bold and slanted, and gone'],
    ['**a *b* c**', 'a b c'],
    ['2 * 3 * 4, snake_case_name and a ** b', '2 * 3 * 4, snake_case_name and a ** b'],
    ['call `a*b*c` or ``x`y``', 'call a*b*c or x`y'],
    ['`` ` ``', '`'],
    ['`**` is bold, \\*this\\* is not', '** is bold, *this* is not'],
    ['see [the *page*](https://a.test/b_(c) "A title").', 'see the page.'],
    ['![a cat](https://a.test/cat.png)', 'a cat'],
    ['<https://a.test> and a < b > c', 'https://a.test and a < b > c'],
    ['a note[^1]', 'a note'],
    ['## A title ##', 'A title'],
    ['#hashtag', '#hashtag'],
    ['> > quoted', 'quoted'],
    ['- one\n* two\n3. three', '• one\n• two\n3. three'],
    ['- [ ] one\n  - [x] two', '• one\n  • two'],
    ['a\n---\nb\n***\nc', 'a\n\nb\n\nc'],
    ['| a | b |\n|---|:-:|\n| `c` | **d** |', 'a · b\n\nc · d'],
    ['text\n```ts\nconst a = b * c * d;\n```\n**after**', 'text\nconst a = b * c * d;\nafter'],
    ['~~~\n```\n~~~\n*a*', '```\na'],
    ['````\n```\n````\n*a*', '```\na'],
    ['> ```\n> **x**\n> ```\n> **y**', '> **x**\ny'],
    ['- ```\n  **x**', '  **x**'],
    ['an ``` in the middle', 'an ``` in the middle'],
    ['an open **mark', 'an open **mark'],
  ])('%j is %j', (markdown, words) => {
    expect(shownWords(markdown)).toBe(words);
  });

  test.each([
    ['a text with the letters that stand for others', '\uE000 **a**'],
    ['a very long line', `**${'a'.repeat(2_000)}**`],
    ['a very long text', '**a**\n'.repeat(40_000)],
  ])('%s stays as it is', (_, text) => {
    expect(shownWords(text)).toBe(text);
  });

  test('of words without marks is the same', () => {
    const words = fc.array(fc.constantFrom('word', 'é', '漢字', '😀', '1', ',', '(x)', 'a_b', "it's"));
    fc.assert(
      fc.property(fc.array(words), (lines) => {
        const text = lines.map((line) => line.join(' ')).join('\n');
        expect(shownWords(text)).toBe(text);
      }),
    );
  });

  test('has every letter and number in its order, whatever the marks', () => {
    const anyPart = fc.constantFrom(
      'a',
      'b1',
      '漢',
      ' ',
      '\n',
      '*',
      '**',
      '_',
      '`c`',
      '```\n',
      '|',
      '- ',
      '# ',
      '> ',
      '\\',
      '~~c~~',
      '[',
      ']',
    );
    const anyText = fc.array(anyPart, { maxLength: 30 }).map((parts) => parts.join(''));
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(letters(shownWords(text))).toBe(letters(text));
      }),
      runs(1_000),
    );
  });

  test('has hits where it shows them', () => {
    const snippet = snippetOf(shownWords('The **quick** [brown fox](https://fox.test/a) `jumps`'), [
      'fox',
      'jump',
    ]);
    expect(snippet?.text).toBe('The quick brown fox jumps');
    expect(snippet?.hits.map(({ start, end }) => fold(snippet.text.slice(start, end)))).toEqual([
      'fox',
      'jump',
    ]);
  });
});
