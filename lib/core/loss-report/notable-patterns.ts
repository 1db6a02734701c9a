import { numberSource, spacelessSource, wordsOf } from './comparable-words';
import { datePatterns, meaningsOfDate, meaningsOfTime, timePatterns } from './dates-in-text';

/** One way to find something that may be looked for later. */
export interface Finder {
  kind: 'number' | 'date' | 'url' | 'identifier' | 'quote';
  pattern: RegExp;
  /** What a match says, the same for all its spellings, the most exact first; nothing if it is not notable. */
  read(match: RegExpMatchArray): string[];
}

/*
 * Every pattern either starts where a word starts or has an upper limit on each repetition that may fail, so that
 * none takes more than linear time.
 */
const letter = String.raw`[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]`;
const wordEdge = String.raw`[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{Nd}_]`;
/** Stands for what was already found, so that nothing inside is found again. */
export const taken = '\uFFFC';

/** What looks like something and is nothing: list markers, and long runs of encoded data. */
export const noise = /^[ \t>*-]{0,12}\d{1,4}[.)](?=\s)|(?<![\w+/=-])[\w+/=-]{200,}/gmu;

const endings =
  'c|cc|conf|cpp|cs|css|csv|docx?|env|gif|go|h|html?|ini|ipynb|java|jpe?g|jsx?|json|kt|lock|log|lua|md|mjs|mp[34]|' +
  'pdf|php|png|pptx?|py|rb|rs|scss|sh|sql|svg|swift|tar|toml|tsx?|tsv|txt|vue|wasm|webp|xlsx?|xml|ya?ml|zip';
