import { expect, test } from 'vitest';
import { plainText } from '@/components/markdown/plain-text';

test.each([
  ['# A *title*\n\nSome **bold**\nand `code`.', 'A title\n\nSome bold\nand code.'],
  ['- one\n- two\n  1. in\n  2. side', '- one\n- two\n  1. in\n  2. side'],
  ['- [x] done\n- [ ] open', '- [x] done\n- [ ] open'],
  ['- a\n\n- b', '- a\n\n- b'],
  ['> a\n>\n> b', '> a\n\n> b'],
  ['```js\nlet it;\n```', 'let it;'],
  ['| a | b |\n|-|-|\n| 1<br>2 | ~~3~~ |', 'a\tb\n1 2\t3'],
  ['[Words](https://a.test/b)', 'Words (https://a.test/b)'],
  ['https://a.test/b <me@a.test>', 'https://a.test/b me@a.test'],
  ['![A cat](https://a.test/c.png)', 'A cat (https://a.test/c.png)'],
  ['$x$ and\n\n$$y$$', 'x and\n\ny'],
  ['a[^1]\n\n[^1]: b', 'a[1]\n\n[1] b'],
  ['a\n\n---\n\nb', 'a\n\n---\n\nb'],
])('%j is pasted as %j', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
