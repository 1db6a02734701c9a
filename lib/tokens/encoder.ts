/** One rank for each token; a token is its bytes, written as characters from U+0000 to U+00FF. */
type Ranks = ReadonlyMap<string, number>;

/**
 * Makes a function that says how many tokens one piece of text becomes by byte-pair encoding: the pair of neighbours
 * with the lowest rank becomes one, again and again, until no pair has a rank
 * (https://github.com/openai/tiktoken/blob/main/src/lib.rs).
 *
 * The counts are those of js-tiktoken's `encode`, whose data this uses. Its own encoder takes over a second to start
 * and writes out the bytes of each candidate pair in each step: a thousand Chinese words without a repetition take it
 * half a second, and this one some milliseconds. The work still grows with the square of the piece's length.
 *
 * @param bpeRanks lines of `! rank token token ...`, tokens in base64, each ranking one above the token before it
 */
export function createEncoder(bpeRanks: string): (piece: string) => number {
  const ranks = readRanks(bpeRanks);
  const encoder = new TextEncoder();
  return (piece) => {
    const bytes = String.fromCharCode(...encoder.encode(piece));
    return ranks.has(bytes) ? 1 : countMerged(bytes, ranks);
  };
}

function readRanks(bpeRanks: string): Ranks {
  const ranks = new Map<string, number>();
  for (const line of bpeRanks.split('\n')) {
    const [, first, ...tokens] = line.split(' ');
    tokens.forEach((token, index) => {
      ranks.set(atob(token), Number(first) + index);
    });
  }
  return ranks;
}

function countMerged(bytes: string, ranks: Ranks): number {
  /** Where each part starts, and the end of the last one. */
  const starts = Array.from({ length: bytes.length + 1 }, (_, index) => index);
  const rankAt = (part: number) => ranks.get(bytes.slice(starts[part], starts[part + 2])) ?? Infinity;
  /** For each part but the last, the rank of what it and its right neighbour would become. */
  const pairs = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, part) => rankAt(part));
  for (;;) {
    const lowest = indexOfLowest(pairs);
    if (lowest === undefined) return starts.length - 1;
    starts.splice(lowest + 1, 1);
    pairs.splice(lowest, 1);
    if (lowest < pairs.length) pairs[lowest] = rankAt(lowest);
    if (lowest > 0) pairs[lowest - 1] = rankAt(lowest - 1);
  }
}

/** The leftmost of the lowest; undefined if there is nothing but Infinity. */
function indexOfLowest(numbers: readonly number[]): number | undefined {
  let lowest = Infinity;
  let at: number | undefined;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? Infinity;
    if (number >= lowest) continue;
    lowest = number;
    at = index;
  }
  return at;
}
