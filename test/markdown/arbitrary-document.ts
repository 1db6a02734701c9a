import { fc } from '../property-runs';

const word = fc.constantFrom(
  ...[
    'word',
    'and',
    'x',
    '42',
    'naïve',
    '你好',
    '日本語の文',
    'مرحبا',
    'שלום',
    '👩🏽‍🚀',
    '—',
    '$5',
    'a_b',
    '2*3',
  ],
);

const { inline } = fc.letrec<{ inline: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 1, withCrossShrink: true },
    word,
    tie('inline').map((text) => `**${text}**`),
    tie('inline').map((text) => `*${text}*`),
    tie('inline').map((text) => `~~${text}~~`),
    tie('inline').map((text) => `[${text}](https://a.test/(b)?c=d "e")`),
    fc.constantFrom(
      '`co``de`',
      '``a`b``',
      '$x_1^2$',
      '\\(y * z\\)',
      '$$w$$',
      'note[^1]',
      'other[^n]',
      '<br>',
    ),
    fc.constantFrom(
      '![cat](https://a.test/c.png)',
      '<https://a.test>',
      'https://a.test/b_c',
      '[ref][r]',
      '\\*',
    ),
  ),
  inline: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
}));

const indented = (text: string, by: string) => text.replace(/\n(?=[^\n])/g, `\n${by}`);
const cell = inline.map((text) => text.replaceAll('|', '/'));
const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 2 });

const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 1, withCrossShrink: true },
    inline,
    fc.tuple(fc.constantFrom('#', '##', '####'), inline).map((parts) => parts.join(' ')),
    fc.array(inline, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n')),
    fc.constantFrom('```ts\nlet x = 1;\n\n// **no**\n```', '~~~\n| a |\n~~~', '    indented', '---'),
    fc.constantFrom('$$\na\n=\n+ b\n$$', '\\[\n\\frac{a}{b}\n\\]', '$$ half', '[r]: https://r.test "R"'),
    rows.map((each) => `| a | b |\n|---|:-:|\n${each.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`),
    fc
      .array(tie('blocks'), { minLength: 1, maxLength: 2 })
      .map((items) => items.map((item) => `- ${indented(item, '  ')}`).join('\n')),
    fc
      .array(tie('blocks'), { minLength: 1, maxLength: 2 })
      .map((items) => items.map((item, index) => `${index + 1}. ${indented(item, '   ')}`).join('\n\n')),
    fc.array(inline, { minLength: 1, maxLength: 2 }).map((items) => `- [x] ${items.join('\n- [ ] ')}`),
    tie('blocks').map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
    fc
      .tuple(fc.constantFrom('1', 'n', 'm'), tie('blocks'))
      .map(([label, text]) => `[^${label}]: ${indented(text, '    ')}`),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((each) => each.join('\n\n')),
}));

/** Whole answers as models write them, with everything in everything, and the letters of several scripts. */
export const arbitraryDocument = fc
  .array(blocks, { minLength: 1, maxLength: 2 })
  .map((each) => each.join('\n\n'));
