import { describe, expect, test } from 'vitest';
import { joinCut } from '@/lib/core/join-cut';
import { fc } from '../property-runs';

const code = '```python\ndef first():\n    return 1\n';

describe('the halves of a text that was cut', () => {
  test.for([
    ['in a word', 'It is incompre', 'hensible.', 'It is incomprehensible.'],
    ['before a word', 'One and ', 'two.', 'One and two.'],
    ['before a blank', 'One and', ' two.', 'One and two.'],
    ['between lines', 'One.\n\n', 'Two.', 'One.\n\nTwo.'],
    ['in a number', 'That is 3.', '14 or 1', 'That is 3.14 or 1'],
    [
      'in Chinese',
      '\u4eca\u65e5\u306f',
      '\u6674\u308c\u3067\u3059\u3002',
      '\u4eca\u65e5\u306f\u6674\u308c\u3067\u3059\u3002',
    ],
    [
      'in code',
      `${code}\ndef second():`,
      '\n    return 2\n```\n',
      `${code}\ndef second():\n    return 2\n\`\`\`\n`,
    ],
    [
      'in code with equal lines',
      '```\nlet longEnough = many words;\n',
      'let longEnough = many words;\n```',
      '```\nlet longEnough = many words;\nlet longEnough = many words;\n```',
    ],
    ['in the name of code', 'Call `list.', 'Sort()` then', 'Call `list.Sort()` then'],
    [
      'in an address',
      'See https://example.com/A.',
      'Html for more',
      'See https://example.com/A.Html for more',
    ],
    ['in a row of a table', '| a | b |\n|---|---|\n| 1 |', ' 2 |\n', '| a | b |\n|---|---|\n| 1 | 2 |\n'],
  ])('%s are put together as they are', ([, cut = '', rest = '', whole]) => {
    expect(joinCut(cut, rest)).toBe(whole);
  });

  test.for([
    ['a sentence after a sentence', 'This is one.', 'Then another.', 'This is one. Then another.'],
    ['a word after a comma', 'Red, green,', 'blue.', 'Red, green, blue.'],
    [
      'two words that the text knows',
      'The sea and the land: the',
      'sea wins.',
      'The sea and the land: the sea wins.',
    ],
    ['a heading', 'The end of it.', '## Next\n', 'The end of it.\n\n## Next\n'],
    ['a list', 'These are:', '- one\n- two', 'These are:\n\n- one\n- two'],
    ['an item of a list', '- one\n- two', '- three', '- one\n- two\n- three'],
    [
      'a row of a table',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '| 3 | 4 |',
      '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |',
    ],
  ])('without a gap get one before %s', ([, cut = '', rest = '', whole]) => {
    expect(joinCut(cut, rest)).toBe(whole);
  });

  test.for([
    ['code is opened again', code, '```python\n\ndef second():\n```', `${code}\ndef second():\n\`\`\``],
    ['code is opened again within a line', '```js\nf();', '```js\ng();\n```', '```js\nf();\ng();\n```'],
    [
      'the head of a table is said again',
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      '| a | b |\n|---|---|\n| 3 | 4 |',
      '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |',
    ],
    [
      'the last words are said again',
      'Now the quick brown fox jumps',
      'the quick brown fox jumps over it.',
      'Now the quick brown fox jumps over it.',
    ],
  ])('hold nothing twice if %s', ([, cut = '', rest = '', whole]) => {
    expect(joinCut(cut, rest)).toBe(whole);
  });

  test('code that has ended, or that another kind of fence ends, is not opened again', () => {
    expect(joinCut('```\na\n```\nSo', ' it is')).toBe('```\na\n```\nSo it is');
    expect(joinCut('~~~\n', '```js\n')).toBe('~~~\n```js\n');
    expect(joinCut('```js\na\n```js\n', '```\n')).toBe('```js\na\n```js\n```\n');
  });

  test('another table is not taken for the head of the first', () => {
    const [table, other] = ['| a |\n|---|\n| 1 |\n', '| b |\n|---|---|\n'];
    expect(joinCut(table, other)).toBe(table + other);
  });

  test('what is a word of its own is told by the words around it', () => {
    expect(joinCut('A note and a book: a note', 'book is here')).toBe(
      'A note and a book: a note book is here',
    );
    expect(joinCut('A notebook and a note, a book: a note', 'book is here')).toBe(
      'A notebook and a note, a book: a notebook is here',
    );
    expect(joinCut('note book: note', 'book')).toBe('note book: notebook');
  });

  test('a text of prose that is cut at any blank and goes on exactly is whole again', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(), (list, at) => {
        const text = list.join(' ');
        const cut = text.indexOf(' ', at % text.length);
        if (cut > 0) expect(joinCut(text.slice(0, cut), text.slice(cut))).toBe(text);
      }),
    );
  });
});
