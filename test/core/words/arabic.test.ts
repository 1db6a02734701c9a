import { describe, expect, test } from 'vitest';
import { arabic as start } from '@/lib/core/words/arabic';
import { afterPreposition } from '@/lib/core/words/arabic/counted';
import { ownWords, pairs, said, valuesSaid } from './translations';

/** Names and keys, which are the same in every language. */
const sameEverywhere = [
  /^commands\.keys\./,
  /^settings\.(enter|modifierEnter)$/,
  /^welcome\.(anthropic|openai)$/,
  /^failures\.status$/,
  /^data\.export\.forms\.(aside|markdown)$/,
];

const arabic = { ...start, ...(await start.later()) };
const sentences = said(arabic);

describe('Arabic', () => {
  test('has all the words of English, and no others', () => {
    for (const { path, original, translation } of pairs(arabic)) {
      expect(typeof translation, path).toBe(typeof original);
    }
  });

  test('is written from the right', () => {
    expect([arabic.locale, arabic.direction]).toEqual(['ar', 'rtl']);
  });

  test('says everything in Arabic, but for names', () => {
    const left = sentences.filter(
      ({ path, original, given }) =>
        /\p{L}/u.test(ownWords(original, given)) && !sameEverywhere.some((place) => place.test(path)),
    );
    expect(left.filter(({ translation }) => !/\p{Script=Arabic}/u.test(translation))).toEqual([]);
    expect(left.filter(({ original, translation }) => original === translation)).toEqual([]);
  });

  test('names what English names in each sentence', () => {
    for (const { path, given, original, translation } of sentences) {
      const named = valuesSaid(original, given);
      expect(valuesSaid(translation, given), `${path}: ${translation}`).toEqual(
        expect.arrayContaining(named),
      );
    }
  });

  test('has no holes in its sentences', () => {
    const holes = sentences.filter(({ translation }) =>
      /undefined|NaN|\[object|#|\$\{|^\s*$/.test(translation),
    );
    expect(holes).toEqual([]);
  });

  test('keeps the direction of what it quotes apart, and ends what it began', () => {
    for (const { translation } of sentences) {
      expect(translation.match(/[\u2066\u2068]/g)?.length).toBe(translation.match(/\u2069/g)?.length);
    }
    expect(arabic.notices.conversation.deleted('C++')).toContain('\u2068C++\u2069');
    expect(arabic.messages.forkTitle('C++')).not.toMatch(/[\u2066-\u2069]/);
  });

  test('uses the marks of Arabic', () => {
    for (const { path, translation } of sentences) {
      expect(translation, path).not.toMatch(/\p{Script=Arabic}[,;?]|[“”]/u);
    }
  });
});

describe('counting in Arabic', () => {
  const { search, conversations, notices, attachments, settings, context } = arabic;

  test.each([
    [1, 'رسالة واحدة في محادثة واحدة'],
    [2, 'رسالتان في محادثتين'],
    [3, '3 رسائل في 3 محادثات'],
    [11, '11 رسالة في 11 محادثة'],
    [100, '100 رسالة في 100 محادثة'],
  ])('%i found', (count, says) => {
    expect(search.found(count, count)).toBe(says);
  });

  test.each([
    [0, 'عنوان محادثة واحدة', 1],
    [0, 'عنوانا محادثتين', 2],
    [0, 'عناوين 3 محادثات', 3],
  ])('titles found', (messages, says, count) => {
    expect(search.found(messages, count)).toBe(says);
  });

  test('two of a thing', () => {
    expect(notices.conversations.deleted(2)).toBe('حُذفت محادثتان.');
    expect(notices.summary.made(2)).toBe('لُخّصت رسالتان.');
    expect(attachments.pages(2)).toBe('صفحتان');
    expect(settings.works(2)).toContain('نموذجان');
    expect(context.notSent(2)).toBe('لا تُرسل رسالتان أقدم');
    expect(conversations.selected(2)).toBe('المحددة: 2');
  });

  test('about how many tokens', () => {
    expect([2, 85, 256, 2_540].map((count) => attachments.tokens(count))).toEqual([
      'نحو رمزين',
      'نحو 85 رمزًا',
      'نحو 260 رمزًا',
      'نحو 2.5\u00a0ألف رمز',
    ]);
  });

  test('two minutes after a preposition', () => {
    expect(afterPreposition('دقيقتان')).toBe('دقيقتين');
    expect(afterPreposition('3 دقائق')).toBe('3 دقائق');
    expect(arabic.failures.retryIn('ساعتان')).toBe('أعد المحاولة بعد ساعتين.');
  });
});