const outside = String.raw`\s()<>"${'`'}“”„«»「」『』《》（）【】。，、；！？${taken}`;
const urls: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!${wordEdge})(?:https?:\/\/|www\.)(?:\([^${outside}]{0,200}\)|[^${outside}]){1,2000}(?<![.,;:!?'*_~\]\}])`,
    'giu',
  ),
  /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@])/giu,
  /(?<![\w./@-])(?:[\w-]{1,63}\.){1,5}(?:com|org|net|io|dev|ai|app|edu|gov|eu)(?![\w.]*\w)(?:\/[\w./?&=%#~+-]{0,500}[\w/])?/gu,
  /(?<![\w/.~:@-])(?:(?:\/[\w.@+-]{1,100}){2,40}|(?:~|\.{1,2})(?:\/[\w.@+-]{1,100}){1,40})(?<![.,])/gu,
  /(?<!\w)[a-z]:\\[^\s<>"|?*`\uFFFC]{1,300}(?<![.,;:!)])/giu,
  new RegExp(
    String.raw`(?<![\w\/.@-])(?:[\w.@-]{1,100}\/){0,20}[\w.@-]{1,100}\.(?:${endings})(?![\w/]|\.\w)`,
    'gu',
  ),
];

const codeSpan = /(?<!`)(?<marks>`{1,2})[^`\n]{1,1000}\k<marks>(?!`)/gu;
const version = new RegExp(
  String.raw`(?<!${wordEdge}|[-.])v\d{1,9}(?:\.\d{1,9}){0,4}(?:-[a-z0-9.]{1,20}(?<!\.))?(?!${wordEdge})`,
  'gu',
);
const hexadecimal = new RegExp(
  String.raw`(?<!${wordEdge}|-)(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=[a-f]{0,64}\d)(?=\d{0,64}[a-f])[\da-f]{7,64})(?!${wordEdge})`,
  'giu',
);
const name = new RegExp(
  String.raw`(?<!${wordEdge}|[#@$.\-])(?:#(?:${letter}|\d)(?:${wordEdge}|-)+|(?:--|[@$])?(?:${letter}|_)(?:${wordEdge}|\$)*(?:(?:::|[.\-])(?:${wordEdge}|\$)+)*(?:\(\))?)`,
  'gu',
);
const declaration =
  /(?<=\b(?:function|class|def|fn|func|struct|interface|type|enum|const|let|var)[ \t]{1,4})[\p{L}_$][\p{L}\p{N}_$]{1,60}/gu;

const unitWords =
  'kg|g|mg|lbs?|oz|km|m|cm|mm|mi|miles?|ft|feet|inch(?:es)?|ms|s|sec(?:onds?)?|min(?:utes?)?|h|hours?|hrs?|days?|' +
  'weeks?|months?|years?|[KMGTk]i?B|[kMG]?Hz|[kMG]?Wh?|mAh|k?cal|k?J|dollars?|euros?|USD|EUR|GBP|CHF|JPY|CNY|' +
  'thousand|million|billion|percent|tokens?|Prozent|Uhr|Tagen?|Stunden?|Minuten|Wochen?|Monaten?|Jahren?|jours?|' +
  'heures?|semaines?|mois|ans?|días?|horas?|semanas?|meses|años?|giorni|ore|settimane|mesi|anni|dias?|anos?|dagen|' +
  'uur|weken|maanden|jaar';
const unit = String.raw`[ \u00a0\u202f]?(?:[%‰€$£¥₹]|° ?[CFcf]?|[元円圆块年月天人个個名件度万萬億亿千百秒分歳岁米枚回次週周倍원])|[ \u00a0\u202f\-]?(?:${unitWords})(?!${wordEdge})|(?!st|nd|rd|th)${letter}{1,4}`;
const number = new RegExp(
  String.raw`(?<!${wordEdge})(?<currency>[$€£¥₹] ?)?(?<!\d[.,]?)${numberSource}(?<unit>${unit})?(?:(?:st|nd|rd|th)(?!${wordEdge})|(?!${wordEdge}))`,
  'gu',
);

const quotePattern =
  /(?<![\p{sc=Latn}\d])"(?=\S)[^"\n]{1,400}(?<=\S)"(?![\p{sc=Latn}\d])|“[^“”\n]{1,400}”|„[^„“”\n]{1,400}[“”]|«[^«»\n]{1,400}»|「[^「」\n]{1,400}」|『[^『』\n]{1,400}』/gu;

const spaceless = new RegExp(`^${spacelessSource}$`, 'u');
const longestName = 80;

/** The words of a text as its one meaning; nothing if it has none. */
function sayWords(text: string): string[] {
  const meaning = wordsOf(text).join(' ');
  return meaning === '' ? [] : [meaning];
}

function readWords([text]: RegExpMatchArray): string[] {
  return sayWords(text);
}

/** A single letter says nothing, and a span of numbers alone is found as what it is. */
function readCodeSpan([text]: RegExpMatchArray): string[] {
  const isName = /\p{L}[^`]|[^`]\p{L}/u.test(text) && text.length <= longestName && !text.includes(taken);
  return isName ? sayWords(text) : [];
}

/** A word is a name if it is written as only names are: someThing, some_thing, thing-2, call(), #tag, --flag. */
function readName([text]: RegExpMatchArray): string[] {
  const isName = /^(?:#|--|@\p{L})|\(\)$|\p{Ll}\p{Lu}|[\p{L}\p{N}]_+[\p{L}\p{N}]|\d/u.test(text);
  return isName && text.length <= longestName ? sayWords(text) : [];
}

/** The unit comes last and in the singular; a single digit without one says nothing. */
function readNumber({ 0: text, groups }: RegExpMatchArray): string[] {
  const words = wordsOf(text.replace(/(?:st|nd|rd|th)$/, ''));
  if (text.length > longestName || (words.length === 1 && words.join('').length === 1)) return [];
  const [first, ...rest] = words.map((word) => (/^\p{L}{4,}$/u.test(word) ? word.replace(/s$/, '') : word));
  return [groups?.currency ? [...rest, first].join(' ') : [first, ...rest].join(' ')];
}

/** Two to twelve words, or twice as many characters where words have no spaces. */
function readQuote([text]: RegExpMatchArray): string[] {
  const words = wordsOf(text);
  const size = words.reduce((sum, word) => sum + (spaceless.test(word) ? 0.5 : 1), 0);
  return size >= 2 && size <= 12 ? [words.join(' ')] : [];
}

/** To be used one after the other: what one has found is not there for the next. */
export const finders: readonly Finder[] = [
  ...urls.map((pattern): Finder => ({ kind: 'url', pattern, read: readWords })),
  { kind: 'identifier', pattern: codeSpan, read: readCodeSpan },
  ...datePatterns.map((pattern): Finder => ({ kind: 'date', pattern, read: meaningsOfDate })),
  ...timePatterns.map((pattern): Finder => ({ kind: 'date', pattern, read: meaningsOfTime })),
  { kind: 'number', pattern: version, read: readWords },
  { kind: 'identifier', pattern: hexadecimal, read: readWords },
  { kind: 'identifier', pattern: name, read: readName },
  { kind: 'number', pattern: number, read: readNumber },
];

/** For text in quotation marks, which may have other things in it. */
export const quoteFinder: Finder = { kind: 'quote', pattern: quotePattern, read: readQuote };

/** For code: the names that it declares first. */
export const codeFinders: readonly Finder[] = [
  { kind: 'identifier', pattern: declaration, read: readWords },
  ...finders.filter(({ kind, pattern }) => kind === 'url' || pattern === name),
];
