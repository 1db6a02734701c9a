import { sendableBlocks, textOf } from '../content';
import type { Message } from '../conversation';
import { wordsOf } from './comparable-words';
import { contentOf, instructionsIn } from './instructions';
import { notableTexts, proseOf } from './notable-texts';

/**
 * Something that is in an original and not in its summary.
 *
 * - `number`: with its unit, percent sign or currency; also a version
 * - `date`: a date or a time of day
 * - `url`: also an e-mail address, a host, or the path of a file
 * - `identifier`: a name as code writes it, a code span, a tag, a hash, a ticket
 * - `quote`: two to twelve words in quotation marks
 * - `instruction`: a sentence of the user's that forbids or demands something
 */
export interface Loss {
  kind: 'number' | 'date' | 'url' | 'identifier' | 'quote' | 'instruction';
  /** As it is written; a long instruction is cut to about 200 characters. */
  text: string;
  /** The message where it occurs first. */
  messageId: string;
}

interface Candidate extends Loss {
  start: number;
  /** The same for all spellings of the same thing. */
  meaning: string;
  /** Its words as they are written. */
  phrase: string;
}

/** How much of an instruction's content the summary must have to count as keeping it. */
const enoughContent = 0.7;

/**
 * Lists what a summary lost of the messages that it stands for, found without a model.
 *
 * - In the order of the conversation, each thing once, at the first place where it occurs.
 * - Never something that the summary has: its words one after the other as `wordsOf` sees them, or the same number,
 *   date or time in another spelling. A full date also keeps its day and its month alone. An instruction counts as
 *   kept if the summary has 70% of its content words, in any order.
 * - What cannot be sent is not looked at: thinking, tool calls.
 * - Of a fenced block of code at most five names are listed.
 *
 * Pure, and takes time in proportion to the texts, whatever they are.
 */
export function lossReport(originals: readonly Message[], summaryText: string): Loss[] {
  const candidates = new Map<string, Candidate>();
  for (const candidate of originals.flatMap(candidatesOf)) {
    if (!candidates.has(candidate.meaning)) candidates.set(candidate.meaning, candidate);
  }
  const isKept = keptBy(summaryText, candidates.values());
  return [...candidates.values()]
    .filter((candidate) => !isKept(candidate))
    .map(({ kind, text, messageId }) => ({ kind, text, messageId }));
}

/** What a message has that can be lost, in the order of its text. */
function candidatesOf({ id: messageId, role, content }: Message): Candidate[] {
  const text = textOf(sendableBlocks(content));
  const notable = notableTexts(text).map(({ kind, text, start, meanings }) => ({
    kind,
    text,
    start,
    meaning: String(meanings[0]),
    phrase: wordsOf(text).join(' '),
    messageId,
  }));
  const demands = (role === 'user' ? instructionsIn(proseOf(text)) : []).map(({ text, start }) => {
    const phrase = wordsOf(text).join(' ');
    return { kind: 'instruction' as const, text, start, meaning: phrase, phrase, messageId };
  });
  return [...demands, ...notable].sort((one, other) => one.start - other.start);
}

/** Tells of a candidate whether the summary has it; `asked` are those that will be asked for. */
function keptBy(summary: string, asked: Iterable<Candidate>): (candidate: Candidate) => boolean {
  const words = wordsOf(summary);
  const literal = phrasesIn(
    words,
    Array.from(asked, ({ phrase }) => phrase),
  );
  const understood = new Set([
    ...notableTexts(summary).flatMap(({ meanings }) => meanings),
    ...instructionsIn(proseOf(summary)).map(({ text }) => wordsOf(text).join(' ')),
  ]);
  const content = new Set([...words, ...contentOf(words)]);
  return ({ kind, meaning, phrase }) =>
    literal.has(phrase) ||
    understood.has(meaning) ||
    (kind === 'instruction' && hasContent(content, phrase.split(' ')));
}

function hasContent(content: ReadonlySet<string>, words: readonly string[]): boolean {
  const wanted = contentOf(words);
  const kept = [...wanted].filter((part) => content.has(part));
  return wanted.size > 0 && kept.length >= enoughContent * wanted.size;
}

/** Phrases by their words: where a branch ends, the phrases that end there. */
interface Branch {
  next: Map<string, Branch>;
  phrases: string[];
}

/** A longer phrase counts as found by its beginning, so that looking for it takes a limited number of steps. */
const longestPhrase = 40;

/** Which of the phrases occur among the words, in one walk through them. */
function phrasesIn(words: readonly string[], phrases: readonly string[]): Set<string> {
  const root: Branch = { next: new Map(), phrases: [] };
  for (const phrase of phrases) addPhrase(root, phrase);
  const found = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    let branch = root.next.get(String(words[start]));
    for (let index = start + 1; branch; index++) {
      for (const phrase of branch.phrases.splice(0)) found.add(phrase);
      branch = branch.next.get(String(words[index]));
    }
  }
  return found;
}

function addPhrase(root: Branch, phrase: string): void {
  let branch = root;
  for (const word of phrase.split(' ').slice(0, longestPhrase)) {
    const next = branch.next.get(word) ?? { next: new Map(), phrases: [] };
    branch.next.set(word, next);
    branch = next;
  }
  branch.phrases.push(phrase);
}
