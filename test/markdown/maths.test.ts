import { expect, test } from 'vitest';
import { parseMarkdown } from '@/components/markdown/parse';
import type { Inline } from '@/components/markdown/tree';

function formulas(markdown: string): string[] {
  const inlines = parseMarkdown(markdown).flatMap((block) =>
    block.kind === 'paragraph' ? block.children : [],
  );
  return inlines.flatMap((inline: Inline) => (inline.kind === 'maths' ? [inline.text] : []));
}

test.each([
  ['$x$', 'x'],
  ['with $a_1 + b_1$, and', 'a_1 + b_1'],
  ['the $n$th', 'n'],
  ['$\\text{price in } \\$$', undefined],
  ['\\(a * b * c\\)', 'a * b * c'],
  ['so $$x^2$$ it is', 'x^2'],
  ['and \\[ y \\] too', 'y'],
  ['$5x = 10$', '5x = 10'],
  ['**$x$**', undefined],
])('a formula between words: %j', (markdown, tex) => {
  expect(formulas(markdown)).toEqual(tex === undefined ? [] : [tex]);
});

test.each([
  'It costs $5 and $10.',
  'From $5-$10 to $20',
  'US$5 and CA$6',
  'between $5 and 10$ each',
  '$5 million (about 4$)',
  '$HOME/$USER and $PATH',
  '{$a} and {$b}',
  'a $ b $ c',
  '`$a` and `$b`',
  '\\$x$ and \\$y$',
  '$ x$',
  '$$',
  '$$ $$',
  'a \\( b',
  'one $a\n\nb$ two',
])('money, variables and half of a formula are no maths: %j', (markdown) => {
  expect(formulas(markdown)).toEqual([]);
});

test('marks inside of a formula mean nothing', () => {
  expect(parseMarkdown('$a_b * c_d$')).toEqual([
    {
      kind: 'paragraph',
      children: [{ kind: 'maths', text: 'a_b * c_d', source: '$a_b * c_d$', isDisplayed: false }],
    },
  ]);
});

test.each([
  ['$$\na\n=\n+ b\n$$', 'a\n=\n+ b'],
  ['$$ x $$', 'x'],
  ['\\[\nx\n\\]', 'x'],
  ['Text:\n$$x$$\nmore', 'x'],
  ['- item\n  $$\n  x\n  $$', 'x'],
  ['> $$\n> x\n> $$', 'x'],
])('a formula on lines of its own: %j', (markdown, text) => {
  expect(JSON.stringify(parseMarkdown(markdown))).toContain(
    JSON.stringify({ kind: 'maths', text, isClosed: true }),
  );
});

test('a formula that is not over at the end of the text is its source', () => {
  expect(parseMarkdown('a\n\n$$\nx +\n- y')).toMatchObject([
    {},
    { kind: 'maths', text: '$$\nx +\n- y', isClosed: false },
  ]);
});

test('a blank line ends what is no formula after all', () => {
  expect(parseMarkdown('$$ is money\n\n$$')).toMatchObject([{ kind: 'paragraph' }, { kind: 'maths' }]);
});
