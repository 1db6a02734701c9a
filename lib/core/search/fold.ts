/**
 * Folding makes texts comparable for search: without case, without accents, full-width and half-width alike. It is
 * done unit by unit (a character with the marks that belong to it), so that a place in the folded text leads back to
 * its place in the original although lengths change.
 */

/** Printable ASCII with single spaces inside; a run of white space; a character with its marks; marks on their own. */
const unitPattern =
  /(?<ascii>[!-~]+(?: [!-~]+)*)|(?<space>\s+)|[^\p{M}][\p{M}\uff9e\uff9f\u1160-\u11ff]*|[\p{M}]+/gu;

/**
 * Marks that writers leave out or put in as they like: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel
 * signs. Those of other scripts are letters of their own (か is not が), and stay. So do marks that stand alone.
 */
const optionalMarks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** Said by no one: soft hyphens, joiners, direction marks, the Arabic stretching stroke. */
const silent = /\p{Default_Ignorable_Code_Point}|\u0640/gu;

/** What Unicode does not take apart but people type as other letters, in lower case. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
};

/** Few units differ in a text, and taking one apart is slow. Emptied when it has grown large. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** The text as it is compared. `fold(a) === fold(b)` if a reader would call the two the same. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/\s+/g, ' ');
  return text.replace(unitPattern, (unit: string, ascii?: string, space?: string) =>
    foldedUnit(unit, ascii, space),
  );
}

/** Has nothing to take apart. */
function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** A folded text that remembers where it came from. */
export interface FoldedText {
  folded: string;
  /** The original text that became `folded.slice(start, end)`: whole characters, so it may be a little more. */
  originalRange(start: number, end: number): { start: number; end: number };
}

/** Like `fold`, and leads back to the original. */
export function foldWithPlaces(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const match of text.matchAll(unitPattern)) {
    const [unit] = match;
    const isAscii = match.groups?.ascii !== undefined;
    const part = foldedUnit(unit, match.groups?.ascii, match.groups?.space);
    folded += part;
    // An accent of its own belongs to the letter before it.
    if (part === '' && ends.length > 0) ends[ends.length - 1] = match.index + unit.length;
    for (let index = 0; index < part.length; index += 1) {
      starts.push(match.index + (isAscii ? index : 0));
      ends.push(match.index + (isAscii ? index + 1 : unit.length));
    }
  }
  return {
    folded,
    originalRange: (start, end) => ({
      start: starts[start] ?? text.length,
      end: ends[end - 1] ?? text.length,
    }),
  };
}

function foldedUnit(unit: string, ascii: string | undefined, space: string | undefined): string {
  if (ascii !== undefined) return ascii.toLowerCase();
  if (space !== undefined) return ' ';
  const before = known.get(unit);
  if (before !== undefined) return before;
  const folded = foldCharacter(unit);
  if (known.size >= mostKnown) known.clear();
  known.set(unit, folded);
  return folded;
}

function foldCharacter(unit: string): string {
  const bare = unit.normalize('NFKD').replace(optionalMarks, '').replace(silent, '').normalize('NFKC');
  return Array.from(bare.toLowerCase(), (character) => alike[character] ?? character)
    .join('')
    .replace(/\s+/g, ' ');
}
