import { codeFinders, type Finder, finders, noise, quoteFinder, taken } from './notable-patterns';

/** Something in a text that may be looked for later. */
interface Notable {
  kind: Finder['kind'];
  text: string;
  /** Where it starts in the text, in UTF-16 units. */
  start: number;
  /** What it says, the same for all its spellings, the most exact first; never empty. */
  meanings: readonly string[];
}

/** Of a block of code only so many names are listed, or a pasted file would hide everything else. */
const mostOfBlock = 5;

/**
 * The numbers, dates, URLs, identifiers and quotes of a text. Nothing is found twice, except inside quotes. Of each
 * fenced block of code only five names or URLs: the first that it declares, then the first that it uses.
 */
export function notableTexts(text: string): Notable[] {
  const blocks = fencedBlocks(text);
  const prose = proseOf(text, blocks);
  const quotes = find(prose, [quoteFinder]);
  const others = find(
    prose.replace(noise, (found) => taken.repeat(found.length)),
    finders,
  );
  const code = blocks.flatMap(({ body, end }) =>
    firstNames(find(text.slice(body, end), codeFinders)).map((found) => ({
      ...found,
      start: body + found.start,
    })),
  );
  return [...quotes, ...others, ...code];
}

/** The text without its fenced blocks of code; everything else stays where it is. */
export function proseOf(text: string, blocks = fencedBlocks(text)): string {
  const parts: string[] = [];
  let end = 0;
  for (const block of blocks) {
    parts.push(text.slice(end, block.start), '\n'.repeat(block.end - block.start));
    end = block.end;
  }
  return [...parts, text.slice(end)].join('');
}

/** A fenced block with its fences; `body` is where its code starts. */
interface FencedBlock {
  start: number;
  body: number;
  end: number;
}

const fence = /^[ \t>]{0,12}(?<marks>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n?/gmu;

/** A block ends with a line of the same marks, at least as many as it began with, or with the text. */
function fencedBlocks(text: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { marks: string; start: number; body: number } | undefined;
  for (const { 0: line, index, groups } of text.matchAll(fence)) {
    const end = index + line.length;
    if (!open) open = { marks: String(groups?.marks), start: index, body: end };
    else if (/^[`~>\s]+$/.test(line) && line.includes(open.marks)) {
      blocks.push({ ...open, end });
      open = undefined;
    }
  }
  return open ? [...blocks, { ...open, end: text.length }] : blocks;
}

function find(text: string, finders: readonly Finder[]): Notable[] {
  const found: Notable[] = [];
  let left = text;
  for (const finder of finders) left = findOne(left, finder, found);
  return found;
}

/** Adds what one finder finds to `found`; returns the text with that taken out. */
function findOne(text: string, { kind, pattern, read }: Finder, found: Notable[]): string {
  const left: string[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const meanings = read(match);
    if (meanings.length === 0) continue;
    found.push({ kind, text: withoutMarks(match[0]), start: match.index, meanings });
    left.push(text.slice(end, match.index), taken.repeat(match[0].length));
    end = match.index + match[0].length;
  }
  return [...left, text.slice(end)].join('');
}

function withoutMarks(text: string): string {
  return text.replace(/^["“„«「『`]{1,2}\s?|\s?["”“»」』`]{1,2}$/gu, '');
}

function firstNames(found: readonly Notable[]): Notable[] {
  const byMeaning = new Map<string, Notable>();
  for (const notable of found) {
    const key = notable.meanings.join(' ');
    if (byMeaning.size < mostOfBlock && !byMeaning.has(key)) byMeaning.set(key, notable);
  }
  return [...byMeaning.values()];
}
