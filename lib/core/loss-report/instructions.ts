import { spacelessSource } from './comparable-words';

/** Words that forbid or demand, for each language in which they stand between spaces. */
const cues: readonly string[] = [
  // English
  String.raw`(?<!\bi )do(?:es)? not|(?<!\bi )don['’]t|i (?:do not|don['’]t) want|never|must|mustn['’]t|always|only`,
  "no more than|at most|make sure|ensure|avoid|under no circumstances|should(?: not|n['’]t)",
  // German
  'nie|niemals|darf|dürfen|muss|musst|müssen|immer|nur|höchstens|maximal|vermeiden?|achte[nt]? darauf',
  String.raw`stelle?n? (?:sie )?sicher|auf keinen fall|bitte (?:nicht|keine?n?)|keinesfalls|kein(?:e|en)? \p{L}{1,30} verwenden`,
  // French
  String.raw`n(?:e |['’])\p{L}{1,30} (?:pas|jamais|plus)|jamais|toujours|seulement|uniquement|do(?:is|it|ivent)|devez`,
  'évite[rz]?|assure-toi|assurez-vous|veille[rz]? à|au plus|pas plus de|il faut',
  // Spanish
  'nunca|jamás|siempre|solo|sólo|solamente|únicamente|debe[ns]?|tienes? que|hay que|evit[ae]r?',
  'asegúrate|asegúrese|no más de|como máximo',
  // Italian
  String.raw`non \p{L}{1,30} mai|mai più|mai \p{L}{1,30}[aei]re|sempre|soltanto|solamente|dev[ei]|devono|bisogna|evitare|assicurati|al massimo|non più di`,
  // Portuguese
  'jamais|só|somente|apenas|devem|tem que|certifique-se|garanta|no máximo|não mais de',
  // Dutch
  'nooit|altijd|alleen|slechts|moet(?:en)?|mag (?:niet|geen)|gebruik geen|vermijd|zorg (?:er|dat)|hoogstens|maximaal',
];

/** Spanish, Italian and Portuguese forbid with a "no" in front. */
const cuesInFront = String.raw`^[\s\-*>•]{0,8}(?:no|non|não) \p{L}`;

/** The same for Chinese and Japanese. */
const spacelessCues = [
  '不要|不能|不可|不得|不准|不许|不許|必须|必須|务必|務必|勿|禁止|总是|總是|始终|一定要|只能|只用|仅限|最多|不超过|不超過|避免|确保|確保|千万|别再|请别',
  'ないで|てはいけ|てはなら|ではいけ|必ず|絶対|常に|だけ|のみ|なければなら|避けて|以内|決して|ようにしてください|ください',
].join('|');

const cuePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${cues.join('|')})(?![\p{L}\p{N}_])|${cuesInFront}|${spacelessCues}`,
  'iu',
);

const sentenceEnd = /(?<=[.!?…]["”»’')\]*]?)\s+|(?<=[。！？])|\n+/gu;
const longestShown = 200;

/** A sentence that forbids or demands something, cut to about 200 characters, and where it starts. */
interface Instruction {
  text: string;
  start: number;
}

/**
 * The sentences that tell someone what to do or not to do: "never", "must", "make sure" and their like in nine
 * languages. Questions are none. A sentence ends at its mark and at the end of the line.
 */
export function instructionsIn(text: string): Instruction[] {
  const instructions: Instruction[] = [];
  let start = 0;
  for (const end of [...Array.from(text.matchAll(sentenceEnd)), { index: text.length, 0: '' }]) {
    const sentence = text.slice(start, end.index);
    const shown = shorten(sentence.trim());
    if (cuePattern.test(shown) && !/[?？]["”»)]?$/.test(shown)) instructions.push({ text: shown, start });
    start = end.index + end[0].length;
  }
  return instructions;
}

function shorten(sentence: string): string {
  if (sentence.length <= longestShown) return sentence;
  const cut = sentence.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > longestShown / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

/** Words that say little about what a sentence is about. */
const smallWords = new Set(
  (
    'the and you your for that this with are was has have can will any its from into than then they them who ' +
    'der die das den dem des und ein eine einen sie ich wir mit von für auf ist sind bitte ' +
    'les des une dans pour par sur est que qui vous nous los las una por para con del como sus ' +
    'gli della delle che per uma dos das het een van voor met zijn'
  ).split(' '),
);

const spaceless = new RegExp(`^${spacelessSource}$`, 'u');

/** What words say: those with three letters or more, those with digits, and pairs of characters without spaces. */
export function contentOf(words: readonly string[]): Set<string> {
  const content = words.filter((word) => (word.length > 2 || /\d/.test(word)) && !smallWords.has(word));
  return new Set([...content, ...characterPairs(words)]);
}

function characterPairs(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return next !== undefined && spaceless.test(word) && spaceless.test(next) ? [word + next] : [];
  });
}
