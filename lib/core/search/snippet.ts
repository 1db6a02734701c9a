import { type FoldedText, foldWithPlaces } from './fold';

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  start: number;
  end: number;
}

/** A part of a text for a list of results, on one line. `hits` are the found parts of it, in order and apart. */
export interface Snippet {
  text: string;
  hits: readonly TextRange[];
}

/** In characters. */
const longestSnippet = 160;
const lead = 40;

/** How much of a text is looked at before the rest is: folding with places is slow on a book. */
const firstLook = 24_000;

/** How many hits of each term a snippet is chosen from. */
const mostHits = 200;

/** Every place of the original text where a term occurs, in order; those that touch or overlap are one. */
export function hitsIn(text: string, terms: readonly string[]): TextRange[] {
  return hitsInFolded(foldWithPlaces(text), terms);
}

/** The part of the text around the place that holds the most terms, with the hits marked; undefined if there is no hit. */
export function snippetOf(text: string, terms: readonly string[]): Snippet | undefined {
  const near = hitsInFolded(foldWithPlaces(text.slice(0, firstLook)), terms, mostHits);
  const isFar = near.length === 0 && text.length > firstLook;
  const hits = isFar ? hitsInFolded(foldWithPlaces(text), terms, mostHits) : near;
  const first = hits[densest(text, hits)];
  if (!first) return undefined;
  const start = startOfSnippet(text, first.start - lead);
  const end = endOfSnippet(text, Math.max(start + longestSnippet, first.end));
  const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
  return onOneLine(text, start, end, inside);
}

function hitsInFolded(
  { folded, originalRange }: FoldedText,
  terms: readonly string[],
  most = Infinity,
): TextRange[] {
  const found: TextRange[] = [];
  for (const term of terms) {
    let at = folded.indexOf(term);
    for (let count = 0; at >= 0 && count < most; count += 1) {
      found.push(originalRange(at, at + term.length));
      at = folded.indexOf(term, at + term.length);
    }
  }
  return united(found);
}

function united(ranges: TextRange[]): TextRange[] {
  const apart: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

/** The hit from which on most of what was looked for fits into a snippet. */
function densest(text: string, hits: readonly TextRange[]): number {
  const all = lengthOfDifferent(text, hits, 0, Infinity);
  let [best, most] = [0, 0];
  for (const [index, { start }] of hits.entries()) {
    const worth = lengthOfDifferent(text, hits, index, start + longestSnippet - lead);
    if (worth > most) [best, most] = [index, worth];
    if (most === all) break;
  }
  return best;
}

function lengthOfDifferent(text: string, hits: readonly TextRange[], first: number, until: number): number {
  const different = new Set<string>();
  for (let index = first; ; index += 1) {
    const hit = hits[index];
    if (!hit || hit.end > until) break;
    different.add(text.slice(hit.start, hit.end).toLowerCase());
  }
  return [...different].reduce((sum, { length }) => sum + length, 0);
}

/** The start of a word near here, so that none is cut; in a text without spaces, of a character. */
function startOfSnippet(text: string, near: number): number {
  if (near <= 0) return 0;
  const space = text.slice(near, near + lead / 2).search(/\s/);
  return space < 0 ? wholeCharacter(text, near) : near + space + 1;
}

function endOfSnippet(text: string, near: number): number {
  if (near >= text.length) return text.length;
  const space = text.slice(near, near + lead / 2).search(/\s/);
  return space < 0 ? wholeCharacter(text, near) : near + space;
}

function wholeCharacter(text: string, index: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;
}

/** White space becomes one space, and an ellipsis says where something was left out; the hits move along. */
function onOneLine(text: string, start: number, end: number, hits: readonly TextRange[]): Snippet {
  let line = start > 0 ? '…' : '';
  const moved: TextRange[] = [];
  let from = start;
  const add = (part: string) => {
    const tidy = part.replace(/\s+/g, ' ');
    line += line === '' || line.endsWith(' ') ? tidy.replace(/^ /, '') : tidy;
  };
  for (const hit of hits) {
    add(text.slice(from, hit.start));
    const movedStart = line.length;
    line += text.slice(hit.start, hit.end).replace(/\s+/g, ' ');
    moved.push({ start: movedStart, end: line.length });
    from = hit.end;
  }
  add(text.slice(from, end));
  return { text: end < text.length ? `${line.trimEnd()}…` : line.trimEnd(), hits: moved };
}
