import { expect, test } from 'vitest';
import { splitCode } from '../../components/markdown/code-lines';
import { splitText } from '../../components/markdown/split-text';
import { fc } from '../property-runs';

test('the pieces of a text are the text, none is long, and no letter is cut in two', () => {
  const letters = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '😀',
    'word '.repeat(300),
    'x'.repeat(1999),
    '😀'.repeat(1500),
  );
  fc.assert(
    fc.property(fc.array(letters), (parts) => {
      const text = parts.join('');
      const pieces = splitText(text);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(2000);
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('a text is cut at the end of a line first, then at a space', () => {
  expect(splitText(`${'a '.repeat(900)}\n${'b '.repeat(900)}`)).toEqual([
    `${'a '.repeat(900)}\n`,
    'b '.repeat(900),
  ]);
  expect(splitText(`${'a'.repeat(1500)} ${'b'.repeat(1500)}`)).toEqual([
    `${'a'.repeat(1500)} `,
    'b'.repeat(1500),
  ]);
});

test('text that grows keeps all its pieces but the last', () => {
  const text = 'some words and a line\n'.repeat(500);
  const [short, long] = [splitText(text.slice(0, 6000)), splitText(text)];
  expect(long.slice(0, short.length - 1)).toEqual(short.slice(0, -1));
});

test('code is cut after every 40 lines, between the lines', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  const pieces = splitCode(lines.join('\n'));
  expect(pieces.map((piece) => piece.split('\n').length)).toEqual([40, 40, 20]);
  expect(pieces.join('\n')).toBe(lines.join('\n'));
});
