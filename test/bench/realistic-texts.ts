/**
 * Texts as people write them to models and get them back, for measurements that depend on what is written: several
 * scripts, frequent and rare words, code, signs, and lengths from a word to a book's chapter; 600 characters on average.
 */

type Random = () => number;

/** The words of a language: the first ones are by far the most frequent, as in any language. */
interface Language {
  /** How many of a hundred conversations are in it. */
  share: number;
  words: readonly string[];
  between: string;
  /** How much shorter the same is said. */
  brevity: number;
}

const english =
  'the and to of a in is that for it as you with on be this can or are if by not an we your from use will have which one at but more so when they then has its their also may these would what how all each there some other first into time than only new about do most like make just over such data example through need work function value used should between where does very where set after model list great line know little before people'.split(
    ' ',
  );
const german =
  'die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind oder um haben über könnte größer müssen ähnlich schließlich'.split(
    ' ',
  );
const french =
  'de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec être à été même où déjà après première façon très'.split(
    ' ',
  );
const latinParts = {
  starts: [
    'b',
    'c',
    'd',
    'f',
    'g',
    'h',
    'l',
    'm',
    'n',
    'p',
    'r',
    's',
    't',
    'v',
    'st',
    'tr',
    'pr',
    'ch',
    'con',
    're',
  ],
  middles: ['a', 'e', 'i', 'o', 'u', 'ea', 'io', 'er', 'an', 'in', 'or', 'en', 'al', 'ti', 'at', 'ou'],
  ends: ['n', 't', 's', 'd', 'l', 'ng', 'st', 'tion', 'ment', 'r', 'ly', 'ble', 'ck', 'x', ''],
};
const accentedParts = {
  ...latinParts,
  middles: [...latinParts.middles, 'é', 'ä', 'ö', 'ü', 'è', 'ç', 'ñ', 'ã'],
};
const cyrillicParts = {
  starts: [...'бвгдзклмнпрст', 'пр', 'ст', 'при'],
  middles: [...'аеиоуыяё', 'ов', 'ен'],
  ends: ['', 'й', 'ть', 'ние', 'м', 'х', 'ого', 'ся', 'к'],
};
const arabicParts = {
  starts: ['ال', 'م', 'ب', 'ت', 'س', 'و', 'ن', 'ي', 'أ'],
  middles: [...'رلدعفقكحجشط'],
  ends: ['ة', 'ن', 'ات', 'ها', 'ي', ''],
};

const pick = <T>(from: readonly T[], at: number): T | undefined => from[Math.floor(at * from.length)];
/** A number below 1 of which small ones are so much more frequent as the rank of a word in a language demands. */
const rank = (random: Random, count: number) => (count ** random() - 1) / count;

function made(random: Random, parts: typeof latinParts, count: number): string[] {
  const some = (from: readonly string[]) => pick(from, random()) ?? '';
  return Array.from({ length: count }, () => {
    const syllables = 1 + Math.floor(random() * 3.2);
    const stem = Array.from({ length: syllables }, () => some(parts.starts) + some(parts.middles)).join('');
    return stem + some(parts.ends);
  });
}

function characters(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(from + index));
}

const marks = ['.', '.', ',', ',', ',', ':', '?', ' –', '’s', '!'];
const signs = ['→', '✅', '…', '•', '“', '🚀', '≥', '—'];

export interface RealisticTexts {
  /** What is said in a conversation, question and answer in turn. */
  conversation(messageCount: number): string[];
  /** One of the words of one of the languages; the frequent ones more often. */
  word(): string;
  /** One of the rare words. */
  rareWord(): string;
  /** One of the most frequent words. */
  frequentWord(): string;
  /** A word of a language without spaces. */
  character(): string;
}

/** Texts that are the same at every run for the same numbers. */
export function realisticTexts(random: Random): RealisticTexts {
  const kana = [...characters(0x3042, 80), ...characters(0x4e00, 1_500), ...characters(0x30a2, 80)];
  const languages: Language[] = [
    { share: 58, words: [...english, ...made(random, latinParts, 60_000)], between: ' ', brevity: 1 },
    { share: 8, words: [...german, ...made(random, accentedParts, 40_000)], between: ' ', brevity: 1 },
    { share: 8, words: [...french, ...made(random, accentedParts, 40_000)], between: ' ', brevity: 1 },
    { share: 8, words: made(random, cyrillicParts, 40_000), between: ' ', brevity: 1 },
    { share: 3, words: made(random, arabicParts, 20_000), between: ' ', brevity: 1.2 },
    { share: 8, words: characters(0x4e00, 3_000), between: '', brevity: 3 },
    { share: 5, words: kana, between: '', brevity: 2.5 },
    { share: 2, words: characters(0xac00, 2_000), between: '', brevity: 2 },
  ];
  const choices = languages.flatMap((language) => Array<Language>(language.share).fill(language));
  const oneOf = ({ words }: Language) => words[Math.floor(rank(random, words.length) * words.length)] ?? '';
  const spaced = () => pick(languages.slice(0, 5), random() ** 2) ?? languages[0];
  const anyWord = (at: number) => pick((spaced() ?? { words: [] }).words, at) ?? '';

  function sentence(language: Language): string {
    const mark = language.between === '' ? '。' : (pick(marks, random()) ?? '.');
    const count = 4 + Math.floor(random() * 14);
    return Array.from({ length: count }, () => oneOf(language)).join(language.between) + mark;
  }

  function code(): string {
    const name = () => `${pick(english, random())}${Math.floor(random() * 5_000)}_${pick(english, random())}`;
    const line = () => `  const ${name()} = await ${name()}(${name()}, ${Math.floor(random() * 1e6)});`;
    return `\n\n\`\`\`ts\n${Array.from({ length: 3 + Math.floor(random() * 8) }, line).join('\n')}\n\`\`\`\n\n`;
  }

  function text(language: Language, length: number, isReply: boolean): string {
    const wanted = length / language.brevity;
    const hasSigns = isReply && random() < 0.25;
    const parts: string[] = [];
    for (let written = 0; written < wanted; written += (parts.at(-1) ?? '').length + 1) {
      const kind = isReply ? random() : 1;
      if (kind < 0.015) parts.push(code());
      else if (kind < 0.08) parts.push(`\n- **${oneOf(language)}** ${sentence(language)}`);
      else if (hasSigns && kind < 0.15) parts.push(`${pick(signs, random())} ${sentence(language)}`);
      else parts.push(sentence(language));
    }
    return parts.join(language.between);
  }

  /** Most are short, some are long, very few are very long. */
  function lengthOf(isReply: boolean): number {
    if (!isReply && random() < 0.003) return 8_000 + random() * 40_000;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return isReply ? 700 * Math.exp(0.85 * normal) : 70 * Math.exp(1.1 * normal);
  }

  return {
    conversation(messageCount) {
      const language = pick(choices, random());
      if (!language) return [];
      return Array.from({ length: messageCount }, (_, index) =>
        text(language, lengthOf(index % 2 === 1), index % 2 === 1),
      );
    },
    word: () => anyWord(rank(random, 40_000)),
    rareWord: () => anyWord(0.5 + random() / 2),
    frequentWord: () => anyWord(random() * 0.001),
    character: () =>
      oneOf(languages[5 + Math.floor(random() * 3)] ?? { share: 0, words: [], between: '', brevity: 1 }),
  };
}
