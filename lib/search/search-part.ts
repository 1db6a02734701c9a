import type { SearchEntry } from '@/lib/core/search/search-entry';

/** Entries that are searched together. */
export interface SearchPart {
  entries: readonly SearchEntry[];
  /** Every entry whose text has the term in it, and every one whose text is cut; perhaps others. */
  thatMayAnswer(term: string): Iterable<SearchEntry>;
}

/** Stands between the texts. A term that has it, too, finds entries that do not answer, which does no harm. */
const separator = '\0';

/**
 * Entries whose texts are pieces of one long text: asking it once where a term is takes a fraction of the time of
 * asking each, and it takes no more memory, because the pieces are not copied.
 */
export function joinedPart(entries: readonly SearchEntry[]): SearchPart {
  const long = entries.map(({ text }) => text).join(separator);
  let start = 0;
  const pieces = entries.map((entry) => {
    const piece = { ...entry, text: long.slice(start, start + entry.text.length) };
    start += entry.text.length + separator.length;
    return piece;
  });
  return { entries: pieces, thatMayAnswer: (term) => piecesWith(term, long, pieces) };
}

function* piecesWith(term: string, long: string, pieces: readonly SearchEntry[]): Iterable<SearchEntry> {
  let at = long.indexOf(term);
  let end = -separator.length;
  for (const piece of pieces) {
    end += separator.length + piece.text.length;
    const isHit = at >= 0 && at <= end;
    if (isHit || piece.isCut) yield piece;
    if (isHit) at = long.indexOf(term, end);
  }
}

/** Entries that are few, or of which most are known to answer. */
export function plainPart(entries: readonly SearchEntry[]): SearchPart {
  return { entries, thatMayAnswer: () => entries };
}

/** A part without the entries of some messages. */
export function without(part: SearchPart, messageIds: { has(id: string): boolean }): SearchPart {
  const isThere = ({ messageId }: SearchEntry) => !messageIds.has(messageId);
  return {
    entries: part.entries.filter(isThere),
    *thatMayAnswer(term) {
      for (const entry of part.thatMayAnswer(term)) if (isThere(entry)) yield entry;
    },
  };
}
