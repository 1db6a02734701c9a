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
    score += scoreOfTerm(text, term, first);
  }
  if (terms.length === 0) return 0;
  return score / terms.length + scoreOfNearness(text, terms);
}

function scoreOfTerm(text: string, term: string, first: number): number {
  let score = first === 0 ? isFirstOfAll : 0;
  let best = 0;
  for (let at = first, hits = 0; at >= 0 && hits < mostHits; at = text.indexOf(term, at + term.length)) {
    hits += 1;
    score += 1;
    best = Math.max(best, scoreOfBorders(text, at, at + term.length));
  }
  return score + best;
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

/** How often the rarest term is looked at: enough to find a place where all are together. */
const mostPlaces = 8;

/** The length of the shortest part that holds every term, going out from the first places of the longest term. */
function shortestSpan(text: string, terms: readonly string[]): number {
  const anchor = terms.reduce((longest, term) => (term.length > longest.length ? term : longest));
  let shortest = Infinity;
  for (let at = text.indexOf(anchor), places = 0; at >= 0 && places < mostPlaces; places += 1) {
    shortest = Math.min(shortest, spanAround(text, terms, at, at + anchor.length));
    at = text.indexOf(anchor, at + anchor.length);
  }
  return shortest;
}

function spanAround(text: string, terms: readonly string[], start: number, end: number): number {
  let [low, high] = [start, end];
  for (const term of terms) {
    const before = text.lastIndexOf(term, start);
    const after = text.indexOf(term, start);
    const isBefore = after < 0 || (before >= 0 && start - before < after + term.length - end);
    low = Math.min(low, isBefore ? before : after);
    high = Math.max(high, (isBefore ? before : after) + term.length);
  }
  return high - low;
}
