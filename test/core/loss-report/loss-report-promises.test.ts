import { describe, expect, test } from 'vitest';
import type { Message } from '@/lib/core/conversation';
import { wordsOf } from '@/lib/core/loss-report/comparable-words';
import { type Loss, lossReport } from '@/lib/core/loss-report/loss-report';
import { fc, runs } from '../../property-runs';
import { userMessage } from '../conversations';

const often = runs(500);

/** What a summary with nothing in it loses of a text, as "kind: text". */
function lossesOf(text: string, summary = ''): string[] {
  return lossReport([userMessage('one', text)], summary).map(({ kind, text }) => `${kind}: ${text}`);
}

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '“',
    '”',
    '`',
    '```\n',
    '\n',
    ' ',
    '. ',
    '。',
    ',',
    '(',
    ')',
    '-',
    '/',
    ':',
    '$',
    '%',
    '#',
  ),
  fc.constantFrom(
    '1',
    '20',
    '200',
    '2026',
    ' 300',
    'Nov',
    'am',
    'kg',
    'https://a.test',
    'a@b.test',
    '~~~\n',
    '2.',
  ),
  fc.constantFrom(
    'must',
    'never ',
    '不要',
    'だけ',
    'No ',
    'don’t ',
    'aB',
    'a_b',
    'foo()',
    'word ',
    '中文',
    'ー',
    '한국',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

/** Letters that stand for a number, in words that no list of cues, months or units has. */
function word(start: string, index: number): string {
  return start + Array.from(String(index), (digit) => 'bcdfghjklm'[Number(digit)]).join('');
}

type Item = Omit<Loss, 'messageId'>;
const index = fc.nat({ max: 99_999 });

const anyItem: fc.Arbitrary<Item> = fc.oneof(
  fc.integer({ min: 10, max: 999 }).map((value) => ({ kind: 'number', text: `${value}` }) as const),
  fc
    .tuple(index, fc.constantFrom(' kg', '%', ' €', 'ms'))
    .map(([value, unit]) => ({ kind: 'number', text: value + unit }) as const),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => ({ kind: 'date', text: date.toISOString().slice(0, 10) }) as const),
  index.map((value) => ({ kind: 'url', text: `https://${word('x', value)}.test/${value}` }) as const),
  fc
    .tuple(index, fc.constantFrom('Ab', '_x', '()', '-7'))
    .map(([value, end]) => ({ kind: 'identifier', text: word('x', value) + end }) as const),
  index.map((value) => ({ kind: 'quote', text: `${word('qa', value)} ${word('qe', value)}` }) as const),
  index.map(
    (value) =>
      ({
        kind: 'instruction',
        text: `Never ${word('ka', value)} ${word('ke', value)} ${word('ki', value)}.`,
      }) as const,
  ),
);

/** A line of text with the item in it. */
function lineWith({ kind, text }: Item): string {
  if (kind === 'instruction') return `${text} That was it.`;
  return `So the plan has ${kind === 'quote' ? `“${text}”` : text} then.`;
}

function messagesWith(itemsOfMessages: readonly Item[][]): Message[] {
  return itemsOfMessages.map((items, index) =>
    userMessage(`message ${index}`, ['Hello there.', ...items.map(lineWith)].join('\n')),
  );
}

const monthFormats = new Map<string, Intl.DateTimeFormat>();

function monthFormat(locale: string, month: 'long' | 'short'): Intl.DateTimeFormat {
  const known = monthFormats.get(locale + month);
  const format = known ?? new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
  monthFormats.set(locale + month, format);
  return format;
}

function has(summary: string, text: string): boolean {
  return ` ${wordsOf(summary).join(' ')} `.includes(` ${wordsOf(text).join(' ')} `);
}

