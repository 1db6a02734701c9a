import { expect, test } from 'vitest';
import { footnotesOf } from '@/components/markdown/footnotes';
import { parseMarkdown } from '@/components/markdown/parse';

const labels = (markdown: string) => footnotesOf(parseMarkdown(markdown)).map(({ label }) => label);

test('a footnote has blocks of its own', () => {
  expect(parseMarkdown('a[^N]\n\n[^n]: first\n    still first\n\n    - second\n\nb')).toMatchObject([
    { children: [{ text: 'a' }, { kind: 'footnote-reference', label: 'n', source: '[^N]' }] },
    { kind: 'footnote', label: 'n', children: [{ kind: 'paragraph' }, { kind: 'list' }] },
    { kind: 'paragraph' },
  ]);
});

test('footnotes follow each other line by line, and one word is no link definition', () => {
  expect(parseMarkdown('[^1]: One\n[^2]: https://two.test\n[^3]:\n')).toMatchObject([
    { kind: 'footnote', label: '1', children: [{ children: [{ text: 'One' }] }] },
    { kind: 'footnote', label: '2', children: [{ children: [{ kind: 'link' }] }] },
    { kind: 'footnote', label: '3', children: [] },
  ]);
});

test('they are numbered as the text refers to them, and those it never names come last', () => {
  expect(
    labels('[^b] and **[^a]**\n\n| x |\n|-|\n| [^t] |\n\n[^a]: A\n\n[^c]: C\n\n[^b]: B\n\n[^t]: T'),
  ).toEqual(['b', 'a', 't', 'c']);
});

test('they are found in lists and quotes, and the first of a label holds', () => {
  expect(labels('- item[^q]\n\n  [^l]: L\n\n> [^q]: Q\n\n[^q]: other')).toEqual(['q', 'l']);
});

test('a reference without its footnote is not numbered', () => {
  expect(labels('[^1]')).toEqual([]);
});
