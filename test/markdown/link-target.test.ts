import { expect, test } from 'vitest';
import { targetBeside, withoutTurns } from '@/components/markdown/link-target';

test.each([
  ['a page', 'https://a.test/b'],
  ['https://a.test/b', 'https://a.test/b'],
  ['a.test', 'https://www.a.test/'],
  ['www.a.test/b', 'https://a.test/b'],
  ['a.test', 'https://docs.a.test/'],
  ['README.md', 'https://github.test/x/README.md'],
  ['Node.js', 'https://nodejs.test/'],
  ['me@a.test', 'mailto:me@a.test'],
  ['écrire', 'https://a.test/'],
])('%j may lead to %s without another word', (words, href) => {
  expect(targetBeside(words, href)).toBe('');
});

test.each([
  ['https://bank.test', 'https://evil.test/', 'evil.test'],
  ['bank.test', 'https://bank.test.evil.test/', 'bank.test.evil.test'],
  ['Go to www.bank.test now', 'https://evil.test/', 'evil.test'],
  ['the bank', 'https://bank.test@evil.test/', 'evil.test'],
  ['the bank', 'https://user:word@evil.test/', 'evil.test'],
  ['apple', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
  ['аpple.com', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
  ['moc.live\u202e', 'https://evil.test/', 'evil.test'],
  ['bank\u200b.test', 'https://evil.test/', 'evil.test'],
  ['boss@bank.test', 'mailto:thief@evil.test', 'thief@evil.test'],
  ['bank.test', 'mailto:thief@evil.test', 'thief@evil.test'],
])('%j that leads to %s has %s beside it', (words, href, beside) => {
  expect(targetBeside(words, href)).toBe(beside);
});

test('characters that turn the direction are written out', () => {
  expect(withoutTurns('a\u202eb\u2066c')).toBe('a⟨U+202E⟩b⟨U+2066⟩c');
});
