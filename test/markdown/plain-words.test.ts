import { expect, test } from 'vitest';
import { plainWords } from '@/components/markdown/plain-words';

test.each([
  ['marks go, words stay', '# Title\n\nSome **bold** and `code`.', 'Title\n\nSome bold and code.'],
  ['bullets', '- one\n- two', '• one\n• two'],
  ['numbers', '3. one\n4. two', '3. one\n4. two'],
  ['lists in lists are set in', '- one\n  - inner\n- two', '• one\n  • inner\n• two'],
  ['loose lists stay loose', '- one\n\n- two', '• one\n\n• two'],
  ['quotes', '> said\n> so', 'said\nso'],
  ['tables as tabs', '| a | b |\n| --- | --- |\n| 1 | 2 |', 'a\tb\n1\t2'],
  ['code as it is', 'Run\n\n```sh\nls  -l\n```', 'Run\n\nls  -l'],
  ['rules are no words', 'one\n\n---\n\ntwo', 'one\n\ntwo'],
])('%s', (_, markdown, expected) => {
  expect(plainWords(markdown)).toBe(expected);
});
