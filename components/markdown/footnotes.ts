import type { Block, FootnoteBlock, Inline } from './tree';

/** The footnotes of a message in the order in which its text refers to them; those it never refers to at the end. */
export function footnotesOf(blocks: readonly Block[]): readonly FootnoteBlock[] {
  const notes = new Map<string, FootnoteBlock>();
  const labels = new Set<string>();
  for (const part of blocks.flatMap(partsOf)) {
    if ('children' in part) {
      if (!notes.has(part.label)) notes.set(part.label, part);
    } else {
      labels.add(part.label);
    }
  }
  for (const label of notes.keys()) labels.add(label);
  return [...labels].flatMap((label) => notes.get(label) ?? []);
}

type Part = FootnoteBlock | { label: string };

/** Blocks that are over stay the same objects, so that each is searched once. */
const known = new WeakMap<Block, readonly Part[]>();

function partsOf(block: Block): readonly Part[] {
  let parts = known.get(block);
  if (parts === undefined) {
    parts = findParts(block);
    known.set(block, parts);
  }
  return parts;
}

function findParts(block: Block): readonly Part[] {
  switch (block.kind) {
    case 'footnote':
      return [block, ...block.children.flatMap(partsOf)];
    case 'quote':
      return block.children.flatMap(partsOf);
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap(partsOf));
    case 'table':
      return [block.header, ...block.rows].flat().flatMap(referencesIn);
    case 'paragraph':
    case 'heading':
      return referencesIn(block.children);
    default:
      return [];
  }
}

function referencesIn(inlines: readonly Inline[]): Part[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'footnote-reference') return [{ label: inline.label }];
    return 'children' in inline ? referencesIn(inline.children) : [];
  });
}
