import type { Block, Inline, ListItem } from './tree';

/**
 * The direction of a block that holds others, by its first letter that has one: its bullets, its bar or its columns
 * stand on the side where its words begin. (`dir="auto"` looks no further than the first child with a direction.)
 */
export function directionOf(block: Block): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(firstWords(block))?.[0] ?? '';
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function firstWords(block: Block | ListItem): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return firstOf(block.children, inlineWords);
    case 'list':
      return firstOf(block.items, firstWords);
    case 'item':
    case 'quote':
    case 'footnote':
      return firstOf(block.children, firstWords);
    case 'table':
      return firstOf([block.header, ...block.rows].flat(), (cell) => firstOf(cell, inlineWords));
    default:
      return '';
  }
}

function inlineWords(inline: Inline): string {
  if (inline.kind === 'text') return inline.text;
  return 'children' in inline ? firstOf(inline.children, inlineWords) : '';
}

/** The words of the first part that has letters. */
function firstOf<Part>(parts: readonly Part[], wordsOf: (part: Part) => string): string {
  for (const part of parts) {
    const words = wordsOf(part);
    if (/\p{L}/u.test(words)) return words;
  }
  return '';
}
