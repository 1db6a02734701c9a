import { describe, expect, test } from 'vitest';
import { textBlock } from '@/lib/core/content';
import { lossReport } from '@/lib/core/loss-report/loss-report';
import { assistantMessage, userMessage } from '../conversations';

/** What a summary with nothing in it loses of a text, as "kind: text". */
function lossesOf(text: string, summary = ''): string[] {
  return lossReport([userMessage('one', text)], summary).map(({ kind, text }) => `${kind}: ${text}`);
}

describe('what is found', () => {
  test.each([
    ['It costs $1,200, or 1.200,50 € today.', ['number: $1,200', 'number: 1.200,50 €']],
    [
      'A 30-day trial, 42% off, 3.5 kg, 10k',
      ['number: 30-day', 'number: 42%', 'number: 3.5 kg', 'number: 10k'],
    ],
    ['Version v1.2.3 or 2.0.1 of 5 things, 3 days', ['number: v1.2.3', 'number: 2.0.1', 'number: 3 days']],
    ['价格约1200元，3天', ['number: 1200元', 'number: 3天']],
    ['1. First\n2) Second\n12. Twelfth of 12', ['number: 12']],
    ['Ranks 1st and 22nd of 7', ['number: 22nd']],
    ['On 2026-11-20T14:30:05Z exactly', ['date: 2026-11-20', 'date: 14:30:05']],
    ['From 20 November 2026 to Dec 3, at 2 p.m.', ['date: 20 November 2026', 'date: Dec 3', 'date: 2 p.m.']],
    [
      'In März 2027, le 3 mars, 5 de mayo de 2028',
      ['date: März 2027', 'date: 3 mars', 'date: 5 de mayo de 2028'],
    ],
    ['Le 1er avril à 14h30, am 2. Mai', ['date: 1er avril', 'date: 14h30', 'date: 2. Mai']],
    ['会议在2026年11月20日14:30，12月1日', ['date: 2026年11月20日', 'date: 14:30', 'date: 12月1日']],
    ['20.11.2026 or 11/21/2026 or 22/11/2026', ['date: 20.11.2026', 'date: 11/21/2026', 'date: 22/11/2026']],
    ['See https://a.test/x_(y)?z=1, or www.b.test.', ['url: https://a.test/x_(y)?z=1', 'url: www.b.test']],
    ['请看https://a.test/x。然后', ['url: https://a.test/x']],
    ['Ask ann.lee@mail.test at example.com/docs', ['url: ann.lee@mail.test', 'url: example.com/docs']],
    [
      'In /usr/lib/x, ~/notes or C:\\Temp\\a.txt',
      ['url: /usr/lib/x', 'url: ~/notes', 'url: C:\\Temp\\a.txt'],
    ],
    ['Nothing in /-/+ of it', []],
    ['Edit src/app.ts and package.json, and/or km/h', ['url: src/app.ts', 'url: package.json']],
    ['Run `npm test` and ``a `b`', ['identifier: npm test']],
    ['Not `?` and not `12`', ['number: 12']],
    [`Not \`x\` and not \`${'long '.repeat(30)}\` and not`, []],
    ['Do `open https://a.test now` please', ['url: https://a.test']],
    [
      'Call getName, max_size or MAX_SIZE2',
      ['identifier: getName', 'identifier: max_size', 'identifier: MAX_SIZE2'],
    ],
    ['gpt-4o for ABC-123, foo(), #42, --all', ['gpt-4o', 'ABC-123', 'foo()', '#42', '--all'].map(named)],
    ['At 3f2a9bc, a well-known NASA e-mail', ['identifier: 3f2a9bc']],
    ['550e8400-e29b-41d4-a716-446655440000', [named('550e8400-e29b-41d4-a716-446655440000')]],
    ['She said "ship it today" and "no"', ['quote: ship it today']],
    [
      '“one two” „drei vier“ «cinq six» «\u00a0sept huit\u00a0»',
      ['one two', 'drei vier', 'cinq six', 'sept huit'].map(quoted),
    ],
    ['他说「明天再谈」和『好的』', ['quote: 明天再谈']],
    [`He said "${'word '.repeat(13)}end"`, []],
    ['Nothing here is of any interest, really.', []],
    [`Data: ${'iVBORw0K1'.repeat(40)} ${'8'.repeat(100)} ${'aB'.repeat(60)}`, []],
  ])('%j', (text, expected) => expect(lossesOf(text)).toEqual(expected));

  test('of a block of code a few names: the first that it declares, then those that it uses', () => {
    const uses = 'useOne(); useTwo(); useThree(); useFour(); useFive(); useSix();';
    const text = `Try:\n~~~js\n${uses}\nfunction total(someArg) { return 1234; }\n~~~\nwith 77`;
    expect(lossesOf(text)).toEqual([
      ...['useOne()', 'useTwo()', 'useThree()', 'useFour()', 'total'].map(named),
      'number: 77',
    ]);
  });

  test('a block ends with its own marks or with the text, and holds no instructions', () => {
    const text = '````\n```\nnever say 55\n````\nNever say 66\n```\nlet a_b = 77';
    expect(lossesOf(text)).toEqual(['instruction: Never say 66', 'number: 66', 'identifier: a_b']);
  });

  test.each([
    'Do not use tabs.',
    "Please don't use tabs.",
    'I don’t want tabs!',
    'You must keep it.',
    'Answer with no more than two lines.',
    'Avoid jargon',
    'Bitte keine Tabs verwenden.',
    'Achte darauf, dass es kurz ist.',
    'N’utilise jamais de tabulations.',
    'Il faut répondre vite.',
    'No uses tabuladores.',
    'Siempre en español.',
    'Non usare tabulazioni.',
    'Mai usare tabulazioni.',
    'Assicurati che funzioni.',
    'Não use abas.',
    'Certifique-se de que funciona.',
    'Gebruik geen tabs.',
    'Zorg dat het werkt.',
    '不要使用制表符。',
    '请务必用中文回答',
    '必ず日本語で答えてください。',
    'タブを使わないでください。',
  ])('an instruction: %s', (text) => {
    expect(lossesOf(`Well. ${text}\nThanks a lot.`)).toEqual([`instruction: ${text}`]);
  });

  test.each(['I don’t know.', 'Why must it be so?', 'No, thanks.', 'Muster and onlyness.', 'Just words.'])(
    'no instruction: %s',
    (text) => expect(lossesOf(text)).toEqual([]),
  );

  test('instructions are the user’s only, and what cannot be sent is not looked at', () => {
    const reply = assistantMessage('two', [
      { type: 'thinking', thinking: 'Remember 1234', signature: 'x' },
      textBlock('Never do that at 14:30.'),
    ]);
    expect(lossReport([reply], '')).toEqual([{ kind: 'date', text: '14:30', messageId: 'two' }]);
  });

  test('a long instruction is cut at a word, or where there is none', () => {
    const [spaced] = lossReport([userMessage('one', `Never ${'word '.repeat(100)}`)], '');
    expect(spaced?.text).toMatch(/^Never (word )+word…$/);
    const [spaceless] = lossReport([userMessage('one', `不要${'用'.repeat(300)}`)], '');
    expect(spaceless?.text).toBe(`不要${'用'.repeat(198)}…`);
  });
});

