/** Says which of the pieces of a text may hold what is looked for, by the groups of three letters in them. */
export interface TrigramIndex {
  /**
   * The numbers of the pieces that have each trigram of each term, in order, and of some others; undefined if no term has
   * three letters. Of those with all of them, only a look says whether they have the terms, too.
   */
  candidates(terms: readonly string[]): number[] | undefined;
}

/** Into how many rows trigrams are put, by a hash: more take more memory, fewer let more pieces pass that do not answer. */
const rowCount = 768;

/** In characters: a longer piece has something in nearly every row. */
const longestPiece = 8_000;

/**
 * Reads a text once. There is a row of bits for each hash of a trigram, with a bit for each piece that has such a one: what
 * pieces must have is known for 32 of them at a time.
 * @param ends where the pieces end; between two is a character that belongs to none
 */
export function indexTrigrams(text: string, ends: Uint32Array): TrigramIndex {
  const width = Math.ceil(ends.length / 32);
  const rows = new Uint32Array(rowCount * width);
  let start = 0;
  ends.forEach((end, number) => {
    const word = number >> 5;
    const bit = 1 << (number & 31);
    if (end - start > longestPiece) {
      for (let place = word; place < rows.length; place += width) rows[place] = Number(rows[place]) | bit;
    } else {
      let before = text.charCodeAt(start);
      let last = text.charCodeAt(start + 1);
      for (let index = start + 2; index < end; index += 1) {
        const code = text.charCodeAt(index);
        const place = rowOf(before, last, code) * width + word;
        rows[place] = Number(rows[place]) | bit;
        before = last;
        last = code;
      }
    }
    start = end + 1;
  });
  return {
    candidates(terms) {
      const wanted = rowsOf(terms);
      if (wanted.size === 0) return undefined;
      const numbers: number[] = [];
      for (let word = 0; word < width; word += 1) {
        let bits = -1;
        for (const row of wanted) bits &= Number(rows[row * width + word]);
        for (; bits !== 0; bits &= bits - 1) numbers.push(word * 32 + 31 - Math.clz32(bits & -bits));
      }
      return numbers;
    },
  };
}

function rowsOf(terms: readonly string[]): Set<number> {
  const rows = new Set<number>();
  for (const term of terms) {
    for (let index = 2; index < term.length; index += 1) {
      rows.add(rowOf(term.charCodeAt(index - 2), term.charCodeAt(index - 1), term.charCodeAt(index)));
    }
  }
  return rows;
}

/** The row of three letters, by multiplicative hashing: Knuth, The Art of Computer Programming, 6.4. */
function rowOf(first: number, second: number, third: number): number {
  const sum = Math.imul(first, 0x9e37_79b1) + Math.imul(second, 0x85eb_ca77) + Math.imul(third, 0xc2b2_ae3d);
  // The upper bits depend on all letters.
  return (sum >>> 16) % rowCount;
}
