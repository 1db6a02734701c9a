import { parseMarkdown } from './parse';
import type { Block, Inline, ListItem } from './tree';

/** Markdown as it is read aloud: the words without the marks; blocks on lines of their own. */
export function spokenText(markdown: string): string {
  return parseMarkdown(markdown).map(spokenBlock).join('\n');
}

/** One block of it. */
function spokenBlock(block: Block | ListItem): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return spokenInlines(block.children);
    case 'list':
      return block.items.map(spokenBlock).join('\n');
    case 'item':
    case 'quote':
    case 'footnote':
      return block.children.map(spokenBlock).join('\n');
    case 'code':
    case 'maths':
      return block.text;
    case 'table':
      return [block.header, ...block.rows].map((cells) => cells.map(spokenInlines).join(', ')).join('\n');
    case 'plain':
      return block.pieces.join('');
    case 'rule':
      return '';
  }
}

function spokenInlines(inlines: readonly Inline[]): string {
  return inlines.map(spokenInline).join('');
}

function spokenInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code-span':
    case 'maths':
      return inline.text;
    case 'footnote-reference':
      return '';
    case 'image':
      return inline.alt;
    case 'break':
      return '\n';
    default:
      return spokenInlines(inline.children);
  }
}
