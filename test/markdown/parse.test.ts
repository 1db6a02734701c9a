import { expect, test } from 'vitest';
import { parseMarkdown } from '../../components/markdown/parse';
import { splitText } from '../../components/markdown/split-text';
import type { Block, Inline } from '../../components/markdown/tree';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', children });
const inlines = (markdown: string) => {
  const [block] = parseMarkdown(markdown);
  if (block?.kind !== 'paragraph') throw new Error(`expected a paragraph, got ${block?.kind}`);
  return block.children;
};

test('text with nothing in it has no blocks', () => {
  expect(parseMarkdown('')).toEqual([]);
  expect(parseMarkdown(' \n\n\t\n')).toEqual([]);
});

test('headings keep their level, whichever way they are written', () => {
  const blocks = parseMarkdown('# a\n\n###### b\n\nc\n===\n\nd\n---');
  expect(blocks.map((block) => block.kind === 'heading' && block.level)).toEqual([1, 6, 1, 2]);
});

test('marks within a paragraph', () => {
  expect(inlines('a *b* **c** ~~d~~ `e`\\\nf&amp;\ng')).toEqual([
    text('a '),
    { kind: 'emphasis', children: [text('b')] },
    text(' '),
    { kind: 'strong', children: [text('c')] },
    text(' '),
    { kind: 'strikethrough', children: [text('d')] },
    text(' '),
    { kind: 'code-span', text: 'e' },
    { kind: 'break' },
    text('f&\ng'),
  ]);
});

test('marks within marks', () => {
  expect(inlines('**a *b* c**')).toEqual([
    { kind: 'strong', children: [text('a '), { kind: 'emphasis', children: [text('b')] }, text(' c')] },
  ]);
});

test('lists know their numbers, their spacing and their nesting', () => {
  expect(parseMarkdown('3. a\n4. b\n   - c\n\ntext\n\n- d\n\n- e')).toEqual([
    {
      kind: 'list',
      start: 3,
      isTight: true,
      items: [
        { kind: 'item', children: [paragraph(text('a'))] },
        {
          kind: 'item',
          children: [
            paragraph(text('b')),
            {
              kind: 'list',
              start: null,
              isTight: true,
              items: [{ kind: 'item', children: [paragraph(text('c'))] }],
            },
          ],
        },
      ],
    },
    paragraph(text('text')),
    {
      kind: 'list',
      start: null,
      isTight: false,
      items: [
        { kind: 'item', children: [paragraph(text('d'))] },
        { kind: 'item', children: [paragraph(text('e'))] },
      ],
    },
  ]);
  expect(parseMarkdown('0) a')).toMatchObject([{ start: 0 }]);
  expect(parseMarkdown('1) a')).toMatchObject([{ start: 1 }]);
});

test('tables have an alignment for each column and a cell for each column', () => {
  expect(parseMarkdown('|a|b|c|d|\n|-|:-|:-:|-:|\n|1|*2*|\n')).toEqual([
    {
      kind: 'table',
      alignments: ['none', 'left', 'center', 'right'],
      header: [[text('a')], [text('b')], [text('c')], [text('d')]],
      rows: [[[text('1')], [{ kind: 'emphasis', children: [text('2')] }], [], []]],
    },
  ]);
});

test('a line break tag breaks the line in a table cell, and no other tag means anything', () => {
  const cell = parseMarkdown('|a|\n|-|\n|1<br>2<BR/>3<br />4<b>5\\<br>|\n')[0];
  expect(cell).toMatchObject({
    rows: [
      [
        [
          text('1'),
          { kind: 'break' },
          text('2'),
          { kind: 'break' },
          text('3'),
          { kind: 'break' },
          text('4<b>5<br>'),
        ],
      ],
    ],
  });
});

test('quotes and rules', () => {
  expect(parseMarkdown('> a\n> > b\n\n---')).toEqual([
    { kind: 'quote', children: [paragraph(text('a')), { kind: 'quote', children: [paragraph(text('b'))] }] },
    { kind: 'rule' },
  ]);
});

test.each<[markdown: string, language: string, code: string, isClosed: boolean]>([
  ['```ts title="x"\na\n\nb\n```', 'ts', 'a\n\nb', true],
  ['~~~\n```\n~~~\n', '', '```', true],
  ['```js', 'js', '', false],
  ['```js\n', 'js', '', false],
  ['```js\n```', 'js', '', true],
  ['```js\na', 'js', 'a', false],
  ['```js\na\n', 'js', 'a', false],
  ['```js\na\n\n', 'js', 'a\n', false],
  ['```js\na\n``', 'js', 'a\n``', false],
  ['    a\n    b', '', 'a\nb', true],
])('code: %j', (markdown, language, code, isClosed) => {
  expect(parseMarkdown(markdown)).toEqual([{ kind: 'code', language, text: code, isClosed }]);
});

