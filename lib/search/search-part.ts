import { type PartWithTerm, scoreOf, scoreWithin } from '@/lib/core/search/score';
import type { SearchEntry } from '@/lib/core/search/search-entry';
import { indexTrigrams, type TrigramIndex } from '@/lib/core/search/trigrams';

/** Called for an entry that answers; and with a score of 0 for one whose text is cut and does not answer as far as that. */
type Take = (entry: SearchEntry, score: number) => void;

/** Entries that are searched together. */
export interface SearchPart {
  entries: readonly SearchEntry[];
  /** Looks for terms, of which there is at least one. */
  search(terms: readonly string[], take: Take): void;
  /** Gets ready to look for terms faster, which takes longer than to look for some. */
  prepare(): void;
}

/** Stands between the texts, and is no letter. */
const separator = '\0';

/**
 * Entries whose texts are pieces of one long text: asking it where a term is that many of them have takes a fraction of
 * the time of asking each, and it takes no more memory, because the pieces are not copied. The texts in other than Latin
 * letters have a long text of their own: in JavaScript one such letter makes a text twice as large.
 */
export function joinedPart(entries: readonly SearchEntry[]): SearchPart {
  const ids = new Map<string, string>();
  const alone = entries.map((entry) => ({ ...entry, conversationId: oneOf(ids, entry.conversationId) }));
  const narrow = join(alone.filter(({ text }) => !isWide(text)));
  const texts = [narrow, join(alone.filter(({ text }) => isWide(text)))];
  return {
    entries: texts.flatMap(({ pieces }) => pieces),
    search(terms, take) {
      for (const text of texts) searchJoined(text, terms, take);
    },
    prepare() {
      // Most texts are in Latin letters: the others are looked through in no time.
      narrow.trigrams ??= indexTrigrams(narrow.long, narrow.ends);
    },
  };
}

/** Has a letter beyond those that take one byte. */
function isWide(text: string): boolean {
  return /[^\0-\xff]/.test(text);
}

/** The same string for the same id, instead of one for each message. */
function oneOf(ids: Map<string, string>, id: string): string {
  const known = ids.get(id);
  if (known === undefined) ids.set(id, id);
  return known ?? id;
}

interface Joined {
  long: string;
  pieces: readonly SearchEntry[];
  /** Where each piece ends. All in one place: to look at every piece would take longer than to search them. */
  ends: Uint32Array;
  /** The pieces whose text is cut. */
  cut: readonly SearchEntry[];
  trigrams?: TrigramIndex;
}

function join(entries: readonly SearchEntry[]): Joined {
  const long = entries.map(({ text }) => text).join(separator);
  const ends = new Uint32Array(entries.length);
  let start = 0;
  const pieces = entries.map((entry, number) => {
    const end = start + entry.text.length;
    const piece = { ...entry, text: long.slice(start, end) };
    ends[number] = end;
    start = end + separator.length;
    return piece;
  });
  const cut = pieces.filter(({ isCut }) => isCut);
  return { long, pieces, ends, cut };
}

/** Of so large a share of the pieces, to look at each takes as long as to go through the long text. */
const manyCandidates = 0.4;

function searchJoined(joined: Joined, terms: readonly string[], take: Take): void {
  const answering = new Set<SearchEntry>();
  const takeAnswer = (piece: SearchEntry, score: number) => {
    if (score === 0) return;
    take(piece, score);
    if (piece.isCut) answering.add(piece);
  };
  const few = fewPieces(joined, terms);
  if (few) for (const piece of few) takeAnswer(piece, scoreOf(piece.text, terms));
  else searchLong(joined, terms, takeAnswer);
  for (const piece of joined.cut) if (!answering.has(piece)) take(piece, 0);
}

/** The pieces to look at one by one, if they are few or the long text cannot be asked. */
function fewPieces(
  { pieces, trigrams }: Joined,
  terms: readonly string[],
): readonly SearchEntry[] | undefined {
  if (terms.some((term) => term.includes(separator))) return pieces;
  const candidates = trigrams?.candidates(terms);
  if (!candidates || candidates.length > manyCandidates * pieces.length) return undefined;
  return candidates.flatMap((number) => pieces[number] ?? []);
}

/**
 * Goes from place to place of the longest term, which is likely to be the rarest, so that no part of the long text is
 * read twice. What is taken may have a score of 0.
 */
function searchLong({ long, pieces, ends }: Joined, terms: readonly string[], take: Take): void {
  const term = terms.reduce((longest, each) => (each.length > longest.length ? each : longest));
  const score = ({ text }: SearchEntry, part: PartWithTerm) =>
    terms.length === 1 ? scoreWithin(long, term, part) : { score: scoreOf(text, terms), next: part.first };
  let number = 0;
  for (let first = long.indexOf(term); first >= 0; ) {
    while ((ends[number] ?? Infinity) <= first) number += 1;
    const [piece, end] = [pieces[number], ends[number]];
    if (!piece || end === undefined) break;
    const found = score(piece, { start: end - piece.text.length, first, end });
    take(piece, found.score);
    first = found.next >= 0 && found.next < end ? long.indexOf(term, end) : found.next;
  }
}

/** Entries that are few. */
export function plainPart(entries: readonly SearchEntry[]): SearchPart {
  return {
    entries,
    search(terms, take) {
      for (const entry of entries) {
        const score = scoreOf(entry.text, terms);
        if (score > 0 || entry.isCut) take(entry, score);
      }
    },
    prepare() {},
  };
}

/** A part without the entries of some messages. */
export function without(part: SearchPart, messageIds: { has(id: string): boolean }): SearchPart {
  const isThere = ({ messageId }: SearchEntry) => !messageIds.has(messageId);
  return {
    entries: part.entries.filter(isThere),
    search: (terms, take) =>
      part.search(terms, (entry, score) => {
        if (isThere(entry)) take(entry, score);
      }),
    prepare: () => part.prepare(),
  };
}
