import { describe, expect, test } from 'vitest';
import { createCounter } from '@/lib/tokens/count';
import { fc, runs } from '../property-runs';
import { encode, judgedCount, pattern, recordingEncoder } from './o200k';

const count = createCounter(encode, pattern);

const snippet = fc.constantFrom(
  ...[
    'the ',
    'Hello',
    "don't",
    ' I’LL',
    'ÀÉ',
    'ﬁ',
    '中文',
    '。',
    'こんにちは',
    'สวัสดี',
    '한국어',
    'مرحبا',
    '🙂',
    '👩‍🚀',
    'e\u0301',
  ],
  ...[
    '\u0301',
    '\n',
    '\r\n\r\n',
    '\t',
    '   ',
    '\u00a0',
    ' ',
    '1',
    '1234567',
    '3.14',
    '==',
    '/**/',
    '</p>',
    '{"a":[]}',
  ],
  ...[
    '<|endoftext|>',
    '<|endofprompt|>',
    '\ud83d',
    '\ude42',
    '\0',
    '\u{10ffff}',
    'camelCase',
    'ALL_CAPS',
    'xyzzyq',
  ],
);

const mixed = fc
  .array(fc.oneof({ weight: 4, arbitrary: snippet }, fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join('').slice(0, 128));

describe('the count is the encoding’s own', () => {
  test('for any text whose pieces are short', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(count(text)).toBe(judgedCount(text));
      }),
      runs(1_000),
    );
  });

  test('for prose, code and Chinese that are longer than what is split at once', () => {
    const words = [
      'a long ',
      'story, ',
      'it’s told ',
      'again.\n\n',
      '  if (x) {\n',
      'return y;',
      ' 你好，世界。',
      ' 42 ',
    ];
    const text = Array.from({ length: 30_000 }, (_, index) => words[(index * index + (index >> 3)) % 8]).join(
      '',
    );
    expect(text.length).toBeGreaterThan(2 * 65_536);
    expect(count(text)).toBe(judgedCount(text));
  });

  test.each([
    ['', 0],
    ['hello world', 2],
    ['\0', 1],
  ])('%j has %i', (text, tokens) => {
    expect(count(text)).toBe(tokens);
  });

  test('what looks like a special token is plain text', () => {
    expect(count('<|endoftext|>')).toBeGreaterThan(1);
  });
});

describe('a longer piece', () => {
  const letters = (length: number) =>
    Array.from({ length }, (_, index) => 'etaoinshrdlu'[(index * index * 7 + index) % 12]).join('');

  test.each([
    ['letters', letters(700), 1.01],
    ['one letter', 'a'.repeat(700), 1.05],
    ['Chinese', '中国人民的语言和文字'.repeat(30), 1.02],
    ['spaces', ' '.repeat(1000), 2],
    ['signs', '='.repeat(1000), 2],
    ['line ends', '\n'.repeat(1000), 2],
    ['emoji', '🙂'.repeat(300), 1.01],
  ])('of %s counts at least as much, and little more', (_name, text, most) => {
    const exact = judgedCount(text);
    expect(count(text)).toBeGreaterThanOrEqual(exact);
    expect(count(text)).toBeLessThanOrEqual(Math.ceil(exact * most));
  });

  test('is never cut inside a character', () => {
    const { asked, encode: recording } = recordingEncoder();
    createCounter(recording, pattern)(`.${'🙂'.repeat(100_000)}`);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.every((part) => part.isWellFormed())).toBe(true);
  });
});

const base64 = Buffer.from(
  Uint8Array.from({ length: 75_000 }, (_, index) => (index * index * 31 + index) >> 3),
);
const hostile: [string, string][] = [
  ['a letter', 'a'],
  ['a capital', 'A'],
  ['a Chinese character', '中'],
  ['a space', ' '],
  ['a line end', '\n'],
  ['spaces and line ends', ' \n  \n\n'],
  ['a sign', '='],
  ['a mark', '\u0301'],
  ['a digit', '7'],
  ['half a surrogate pair', '\ud800'],
  ['many things', 'aA1 ='],
  ['a special token', '<|endoftext|>'],
  ['base64', base64.toString('base64')],
];

describe('no text is much work', () => {
  test.each(hostile)('100,000 characters of %s', (_name, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const { asked, encode: recording } = recordingEncoder();
    const total = createCounter(recording, pattern)(text);
    const encoded = asked.reduce((sum, part) => sum + part.length, 0);
    expect(total).toBeGreaterThan(0);
    expect(encoded).toBeLessThanOrEqual(text.length);
    expect(Math.max(...asked.map((part) => part.length))).toBeLessThanOrEqual(128);
  });

  test('the same piece is encoded once', () => {
    const { asked, encode: recording } = recordingEncoder();
    const counter = createCounter(recording, pattern);
    expect(counter('one two one two'.repeat(1000)) + counter(' two'.repeat(1000))).toBeGreaterThan(4000);
    expect(asked.length).toBe(new Set(asked).size);
  });

  test('a run too long for the pattern to match at once does not throw', () => {
    const run = '中'.repeat(12_000_000);
    expect(() => Array.from(run.matchAll(new RegExp(pattern, 'gu')))).toThrow(RangeError);
    expect(createCounter((part) => part.length, pattern)(run)).toBe(run.length);
  });
});

test('every character of any text is counted in exactly one piece', () => {
  const characters = createCounter((part) => part.length, pattern);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 1, max: 300 }),
      (text, times) => {
        expect(characters(text.repeat(times))).toBe(text.length * times);
      },
    ),
  );
});
