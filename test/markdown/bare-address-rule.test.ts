import { expect, test } from 'vitest';
import { parseMarkdown } from '@/components/markdown/parse';
import type { Inline } from '@/components/markdown/tree';
import { fc } from '../property-runs';

/** The words of each link, in order. */
function linked(text: string): string[] {
  const collect = (inline: Inline): string[] => {
    if (inline.kind === 'link')
      return inline.children.map((child) => (child.kind === 'text' ? child.text : '?'));
    return 'children' in inline ? inline.children.flatMap(collect) : [];
  };
  const [block] = parseMarkdown(text);
  return block?.kind === 'paragraph' ? block.children.flatMap(collect) : [];
}

test.each([
  ['See https://a.test/b.', 'https://a.test/b'],
  ['Is it https://a.test?', 'https://a.test'],
  ['HTTPS://A.test/b?c=d&e=f#g, and', 'HTTPS://A.test/b?c=d&e=f#g'],
  ['http://localhost:3000/x', 'http://localhost:3000/x'],
  ['http://[::1]:80/x', 'http://[::1]:80/x'],
  ['(https://a.test/b)', 'https://a.test/b'],
  ['https://a.test/b_(c)_d', 'https://a.test/b_(c)_d'],
  ['(see https://a.test/b_(c))', 'https://a.test/b_(c)'],
  ['https://a.test/(b', 'https://a.test/'],
  ['**https://a.test/b**', 'https://a.test/b'],
  ['_https://a.test/b_', 'https://a.test/b'],
  ['"https://a.test/b"', 'https://a.test/b'],
  ['https://a.test/b、次', 'https://a.test/b'],
  ['（https://a.test/日本）', 'https://a.test/日本'],
  ['https://münchen.test/ä', 'https://münchen.test/ä'],
  ['https://bank.test@evil.test', 'https://bank.test'],
  ['https://a.test/`b`', 'https://a.test/'],
  ['https://a.test/b<br>c', 'https://a.test/b'],
])('the bare address in %s is %s', (text, address) => {
  expect(linked(text)).toEqual([address]);
});

test.each([
  'ftp://a.test/b',
  'xhttps://a.test',
  'https://',
  'https://.',
  'https:// a.test',
  'www.a.test',
  'me@a.test',
  'javascript://a.test',
  `https://a.test/${'b'.repeat(2_000)}`,
])('there is no address in %s', (text) => {
  expect(linked(text)).toEqual([]);
});

test('inside a link there is no other one', () => {
  expect(linked('[https://a.test](https://b.test)')).toEqual(['https://a.test']);
});

test('no text is lost around an address, and a link is a part of the text', () => {
  const pieces = fc.constantFrom(
    'https://',
    'http://a.test',
    '/',
    '(',
    ')',
    ']',
    '.',
    ' ',
    'x',
    '*',
    '漢',
    '😀',
    '?',
    '"',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = `a ${parts.join('')} z`;
      const words = JSON.stringify(parseMarkdown(text));
      for (const link of linked(text)) expect(text).toContain(link);
      expect(words).toContain('z');
    }),
  );
});
