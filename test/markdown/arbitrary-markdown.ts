import { fc } from '../property-runs';

/** Lines that steer the parser, and their half-written beginnings, by what they can do to each other. */
const themes = {
  words: [
    '# Title',
    '## Sub #',
    'word',
    '*em*',
    '**strong**',
    '~~gone~~',
    '`code`',
    '<br>',
    '\\',
    '===',
    '---',
    '<b>',
  ],
  links: [
    '[a]',
    '[foo][a]',
    '![pic][a]',
    '[x](https://x.test/y)',
    'https://x.test/z',
    '<https://x.test>',
    '[A b]',
  ],
  definitions: [
    ...[
      '[a]: https://a.test',
      '[a]: <https://b.test> "title"',
      "[a]: https://a.test 'open",
      '[a]:',
      "close'",
      '[a]',
    ],
    ...['[foo', 'bar]: https://c.test', '"title"', 'word', '===', '[foo === bar]', '[a]: javascript:x'],
  ],
  tables: ['| a | b |', '|---|:-:|', '|--', '| 1 | 2 |', 'a | b', '-|-', '|', 'word', '- item', '> quote'],
  lists: [
    '- item',
    '* item',
    '1. one',
    '2. two',
    '2',
    '7) seven',
    '-',
    '1.',
    '--',
    '* * *',
    '-\ttab',
    'word',
  ],
  code: ['```', '```ts', '````', '~~~', '    code', '\tcode', '- ```', '> ```', 'word', '- item'],
  quotes: [
    '> quote',
    '>',
    '> > deep',
    '> - list',
    '- > q',
    '- [a]: https://l.test',
    '> [a]: https://q.test',
    '[a]',
  ],
  letters: ['&amp;', '\u00a0', '\f', '😀', '\0', 'é'],
};

const indent = fc.constantFrom('', '', '', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t', '> ', '- ');
const lineEnd = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\n\n',
  '\n  \n',
  '\r\n',
  '\r',
  ' ',
  '',
);

/** Text in which blocks of two kinds interrupt and continue each other. */
export const arbitraryMarkdown = fc
  .subarray(Object.values(themes), { minLength: 1, maxLength: 2 })
  .chain((chosen) => {
    const line = fc.tuple(indent, fc.constantFrom(...chosen.flat()), lineEnd).map((parts) => parts.join(''));
    return fc.array(line, { maxLength: 14 }).map((lines) => lines.join(''));
  });

/** Text without any sense, from the characters that mean something. */
export const arbitraryNoise = fc
  .array(fc.constantFrom(...'a \n\n-=*_`~#>|:[]()!<&1.)\\"\t\r'), { maxLength: 60 })
  .map((characters) => characters.join(''));
