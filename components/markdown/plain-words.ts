import { parseMarkdown } from './parse';
import { spokenBlock, spokenInlines } from './spoken-text';
import type { Block, ListBlock, ListItem, TableBlock } from './tree';

/**
 * Markdown as plain text for other programs: the words without the marks. Blocks stand apart, items keep their bullets
 * and numbers, cells are set apart by tabs, as programs for tables take them.
 */
export function plainWords(markdown: string): string {
  return plainBlocks(parseMarkdown(markdown)).trim();
}

function plainBlocks(blocks: readonly Block[], separator = '\n\n'): string {
  return blocks
    .map(plainBlock)
    .filter((text) => text !== '')
    .join(separator);
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'list':
      return plainList(block);
    case 'quote':
      return plainBlocks(block.children);
    case 'table':
      return plainTable(block);
    default:
      return spokenBlock(block);
  }
}

function plainList({ start, isTight, items }: ListBlock): string {
  const separator = isTight ? '\n' : '\n\n';
  return items
    .map((item, index) => plainItem(item, start === null ? '• ' : `${start + index}. `, separator))
    .join(separator);
}

function plainItem({ children }: ListItem, mark: string, separator: string): string {
  return mark + plainBlocks(children, separator).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function plainTable({ header, rows }: TableBlock): string {
  return [header, ...rows].map((cells) => cells.map(spokenInlines).join('\t')).join('\n');
}
