import {
  normalizeLabel,
  normalizeSource,
  type ParsedBlock,
  parseSource,
  type References,
  referencesIn,
} from './parse';
import { share } from './share';
import type { Block } from './tree';

/**
 * Markdown that has been read so far. `blocks` is what a parse from scratch gives; the rest is for `advance`.
 *
 * A block is settled when no text that may follow can change it, apart from the targets of its reference links.
 * That is so for everything before a line that starts a block, follows a blank line and is complete: paragraphs,
 * tables and reference definitions end at the blank line at the latest, and the complete line shows that the
 * list, the indented code or the fence before it is over.
 */
interface StreamedMarkdown {
  readonly blocks: readonly Block[];
  readonly source: string;
  /** Whether its end was read as one that is still being written. */
  readonly isGrowing: boolean;
  readonly settled: readonly Segment[];
  /** The blocks of all settled segments. */
  readonly settledBlocks: readonly Block[];
  readonly settledLength: number;
  readonly settledReferences: References;
  /** What the blocks were read with: the settled ones and those of the tail. */
  readonly references: References;
}

/** A run of settled blocks that can be read again by itself. */
interface Segment {
  readonly source: string;
  readonly blocks: readonly Block[];
}

export const emptyMarkdown: StreamedMarkdown = {
  blocks: [],
  source: '',
  isGrowing: false,
  settled: [],
  settledBlocks: [],
  settledLength: 0,
  settledReferences: {},
  references: {},
};

/**
 * Reads `text`, using what is known of an earlier version of it. Blocks that did not change, and their unchanged
 * parts, are the same objects as before. Any text may follow any other; it is fast when the earlier one is a prefix.
 */
export function advance(previous: StreamedMarkdown, text: string, isGrowing = false): StreamedMarkdown {
  const source = normalizeSource(text);
  if (source === previous.source && isGrowing === previous.isGrowing) return previous;
  const base = beginsAlike(source, previous.source, previous.settledLength) ? previous : emptyMarkdown;
  const tail = source.slice(base.settledLength);
  const { blocks: parsed, references } = parseSource(tail, base.settledReferences, isGrowing);
  const settledBefore = readAgain(base.settled, changedLabels(base.references, references), references);
  const before =
    settledBefore === base.settled ? base.settledBlocks : settledBefore.flatMap(({ blocks }) => blocks);
  const fresh = parsed.map(({ block }, index) => share(previous.blocks[before.length + index], block));
  const count = settledCount(tail, parsed);
  const length = parsed[count]?.start ?? 0;
  const segment = { source: tail.slice(0, length), blocks: fresh.slice(0, count) };
  return {
    blocks: before.concat(fresh),
    settledBlocks: count === 0 ? before : before.concat(segment.blocks),
    source,
    isGrowing,
    settled: count === 0 ? settledBefore : [...settledBefore, segment],
    settledLength: base.settledLength + (count === 0 ? 0 : length),
    settledReferences:
      count === 0 ? base.settledReferences : referencesIn(segment.source, base.settledReferences),
    references,
  };
}

/** Comparing two parts takes a fraction of the time of `startsWith`, and this happens with each frame of a reply. */
function beginsAlike(one: string, other: string, length: number): boolean {
  return one.slice(0, length) === other.slice(0, length);
}

/** How many of the blocks are settled: those before the last block that can be read by itself. */
function settledCount(source: string, blocks: readonly ParsedBlock[]): number {
  const index = blocks.findLastIndex(
    ({ start }) => isAfterBlankLine(source, start) && source.indexOf('\n', start) !== -1,
  );
  return Math.max(index, 0);
}

function isAfterBlankLine(source: string, start: number): boolean {
  if (start === 0) return false;
  const lineBefore = source.slice(source.lastIndexOf('\n', start - 2) + 1, start);
  return /^[ \t]*\n$/.test(lineBefore);
}

/** Reads those segments again whose reference links may lead elsewhere now. */
function readAgain(
  segments: readonly Segment[],
  labels: readonly string[],
  references: References,
): readonly Segment[] {
  if (labels.length === 0) return segments;
  return segments.map((segment) => {
    if (!mayUse(segment.source, labels)) return segment;
    const blocks = parseSource(segment.source, references, false).blocks.map(({ block }) => block);
    return share(segment, { source: segment.source, blocks });
  });
}

function changedLabels(before: References, after: References): string[] {
  const labels = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...labels].filter((label) => {
    const [old, current] = [before[label], after[label]];
    return old?.href !== current?.href || old?.title !== current?.title;
  });
}

/** Whether one of the labels may be in the source. A label can be broken over lines, so its first word has to do. */
function mayUse(source: string, labels: readonly string[]): boolean {
  if (!source.includes('[')) return false;
  const folded = normalizeLabel(source);
  return labels.some((label) => folded.includes(label.split(' ', 1)[0] ?? ''));
}
