import fc from 'fast-check';

/** Lines and bits that steer the parser, and their half-written beginnings. */
const bits = fc.constantFrom(
  ...[
    '# Title',
    '## Sub #',
    'word',
    'two words',
    'foo',
    '*em*',
    '**strong**',
    '~~gone~~',
    '`code`',
    '<br>',
    '\\',
  ],
  ...[
    '[a]',
    '[foo][a]',
    '[b][]',
    '![pic][a]',
    '[x](https://x.test/y)',
    'https://x.test/z',
    '<https://x.test>',
  ],
  ...[
    '[a]: https://a.test',
    '[b]: <https://b.test> "title"',
    '[a]: https://other.test',
    "[a]: https://a.test 'open",
  ],
  ...['[a]:', "close'", '[foo', 'bar]: https://c.test', '"title"', '[Foo bar]', '[a]: javascript:x'],
  ...[
    '| a | b |',
    '|---|:-:|',
    '|--',
    '| 1 | 2 |',
    'a | b',
    '-|-',
    '|',
    '===',
    '---',
    '-',
    '--',
    '***',
    '* * *',
  ],
  ...['- item', '* item', '+ item', '1. one', '2. two', '2', '7) seven', '-', '1.', '- [ ] task', '-\ttab'],
  ...[
    '```',
    '```ts',
    '````',
    '~~~',
    '    code',
    '\tcode',
    '> quote',
    '>',
    '> > deep',
    '> - list',
    '> ```',
    '- ```',
  ],
  ...['- > q', '- [a]: https://l.test', '> [b]: https://q.test', '<script>', '&amp;', '\u00a0', '😀', '\0'],
);

const indent = fc.constantFrom('', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t', '> ', '>', '- ');
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n', '\n  \n', '\r\n', '\r', '\n\n\n', ' ', '');

const line = fc.tuple(indent, bits, lineEnd).map((parts) => parts.join(''));

/** Text in which all kinds of blocks meet, interrupt and continue each other. */
export const arbitraryMarkdown = fc.array(line, { maxLength: 14 }).map((lines) => lines.join(''));

/** Text without any sense, from the characters that mean something. */
export const arbitraryNoise = fc
  .array(fc.constantFrom(...'a \n\n-=*_`~#>|:[]()!<&1.)\\"\t\r'), { maxLength: 60 })
  .map((characters) => characters.join(''));
