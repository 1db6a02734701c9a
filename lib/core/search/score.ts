/** How often a term counts at most: what says a word a hundred times is not more about it. */
const mostHits = 2;

/** What else a term's hits are worth, besides one each. */
const startsWord = 1;
const isWholeWord = 1;
const isFirstOfAll = 1;

/** For several terms, what it is worth that they stand together, next to each other or at least near. */
const adjacent = 6;
const near = 3;
const nearCharacters = 80;

/**
 * How well a folded text answers: 0 if a term is missing, more for hits at the borders of words, for several hits and
 * for terms near each other.
 */
export function scoreOf(text: string, terms: readonly string[]): number {
  let score = 0;
  for (const term of terms) {
    const first = text.indexOf(term);
    if (first < 0) return 0;
    score += scoreWithin(text, term, { start: 0, first, end: text.length }).score;
  }
  if (terms.length === 0) return 0;
  return score / terms.length + scoreOfNearness(text, terms);
}

/** From a place in a text to before another. */
interface Part {
  start: number;
  end: number;
}

/** A part of a text in which a term occurs, and where it does so first. */
export interface PartWithTerm extends Part {
  first: number;
}

/**
 * What `scoreOf` gives for the part alone, if no letter stands right before and behind it. `next` is a place behind those
 * that were looked at where the term occurs again, perhaps behind the part; -1 if there is none.
 */
export function scoreWithin(
  text: string,
  term: string,
  { start, first, end }: PartWithTerm,
): { score: number; next: number } {
  let hits = 0;
  let best = 0;
  let at = first;
  for (; at >= 0 && at < end && hits < mostHits; at = text.indexOf(term, at + term.length)) {
    hits += 1;
    best = Math.max(best, scoreOfBorders(text, at, at + term.length));
  }
  return { score: hits + best + (first === start ? isFirstOfAll : 0), next: at };
}

function scoreOfBorders(text: string, start: number, end: number): number {
  if (isLetter(text, start - 1)) return 0;
  return isLetter(text, end) ? startsWord : startsWord + isWholeWord;
}

/** Looked at by its number: a pattern would take longer than the search. Everything beyond ASCII counts as a letter. */
function isLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}

function scoreOfNearness(text: string, terms: readonly string[]): number {
  if (terms.length < 2) return 0;
  const anchor = terms.reduce((longest, term) => (term.length > longest.length ? term : longest));
  const others = terms.filter((term) => term !== anchor);
  const ownLength = terms.reduce((sum, { length }) => sum + length, 0);
  let leastSpare = Infinity;
  let start = text.indexOf(anchor);
  for (let places = 0; start >= 0 && places < mostPlaces && leastSpare > terms.length; places += 1) {
    const span = spanAround(text, { start, end: start + anchor.length }, others, nearCharacters + ownLength);
    leastSpare = Math.min(leastSpare, span - ownLength);
    start = text.indexOf(anchor, start + anchor.length);
  }
  if (leastSpare <= terms.length) return adjacent;
  return leastSpare <= nearCharacters ? near : 0;
}

/** At how many places of the longest term the others are looked for: enough to find one where all are together. */
const mostPlaces = 8;

/** The length of the shortest part around another that holds every term; infinite if one of them is not within reach. */
function spanAround(text: string, { start, end }: Part, terms: readonly string[], reach: number): number {
  const offset = Math.max(0, start - reach);
  const around = text.slice(offset, end + reach);
  let [low, high] = [start, end];
  for (const term of terms) {
    const place = nearestIn(around, term, { start: start - offset, end: end - offset }) + offset;
    low = Math.min(low, place);
    high = Math.max(high, place + term.length);
  }
  return high - low;
}

/** The place of a term with the least between it and a part; infinitely far away if there is none. */
function nearestIn(text: string, term: string, { start, end }: Part): number {
  let [nearest, least] = [-Infinity, Infinity];
  for (let place = text.indexOf(term); place >= 0; place = text.indexOf(term, place + term.length)) {
    const distance = Math.max(start - place, place + term.length - end);
    if (distance < least) [nearest, least] = [place, distance];
  }
  return nearest;
}