describe('what the summary has', () => {
  test.each([
    ['It is 1,200.', 'About 1 200 things'],
    ['It is 1.200 or 3,5 or 12.00.', '1200, 3.5 and 12'],
    ['It is $1,200.', 'The price: 1200 dollars'],
    ['42 percent of 30 days', 'The 30-day plan is 42% off'],
    ['１２００ or "Ｆｕｌｌ width"', '1200, full width'],
    ['On 20 November 2026', 'Due 2026-11-20'],
    ['On 2026-11-20', 'Fällig am 20. November 2026'],
    ['Nov 20', 'Due 11/20/2026'],
    ['November 2026', '20.11.2026'],
    ['05/06/2026', 'It was 05/06/2026.'],
    ['At 2:30 pm', 'At 14:30:10'],
    ['12 am', '0:00'],
    ['Use getUserName', 'GETUSERNAME is used'],
    ['She said "we ship today"', 'They: “We  ship, today!”'],
    ['Do not use tabs in Python files.', 'Python files: not tabs; use spaces'],
    ['不要使用制表符缩进代码', '用户要求：代码不要使用制表符缩进'],
    ['必ず', '必ず'],
    ['At 14:30 on 2026-11-20 or $1,200', '```\n2026-11-20 14:30 $1,200\n```'],
  ])('%j is in %j', (text, summary) => expect(lossesOf(text, summary)).toEqual([]));

  test.each([
    ['It is 200.', 'It is 1200.', ['number: 200']],
    ['42% of it', '42 of it', ['number: 42%']],
    ['20 November 2026', 'Nov 20', ['date: 20 November 2026']],
    ['05/06/2026', '2026-06-05', ['date: 05/06/2026']],
    ['Never use tabs', 'Use tabs', ['instruction: Never use tabs']],
    ['不要使用制表符', '使用空格', ['instruction: 不要使用制表符']],
    ['Do as I must', '', ['instruction: Do as I must']],
  ])('%j is not in %j', (text, summary, expected) => expect(lossesOf(text, summary)).toEqual(expected));
});

function named(text: string): string {
  return `identifier: ${text}`;
}

function quoted(text: string): string {
  return `quote: ${text}`;
}
