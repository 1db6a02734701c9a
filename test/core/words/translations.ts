import { english } from '@/lib/core/words/english';
import type { LaterWords, Words } from '@/lib/core/words/words';
import { calls, counts, failureValues, fileProblems, plans, requests } from './samples';

const allEnglish = { ...english, ...(await english.later()) };

/** Two words at the same place: the original and its translation. */
export interface Pair {
  path: string;
  original: unknown;
  translation: unknown;
}

/** Every single word of a language beside its original; of what only one of them has, the other is undefined. */
/** Every word of a language, also of the parts that come later. */
export type AllWords = Words & LaterWords;

export function pairs(words: AllWords): Pair[] {
  const { locale: _, direction: __, later: ___, ...original } = allEnglish;
  const { locale: ____, direction: _____, later: ______, ...translation } = words;
  return pairsIn('', original, translation);
}

function pairsIn(path: string, original: unknown, translation: unknown): Pair[] {
  if (!isTree(original) || !isTree(translation)) return [{ path, original, translation }];
  const keys = new Set([...Object.keys(original), ...Object.keys(translation)]);
  return [...keys].flatMap((key) => pairsIn(path ? `${path}.${key}` : key, original[key], translation[key]));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The same sentence in both languages, with what it was made from. */
export interface Said {
  path: string;
  given: readonly unknown[];
  original: string;
  translation: string;
}

type Say = (...given: unknown[]) => unknown;

/** What both languages say, with samples given to the sentences that take values. */
export function said(words: AllWords): Said[] {
  return pairs(words).flatMap(({ path, original, translation }) => {
    if (typeof original === 'string')
      return [{ path, given: [], original, translation: String(translation) }];
    const [inEnglish, translated] = [original as Say, translation as Say];
    return samplesFor(path, inEnglish).map((given) => ({
      path,
      given,
      original: String(inEnglish(...given)),
      translation: String(translated(...given)),
    }));
  });
}

/** With and without the second of two values. */
function optional(first: string, second: string): string[][] {
  return [[first], [first, second]];
}

/** Sentences that take more than texts and numbers, or say more with less. */
const special: readonly [path: RegExp, samples: readonly (readonly unknown[])[]][] = [
  [/^failures\.kinds\..+\.sentence$/, failureValues.map((values) => [values])],
  [/^attachments\.problem$/, fileProblems.map((problem) => [problem])],
  [
    /^attachments\.scaled$/,
    [
      [
        { width: 4032, height: 3024 },
        { width: 1568, height: 1176 },
      ],
    ],
  ],
  [/^messages\.usage$/, optional('12k', '345')],
  [/^search\.reading$/, [[40]]],
  [/^search\.place$/, [[3, 17]]],
  [/^context\.facts$/, [[['85', '$1']]]],
  [/^common\.sentences$/, [[['85', '$1']]]],
  [/^context\.tokensOf$/, optional('85', '128k')],
  [/^context\.goes$/, requests.map((request) => [request])],
  [/^summary\.comparison$/, [[true], [false]]],
  [/^summary\.turnsKept$/, [undefined, ...counts].map((count) => [count])],
  [/^summary\.range$/, plans.map((plan) => [plan])],
  [/^summary\.call$/, calls.map((call) => [call])],
  [/^models\.unsent$/, [[['Effort', 'Temperature']]]],
];

function samplesFor(path: string, say: Say): readonly (readonly unknown[])[] {
  return special.find(([place]) => place.test(path))?.[1] ?? plainSamples(say);
}

/** Texts for what English says as it is, and numbers for what it counts. */
function plainSamples(say: Say): unknown[][] {
  const texts = Array.from({ length: say.length }, (_, index) => `〔sample ${'abc'[index]}〕`);
  const isNumber = texts.map((_, index) => !takesText(say, texts, index));
  if (!isNumber.includes(true)) return [texts];
  return counts.map((count) => texts.map((text, index) => (isNumber[index] ? count : text)));
}

function takesText(say: Say, texts: readonly string[], place: number): boolean {
  const text = texts[place] ?? '';
  const withNumbers = texts.map((other, index) => (index === place ? other : 5));
  try {
    return [texts, withNumbers].some((given) => String(say(...given)).includes(text));
  } catch {
    return false;
  }
}

/** The texts and whole numbers among what a sentence was given that it also says. */
export function valuesSaid(text: string, given: unknown): string[] {
  if (Array.isArray(given)) return given.flatMap((value) => valuesSaid(text, value));
  if (isTree(given)) {
    const { kind: _, looksLike: __, ...values } = given;
    return valuesSaid(text, Object.values(values));
  }
  if (typeof given === 'number') return digits(text).includes(`${given}`) && given > 999 ? [`${given}`] : [];
  return typeof given === 'string' && text.includes(given) ? [given] : [];
}

/** What a sentence says besides what it was given. */
export function ownWords(text: string, given: unknown): string {
  return valuesSaid(text, given).reduce((left, value) => left.replaceAll(value, ''), text);
}

/** Numbers without the separators of a language. */
function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}
