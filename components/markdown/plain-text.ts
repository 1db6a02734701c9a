import { parseMarkdown } from './parse';
import type { Block, FootnoteBlock, Inline, ListBlock, TableBlock } from './tree';

/**
 * Markdown as text to be pasted anywhere: the words without the marks, lists with their numbers and bullets, tables
 * with tabs between the cells, the addresses of links behind their words.
 */
export function plainText(markdown: string): string {
  return blocksText(parseMarkdown(markdown));
}

function blocksText(blocks: readonly Block[], separator = '\n\n'): string {
  return blocks.map(blockText).join(separator);
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlinesText(block.children);
    case 'list':
      return listText(block);
    case 'quote':
      return indented(blocksText(block.children), '> ', '> ');
    case 'code':
    case 'maths':
      return block.text;
    case 'table':
      return tableText(block);
    case 'footnote':
      return footnoteText(block);
    case 'plain':
      return block.pieces.join('');
    case 'rule':
      return '---';
  }
}

function listText({ start, isTight, items }: ListBlock): string {
  const texts = items.map((item, index) => {
    const bullet = start === null ? '- ' : `${start + index}. `;
    const box = item.isDone === undefined ? '' : item.isDone ? '[x] ' : '[ ] ';
    return indented(
      blocksText(item.children, isTight ? '\n' : '\n\n'),
      bullet + box,
      ' '.repeat(bullet.length),
    );
  });
  return texts.join(isTight ? '\n' : '\n\n');
}

function footnoteText({ label, children }: FootnoteBlock): string {
  return indented(blocksText(children), `[${label}] `, '    ');
}

function tableText({ header, rows }: TableBlock): string {
  return [header, ...rows]
    .map((cells) => cells.map((cell) => inlinesText(cell).replaceAll('\n', ' ')).join('\t'))
    .join('\n');
}

function indented(text: string, first: string, others: string): string {
  return first + text.replace(/\n(?=[^\n])/g, `\n${others}`);
}

function inlinesText(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code-span':
      return inline.text;
    case 'maths':
      return inline.text;
    case 'footnote-reference':
      return `[${inline.label}]`;
    case 'break':
      return '\n';
    case 'image':
      return `${inline.alt} (${inline.src})`.trim();
    case 'link':
      return linkText(inlinesText(inline.children), inline.href);
    default:
      return inlinesText(inline.children);
  }
}

/** A link whose words are its address is written once. */
function linkText(words: string, href: string): string {
  const isItsAddress = [href, href.replace(/\/$/, ''), href.replace(/^mailto:/, '')].includes(words);
  return isItsAddress ? words : `${words} (${href})`;
}
