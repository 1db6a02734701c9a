import { expect, test } from 'vitest';
import { spokenText } from '@/components/markdown/spoken-text';

test('Markdown is read aloud without its marks', () => {
  const markdown = [
    '# A *title*',
    'Some **bold** and `code`,  \na [link](https://example.com) and ![a cat](https://example.com/cat.png).',
    '> Said once',
    '- one\n- two\n  1. inner',
    '```js\nlet it = be;\n```',
    '| A | B |\n|---|---|\n| 1 | ~~2~~ |',
    '---',
    'End',
  ].join('\n\n');
  expect(spokenText(markdown).split('\n')).toEqual([
    'A title',
    'Some bold and code,',
    'a link and a cat.',
    'Said once',
    'one',
    'two',
    'inner',
    'let it = be;',
    'A, B',
    '1, 2',
    '',
    'End',
  ]);
});

test('what is too deep to be Markdown is read as it is', () => {
  const text = `${'>'.repeat(200)} deep`;
  expect(spokenText(text)).toContain('deep');
});
