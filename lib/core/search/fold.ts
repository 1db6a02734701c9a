/**
 * Folding makes texts comparable for search: without case, without accents, full-width and half-width alike. It is
 * done unit by unit (a character with the marks that belong to it), so that a place in the folded text leads back to
 * its place in the original although lengths change.
 */

/** A unit in which a character is joined by marks, or has two halves, or marks that stand alone. */
const unitPattern = /[^\p{M}][\p{M}\uff9e\uff9f\u1160-\u11ff]*|\p{M}+/uy;

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
  let folded = '';
  foldUnits(text, (part) => {
    folded += part;
  });
  return folded;
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

/** A part of a folded text, and of the text that became it. */
interface FoldedPart {
  foldedStart: number;
  foldedEnd: number;
  start: number;
  end: number;
  /** Each character became one. */
  isRun: boolean;
}

/** Like `fold`, and leads back to the original. */
export function foldWithPlaces(text: string): FoldedText {
  const parts: FoldedPart[] = [];
  let folded = '';
  foldUnits(text, (part, start, end, isRun) => {
    const foldedStart = folded.length;
    folded += part;
    const last = parts.at(-1);
    if (part !== '') parts.push({ foldedStart, foldedEnd: folded.length, start, end, isRun });
    // An accent of its own belongs to the letter before it.
    else if (last) last.end = end;
  });
  return {
    folded,
    originalRange: (start, end) => ({
      start: startOf(partWith(parts, start), start) ?? text.length,
      end: endOf(partWith(parts, end - 1), end) ?? text.length,
    }),
  };
}

/** The part that a place in the folded text is in; undefined behind the end. */
function partWith(parts: readonly FoldedPart[], place: number): FoldedPart | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const part = parts[middle];
    if (part && part.foldedEnd <= place) low = middle + 1;
    else high = middle;
  }
  return parts[low];
}

function startOf(part: FoldedPart | undefined, place: number): number | undefined {
  return part?.isRun ? part.start + place - part.foldedStart : part?.start;
}

function endOf(part: FoldedPart | undefined, place: number): number | undefined {
  return part?.isRun && place < part.foldedEnd ? part.start + place - part.foldedStart : part?.end;
}

/**
 * Called for each part of a text with what becomes of it, and with its place: for units, and for runs of characters of
 * which each becomes one.
 */
type TakePart = (folded: string, start: number, end: number, isRun: boolean) => void;

function foldUnits(text: string, take: TakePart): void {
  let runStart = 0;
  let index = 0;
  while (index < text.length) {
    const end = endOfUnit(text, index);
    if (end === undefined) {
      index += 1;
      continue;
    }
    if (runStart < index) take(text.slice(runStart, index).toLowerCase(), runStart, index, true);
    const isSpace = kindAt(text, index) === Kind.space;
    take(isSpace ? ' ' : foldedUnit(text.slice(index, end)), index, end, false);
    index = end;
    runStart = end;
  }
  if (runStart < index) take(text.slice(runStart, index).toLowerCase(), runStart, index, true);
}

/** Where the unit ends that begins here; undefined for a character that stays, but for its case if it is ASCII. */
function endOfUnit(text: string, index: number): number | undefined {
  const kind = kindAt(text, index);
  if (kind === Kind.space) {
    let end = index + 1;
    while (kindAt(text, end) === Kind.space) end += 1;
    return text.charCodeAt(index) === 32 && end === index + 1 ? undefined : end;
  }
  if (kind === Kind.ascii) return undefined;
  if (kind !== Kind.joining && kindAt(text, index + 1) !== Kind.joining)
    return kind === Kind.staying ? undefined : index + 1;
  unitPattern.lastIndex = index;
  unitPattern.test(text);
  return unitPattern.lastIndex;
}

/** How a character is folded where no mark follows. */
const Kind = {
  none: 0,
  /** Printable and not a space: stays, but for its case. A mark behind it is a unit of its own. */
  ascii: 1,
  space: 2,
  staying: 3,
  changing: 4,
  /** A mark, or half of what may be one: where one is, the units are looked for by their pattern. */
  joining: 5,
} as const;

/** The kinds of the characters that have been seen, by their codes. */
const kinds = new Uint8Array(0x10000);

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  // Behind the end there is no code.
  const kind = kinds[code] ?? Kind.ascii;
  if (kind !== Kind.none) return kind;
  const found = kindOf(text.charAt(index));
  kinds[code] = found;
  return found;
}

function kindOf(character: string): number {
  if (/[!-~]/.test(character)) return Kind.ascii;
  if (/\s/.test(character)) return Kind.space;
  if (/[\p{M}\p{Cs}\uff9e\uff9f\u1160-\u11ff]/u.test(character)) return Kind.joining;
  return foldCharacter(character) === character ? Kind.staying : Kind.changing;
}

function foldedUnit(unit: string): string {
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
