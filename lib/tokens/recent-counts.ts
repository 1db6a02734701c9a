interface RecentCounts {
  get(piece: string): number | undefined;
  set(piece: string, count: number): void;
  /** How many counts are kept now. */
  readonly size: number;
}

/**
 * Remembers the counts of the pieces that were used last, at most `limit` of them. In two generations: when the young
 * one is full it becomes the old one, and what nobody asks for while it is old is forgotten. That keeps at least the
 * last `limit / 2` pieces, at a fraction of what an exact order of use costs.
 */
export function createRecentCounts(limit: number): RecentCounts {
  const most = Math.max(1, Math.floor(limit / 2));
  let young = new Map<string, number>();
  let old = new Map<string, number>();

  function add(piece: string, count: number): void {
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(piece, count);
  }

  return {
    get(piece) {
      const count = young.get(piece);
      if (count !== undefined) return count;
      const oldCount = old.get(piece);
      if (oldCount === undefined) return undefined;
      add(piece, oldCount);
      return oldCount;
    },
    set: (piece, count) => add(ownCopy(piece), count),
    get size() {
      return young.size + old.size;
    },
  };
}

/** A part of a string keeps the whole string in memory; a remembered piece must not keep its message. */
function ownCopy(piece: string): string {
  return piece.split('').join('');
}
