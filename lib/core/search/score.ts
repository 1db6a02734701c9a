/** How often a term counts at most: what says a word a hundred times is not more about it. */
const mostHits = 3;

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

/** A part of a text in which a term occurs, and where it does so first. */
interface PartWithTerm {
  start: number;
  first: number;
  end: number;
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
  const spare = shortestSpan(text, terms) - terms.reduce((sum, { length }) => sum + length, 0);
  if (spare <= terms.length) return adjacent;
  return spare <= nearCharacters ? near : 0;
}

/** At how many places of a term others are looked for: enough to find one where all are together. */
const mostPlaces = 8;

/** How many places of the others are known. */
const mostOtherPlaces = 32;

/** The length of the shortest part that holds every term, going out from the first places of the longest term. */
function shortestSpan(text: string, terms: readonly string[]): number {
  const anchor = terms.reduce((longest, term) => (term.length > longest.length ? term : longest));
  const others = terms
    .filter((term) => term !== anchor)
    .map((term) => ({ length: term.length, places: firstPlaces(text, term, mostOtherPlaces) }));
  const spans = firstPlaces(text, anchor, mostPlaces).map((start) =>
    spanAround(others, start, start + anchor.length),
  );
  return Math.min(...spans);
}

function firstPlaces(text: string, term: string, most: number): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(term);
    at >= 0 && places.length < most;
    at = text.indexOf(term, at + term.length)
  ) {
    places.push(at);
  }
  return places;
}

interface TermPlaces {
  length: number;
  places: readonly number[];
}

function spanAround(others: readonly TermPlaces[], start: number, end: number): number {
  let [low, high] = [start, end];
  for (const { length, places } of others) {
    const place = nearest(places, length, start, end);
    low = Math.min(low, place);
    high = Math.max(high, place + length);
  }
  return high - low;
}

/** The place with the least between it and the part from `start` to `end`. */
function nearest(places: readonly number[], length: number, start: number, end: number): number {
  const distance = (place: number) => Math.max(start - place, place + length - end);
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}
