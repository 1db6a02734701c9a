/**
 * A number as it is written in running text, thousands separators and decimals included: "1,200", "1 200.50",
 * "1'200", "20.11.2026", "1.2.3". The source of a regular expression, for text with or without `wordsOf`'s changes.
 */
export const numberSource = String.raw`(?:\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)|\d+)(?:[.,]\d+)*`;

/** One letter of a script that puts no spaces between words. The source of a regular expression. */
export const spacelessSource = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`;

const wordPattern = new RegExp(
  String.raw`${numberSource}|[$€£¥₹%‰°]|${spacelessSource}|(?:(?!${spacelessSource})[\p{L}\p{M}\p{N}_])+`,
  'gu',
);

/** Normalizing takes quadratic time on longer runs of marks; text that means something has no such runs. */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu;

const signs = new Map([
  ...['usd', 'dollar', 'dollars'].map((word) => [word, '$'] as const),
  ...['eur', 'euro', 'euros'].map((word) => [word, '€'] as const),
  ...['percent', 'prozent', 'procent'].map((word) => [word, '%'] as const),
]);

/**
 * The words of a text, so that two spellings of the same thing have the same words.
 *
 * - Case, spaces, quotation marks and all punctuation make no difference, nor do compatibility forms (NFKC).
 * - "don't" is "do not"; "percent" is "%", "dollars" is "$", "euros" is "€".
 * - A number is one word without thousands separators and with a decimal point: 1,200 = 1 200 = 1.200 = 1200,
 *   3,5 = 3.5, 7.00 = 7. Three digits after a point count as thousands, unless a zero is before it.
 * - In scripts without spaces each character is a word.
 *
 * Takes time in proportion to the text, whatever the text is.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .replace(tooManyMarks, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}+/gu, '')
    .replace(/n['’]t\b/g, ' not');
  return Array.from(plain.matchAll(wordPattern), ([word]) => signs.get(word) ?? plainNumber(word));
}

function plainNumber(word: string): string {
  const digits = /^\d/.test(word) ? word.replace(/[ '’]/g, '') : word;
  return withoutThousands(digits).replace(/\.00$/, '');
}

function withoutThousands(digits: string): string {
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '');
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) {
    return digits.replaceAll('.', '').replace(',', '.');
  }
  return /^\d+,\d+$/.test(digits) ? digits.replace(',', '.') : digits;
}