describe('the report', () => {
  test('never lists what the summary has', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), anyText, (texts, rest) => {
        const summary = `${texts[0] ?? ''} ${rest}`;
        const losses = lossReport(
          texts.map((text, index) => userMessage(`${index}`, text)),
          summary,
        );
        for (const { text } of losses) expect(has(summary, text)).toBe(false);
      }),
      often,
    );
  });

  test('of a text against itself is empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(lossReport([userMessage('one', text)], text)).toEqual([]);
      }),
      often,
    );
  });

  test('lists each thing that is not in the summary once, in order, where it occurs first', () => {
    // From a few items, so that most occur in several messages.
    const manyItems = fc
      .array(anyItem, { minLength: 1, maxLength: 5 })
      .chain((items) => fc.array(fc.array(fc.constantFrom(...items), { maxLength: 3 }), { maxLength: 4 }));
    fc.assert(
      fc.property(manyItems, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (items, isKept) => {
        const inSummary = items.flat().filter((_, index) => isKept[index]);
        const summary = inSummary.map(lineWith).join('\n');
        const all = items.flatMap((group, index) =>
          group.map((item) => ({ ...item, messageId: `message ${index}` })),
        );
        const expected = all.filter(
          ({ text }, index) => all.findIndex((other) => other.text === text) === index && !has(summary, text),
        );
        expect(lossReport(messagesWith(items), summary)).toEqual(expected);
      }),
      often,
    );
  });

  test('knows a date by all its spellings', () => {
    const spellings = (date: Date): string[] => {
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const nameIn = (locale: string, length: 'long' | 'short') => monthFormat(locale, length).format(date);
      return [
        date.toISOString().slice(0, 10),
        `${day} ${nameIn('en', 'long')} ${year}`,
        `${nameIn('en', 'short')} ${day}, ${year}`,
        `${day}. ${nameIn('de', 'long')} ${year}`,
        `${day} ${nameIn('fr', 'long')} ${year}`,
        `${day} de ${nameIn('es', 'long')} de ${year}`,
        `${day} ${nameIn('it', 'long')} ${year}`,
        `${day} de ${nameIn('pt', 'long')} de ${year}`,
        `${day} ${nameIn('nl', 'long')} ${year}`,
        `${day}.${month}.${year}`,
        `${year}年${month}月${day}日`,
        ...(day > 12 ? [`${month}/${day}/${year}`, `${day}/${month}/${year}`] : []),
      ];
    };
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.nat(), fc.nat(), (date, one, other) => {
        const all = spellings(date);
        const [original, kept] = [all[one % all.length], all[other % all.length]];
        expect(lossesOf(`Due ${original}.`)).toEqual([`date: ${original}`]);
        expect(lossesOf(`Due ${original}.`, `It is due ${kept}, they say`)).toEqual([]);
      }),
      often,
    );
  });

  test('lists two spellings of the same thing as the first one', () => {
    const texts = ['Due 2026-11-20, for 1,200', 'Due Nov 20, 2026, for 1200'];
    const messages = texts.map((text, index) => userMessage(`message ${index}`, text));
    expect(lossReport(messages, '')).toEqual([
      { kind: 'date', text: '2026-11-20', messageId: 'message 0' },
      { kind: 'number', text: '1,200', messageId: 'message 0' },
    ]);
  });

  test('changes nothing, and says the same each time', () => {
    const messages = messagesWith([[{ kind: 'number', text: '1200' }]]);
    const before = structuredClone(messages);
    expect(lossReport(messages, 'x')).toEqual(lossReport(messages, 'x'));
    expect(messages).toEqual(before);
  });
});

describe('a text longer than any message', () => {
  const prose =
    'On 20 November 2026 we paid $1,200 to getName and said "never do that again". You must not go. ';
  test.each([
    ['prose', prose, 6],
    ['digits', '1', 0],
    ['grouped digits', '1 000 ', 1],
    ['quotes', '"', 0],
    ['opening quotes', '“ab ', 0],
    ['dots', '.', 0],
    ['backticks', '`', 0],
    ['code spans that do not end', '`a', 0],
    ['fences', '```\n', 0],
    ['brackets', '([', 0],
    ['one letter', 'a', 0],
    ['addresses', 'a@', 0],
    ['slashes', '/a', 0],
    ['marks', 'e\u0301\u0316', 0],
    ['Chinese', '不要使用这个', 1],
  ])('of %s is read to its end', (_, unit, count) => {
    const text = unit.repeat(250_000 / unit.length);
    expect(lossesOf(text)).toHaveLength(count);
    expect(lossesOf(text, text)).toEqual([]);
  });
});
