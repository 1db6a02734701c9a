import { createRecentCounts } from './recent-counts';

/** Longer pieces are counted in parts, so that no text is slow: the work of merging grows with the square of the length. */
const longestPart = 128;

/** How much text the pattern sees at once: on a run of some million letters a browser's pattern matching fails. */
const longestSegment = 65_536;

/** How many pieces are remembered; a message of a million characters has about 20,000 different ones. */
const rememberedPieces = 50_000;

/**
 * Makes a function that counts the tokens of a text: it is split as the encoding splits it, and each piece is
 * encoded once and remembered.
 *
 * Promises: the work is linear in the text, whatever the text is, and no text throws; what looks like a special
 * token (`<|endoftext|>`) counts as the plain text it is, and half a surrogate pair as U+FFFD, which is what a
 * provider receives. The count is the encoding's own unless a piece is longer than 128 characters (a run of letters,
 * spaces or signs): such a piece is counted in parts. In prose and code this changes nothing or next to nothing,
 * long runs of one sign come out up to twice too high.
 *
 * @param encode the number of tokens of one piece; asked for at most 128 characters at a time
 * @param pattern how the encoding splits a text (`pat_str` of a tiktoken encoding); it must match every character
 */
export function createCounter(encode: (piece: string) => number, pattern: string): (text: string) => number {
  const splitter = new RegExp(pattern, 'gu');
  const recent = createRecentCounts(rememberedPieces);

  function countPart(part: string): number {
    const known = recent.get(part);
    if (known !== undefined) return known;
    const tokens = encode(part);
    recent.set(part, tokens);
    return tokens;
  }

  function countPiece(piece: string): number {
    if (piece.length <= longestPart) return countPart(piece);
    return sum(cut(piece, partEnd), countPart);
  }

  function countSegment(segment: string): number {
    return sum(matches(segment, splitter), countPiece);
  }

  return (text) => sum(cut(text, segmentEnd), countSegment);
}

/** One after the other: a list of all pieces of a long text would take more memory than the text. */
function sum(parts: Iterable<string>, count: (part: string) => number): number {
  let total = 0;
  for (const part of parts) total += count(part);
  return total;
}

function* matches(text: string, pattern: RegExp): Iterable<string> {
  for (const [match] of text.matchAll(pattern)) yield match;
}

function* cut(text: string, endOf: (text: string, start: number) => number): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const end = endOf(text, start);
    yield text.slice(start, end);
    start = end;
  }
}

function partEnd(text: string, start: number): number {
  return wholeCharacter(text, start + longestPart);
}

/**
 * Before a single space between two words, where every piece ends anyway; if there is none, as in a run without
 * spaces, wherever the segment is full, which may cost a token or two.
 */
function segmentEnd(text: string, start: number): number {
  const full = start + longestSegment;
  if (full >= text.length) return text.length;
  for (let end = full; end > start; end -= 1) {
    if (text[end] === ' ' && isWordsCharacter(text[end - 1]) && isWordsCharacter(text[end + 1])) return end;
  }
  return wholeCharacter(text, full);
}

function isWordsCharacter(character: string | undefined): boolean {
  return character !== undefined && /\S/.test(character);
}

/** One less where the end would tear a surrogate pair apart. */
function wholeCharacter(text: string, end: number): number {
  const isTorn = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(end - 1, end + 1));
  return isTorn ? end - 1 : end;
}
