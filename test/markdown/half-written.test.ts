import { expect, test } from 'vitest';
import { completeInline } from '@/components/markdown/half-written';
import { parseMarkdown } from '@/components/markdown/parse';
import { fc } from '../property-runs';

test.each([
  ['a **b', 'a **b**'],
  ['a **', 'a'],
  ['a *', 'a'],
  ['a **b*', 'a **b**'],
  ['a **b**', 'a **b**'],
  ['a **b *c', 'a **b *c***'],
  ['~~gone', '~~gone~~'],
  ['a `co', 'a `co`'],
  ['a `', 'a'],
  ['a ``co`', 'a ``co``'],
  ['**a `co', '**a `co`**'],
  ['see [the pa', 'see the pa'],
  ['see [the page]', 'see the page'],
  ['see [the page](https://a.te', 'see the page'],
  ['see [the page](https://a.test)', 'see [the page](https://a.test)'],
  ['**see [the pa', '**see the pa**'],
  ['a picture ![of a', 'a picture'],
  ['note[^1', 'note'],
  ['note[^1]', 'note[^1]'],
  ['so \\(x_1', 'so \\\\\\(x\\_1'],
  ['so $x_1 +', 'so \\$x\\_1 \\+'],
  ['for $5 and **more', 'for $5 and **more**'],
  ['fish &am', 'fish'],
  ['a<br', 'a'],
  ['2*3 is six', '2*3 is six'],
  ['snake_case_name', 'snake_case_name'],
  ['a \\', 'a'],
])('%j is shown as %j', (source, shown) => {
  expect(completeInline(source)).toBe(shown);
});

/** Words with marks around them, nested, all of them closed, and none of them literal. */
const { marked } = fc.letrec<{ marked: string; words: string }>((tie) => ({
  words: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('word', 'two words', '字和词', 'كلمة', '😀'),
    tie('words').map((inside) => `**${inside.replaceAll('**', '')}**`),
    tie('words').map((inside) => `~~${inside.replaceAll('~~', '')}~~`),
    fc.constantFrom('*soft*', '`code`', '[a link](https://a.test/b)', '$x$', '\\(y\\)'),
  ),
  marked: fc.array(tie('words'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
}));

test('no mark shows while its other half is on the way', () => {
  fc.assert(
    fc.property(marked, (text) => {
      for (let length = 1; length <= text.length; length++) {
        const shown = JSON.stringify(parseMarkdown(text.slice(0, length), true));
        expect(shown).not.toMatch(/"text":"[^"]*(?:[*`[\]~]|\]\()/);
      }
    }),
  );
});

test('whatever the text, completing it does not fail, and twice is once', () => {
  const noise = fc.array(fc.constantFrom(...'ab \n*_~`[]()!<>&$\\|^{}'), { maxLength: 40 });
  fc.assert(
    fc.property(noise, (characters) => {
      const once = completeInline(characters.join(''));
      expect(once.length).toBeLessThanOrEqual(characters.length * 2 + 40);
    }),
  );
});

const table = '| a | b |\n|---|:-:|\n| 1 | 2 |\n';

test('a table is a table from its first whole line on, and never a line with bars', () => {
  for (let length = 1; length <= table.length; length++) {
    const blocks = parseMarkdown(`Look:\n\n${table.slice(0, length)}`, true);
    const isHeadWhole = length > table.indexOf('\n');
    expect(blocks.map(({ kind }) => kind)).toEqual(isHeadWhole ? ['paragraph', 'table'] : ['paragraph']);
  }
});

test('a table may follow its paragraph without a blank line', () => {
  const kinds = (text: string) => parseMarkdown(text, true).map(({ kind }) => kind);
  expect(kinds('Look:\n| a |')).toEqual(['paragraph']);
  expect(kinds('Look:\n| a |\n')).toEqual(['paragraph', 'table']);
  expect(kinds('Look:\n| a |\n|-')).toEqual(['paragraph', 'table']);
});

test('bars in code are left alone', () => {
  const code = '```\n| a | b |\n';
  expect(parseMarkdown(code, true)).toEqual(parseMarkdown(code));
});

test('a text that has ended is shown as it is', () => {
  expect(parseMarkdown('a **b')).toMatchObject([{ children: [{ kind: 'text', text: 'a **b' }] }]);
});