test('code in a list or a quote ends with it', () => {
  expect(parseMarkdown('- ```\n  a\n\nb')).toMatchObject([
    { items: [{ children: [{ kind: 'code', text: 'a\n', isClosed: false }] }] },
    {},
  ]);
  expect(parseMarkdown('> ```\n> a\n> ```\n\nb')).toMatchObject([
    { children: [{ text: 'a', isClosed: true }] },
    {},
  ]);
});

test('links: written out, by reference, in angle brackets and bare', () => {
  const link = (href: string, words: string, title = ''): Inline => ({
    kind: 'link',
    href,
    title,
    children: [text(words)],
  });
  expect(inlines('[a](https://a.test/b "t")')).toEqual([link('https://a.test/b', 'a', 't')]);
  expect(inlines('[A]\n\n[a]: http://a.test')).toEqual([link('http://a.test/', 'A')]);
  expect(inlines('<me@a.test>')).toEqual([link('mailto:me@a.test', 'me@a.test')]);
  expect(inlines('see https://a.test/b_c_d.')).toEqual([
    text('see '),
    link('https://a.test/b_c_d', 'https://a.test/b_c_d'),
    text('.'),
  ]);
  expect(inlines('www.a.test me@a.test 127.0.0.1')).toEqual([text('www.a.test me@a.test 127.0.0.1')]);
});

test('look-alike letters and user names in front of a host show in the address', () => {
  expect(inlines('[apple](https://аpple.com)')).toMatchObject([{ href: 'https://xn--pple-43d.com/' }]);
  expect(inlines('https://xn--pple-43d.com/')).toMatchObject([
    { children: [text('https://xn--pple-43d.com/')] },
  ]);
  expect(inlines('[x](https://bank.test@evil.test)')).toMatchObject([
    { href: 'https://bank.test@evil.test/' },
  ]);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#10;script:alert(1)',
  'java%0Ascript:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A&#x61;vascript:alert(1)',
  'javascript&colon;alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'data:image/png;base64,AAAA',
  'blob:null/b',
  'file:///etc/passwd',
  'chrome-extension://abc/page.html',
  'moz-extension://abc/page.html',
  'chrome://settings',
  'about:blank',
  'view-source:a.test',
  'intent://a.test',
  '//a.test/b',
  '/settings.html',
  '#top',
  'page.html',
  '',
])('no link and no picture leads to %j', (address) => {
  const markdown = [
    `[a](<${address}>)`,
    `![b](<${address}>)`,
    `<${address}>`,
    `[c][d]\n\n[d]: <${address}>`,
  ].join(' ');
  expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(/"kind":"(?:link|image)"/);
});

test('pictures keep their address and their words as text', () => {
  expect(inlines('![a *b* `c` ![d](https://d.test)\ne](https://a.test/x.png "t")')).toEqual([
    { kind: 'image', src: 'https://a.test/x.png', alt: 'a b c d e' },
  ]);
});

test('a block of more than 64 KB is plain text without a letter lost, and its neighbours are not touched', () => {
  const long = 'a *b* 😀\n'.repeat(8000);
  const blocks = parseMarkdown(`# t\n\n${long}\n*c*`);
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'plain', 'paragraph']);
  const plain = blocks[1];
  if (plain?.kind !== 'plain') throw new Error('expected plain text');
  expect(plain.pieces.join('')).toBe(long.trimEnd());
  expect(Math.max(...plain.pieces.map((piece) => piece.length))).toBeLessThanOrEqual(2000);
});

test('code may be as long as it likes', () => {
  const long = 'let x = 1;\n'.repeat(10000);
  expect(parseMarkdown(`\`\`\`\n${long}\`\`\``)).toMatchObject([{ kind: 'code', text: long.trimEnd() }]);
});

test('what is nested too deep to be read is plain text, and nothing of it is lost', () => {
  const deep = `${'> '.repeat(60)}secret`;
  expect(parseMarkdown(deep)).toEqual([{ kind: 'plain', pieces: [deep] }]);
  const list = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n');
  expect(parseMarkdown(list)).toEqual([{ kind: 'plain', pieces: splitText(list) }]);
  expect(parseMarkdown(`${'> '.repeat(40)}fine`)).toMatchObject([{ kind: 'quote' }]);
});

test('marks that are nested too deep are dropped, and their words stay', () => {
  const depthOf = (inline: Inline): number =>
    'children' in inline ? 1 + Math.max(0, ...inline.children.map(depthOf)) : 0;
  const wordsOf = (inline: Inline): string => {
    if ('children' in inline) return inline.children.map(wordsOf).join('');
    return inline.kind === 'text' ? inline.text : '';
  };
  const nested = inlines(`${'*a **b '.repeat(500)}x${' d** e*'.repeat(500)}`);
  expect(Math.max(...nested.map(depthOf))).toBe(50);
  expect(nested.map(wordsOf).join('')).toBe(`${'a b '.repeat(500)}x${' d e'.repeat(500)}`);
});

test('a table that makes thousands of empty cells out of a few letters is plain text', () => {
  const table = `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${'|\n'.repeat(100)}`;
  expect(parseMarkdown(table)).toEqual([{ kind: 'plain', pieces: splitText(table.trimEnd()) }]);
});
