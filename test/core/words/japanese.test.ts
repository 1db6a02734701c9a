import { describe, expect, test } from 'vitest';
import { japanese as start } from '@/lib/core/words/japanese';
import { ownWords, pairs, said, valuesSaid } from './translations';

/** Names, keys and signs, which are the same in every language. */
const sameEverywhere = [
  /^commands\.keys\./,
  /^settings\.(enter|modifierEnter)$/,
  /^welcome\.(anthropic|openai)$/,
  /^failures\.status$/,
  /^data\.export\.forms\.(aside|markdown)$/,
  /^attachments\.fileSize$/,
  /^storage\.attachmentsOf$/,
  /^messages\.versionNumbers$/,
];

/** Letters, without the marks that other scripts share. */
const letter = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]`;
const marksOfEnglish = new RegExp(String.raw`${letter} ?(?:[,.](?![a-z])|[:;?!()])|[“”‘’"]|\.\.\.`, 'u');
const withoutSpace = new RegExp(`${letter}[A-Za-z0-9]|[A-Za-z0-9]${letter}`, 'u');

const japanese = { ...start, ...(await start.later()) };
const sentences = said(japanese);

describe('Japanese', () => {
  test('has all the words of English, and no others', () => {
    for (const { path, original, translation } of pairs(japanese)) {
      expect(typeof translation, path).toBe(typeof original);
    }
  });

  test('is written from the left', () => {
    expect([japanese.locale, japanese.direction]).toEqual(['ja', 'ltr']);
  });

  test('says everything in Japanese, but for names', () => {
    const left = sentences.filter(
      ({ path, original, given }) =>
        /\p{L}/u.test(ownWords(original, given)) && !sameEverywhere.some((place) => place.test(path)),
    );
    const japaneseLetter = new RegExp(letter, 'u');
    const inEnglish = left.filter(
      ({ translation, given }) => !japaneseLetter.test(ownWords(translation, given)),
    );
    expect(inEnglish).toEqual([]);
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

  test('uses the marks of Japanese, without spaces around them', () => {
    for (const { path, translation } of sentences) {
      const own = translation.replaceAll(/ \((quoted|status) [a-z0-9 ]+\)/g, '');
      expect(own, path).not.toMatch(marksOfEnglish);
      expect(translation, path).not.toMatch(/ [、。」）：？…]|[、。「（：？] /u);
    }
  });

  test('puts a space between Japanese and Latin letters or digits', () => {
    for (const { path, given, translation } of sentences) {
      const own = translation.replaceAll(/\d[万億]/g, '…');
      expect(ownWords(own, given), path).not.toMatch(withoutSpace);
    }
  });

  test('ends sentences where English does', () => {
    for (const { path, original, translation } of sentences) {
      const isSentence = original.length > 40 && original.endsWith('.') && !original.endsWith('noon.');
      if (isSentence) expect(translation, path).toMatch(/。$|：[^。]+$/u);
    }
  });
});

describe('counting in Japanese', () => {
  const { attachments, conversations, notices, search, settings } = japanese;

  test.each([
    [0, 3, '3 件の会話のタイトル'],
    [1, 1, '1 件の会話に 1 件のメッセージ'],
    [1_234, 56, '56 件の会話に 1,234 件のメッセージ'],
  ])('%i messages in %i conversations found', (messages, inConversations, says) => {
    expect(search.found(messages, inConversations)).toBe(says);
  });

  test('has one form for every number', () => {
    expect([1, 2].map(conversations.selected)).toEqual(['1 件を選択中', '2 件を選択中']);
    expect([1, 2].map(notices.conversations.deleted)).toEqual([
      '1 件の会話を削除しました。',
      '2 件の会話を削除しました。',
    ]);
    expect(settings.works(1)).toBe('接続できました。1 件のモデルから選べます。');
    expect(attachments.pages(12)).toBe('12 ページ');
  });

  test('counts large numbers by ten thousands', () => {
    expect([85, 2_540, 25_400].map((count) => attachments.tokens(count))).toEqual([
      '約 85 トークン',
      '約 2500 トークン',
      '約 2.5万トークン',
    ]);
  });
});
