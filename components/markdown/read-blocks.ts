import { footnoteLabel, readInlines } from './read-inlines';
import { attribute, type MarkdownToken } from './tokens';
import type {
  Alignment,
  Block,
  CodeBlock,
  HeadingLevel,
  Inline,
  ListBlock,
  ListItem,
  TableBlock,
} from './tree';

/** A token with everything up to its closing token, still in the parser's words. */
interface TokenTree {
  token: MarkdownToken;
  children: TokenTree[];
}

/** The tree of a run of block tokens whose inline tokens have been parsed. */
export function readBlocks(tokens: readonly MarkdownToken[]): Block[] {
  return nest(tokens).flatMap(readBlock);
}

function nest(tokens: readonly MarkdownToken[]): TokenTree[] {
  const root: TokenTree[] = [];
  const open = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const tree: TokenTree = { token, children: [] };
    open.at(-1)?.push(tree);
    if (token.nesting === 1) open.push(tree.children);
  }
  return root;
}

function readBlock(tree: TokenTree): Block[] {
  const { token, children } = tree;
  switch (token.type) {
    case 'paragraph_open':
      return [{ kind: 'paragraph', children: inlinesOf(children) }];
    case 'heading_open':
      return [{ kind: 'heading', level: headingLevel(token), children: inlinesOf(children) }];
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [readList(tree)];
    case 'blockquote_open':
      return [{ kind: 'quote', children: children.flatMap(readBlock) }];
    case 'fence':
    case 'code_block':
      return [readCode(token)];
    case 'table_open':
      return [readTable(tree)];
    case 'maths_block':
      return [{ kind: 'maths', text: token.content, isClosed: token.markup !== '' }];
    case 'footnote_open':
      return [{ kind: 'footnote', label: footnoteLabel(token.info), children: children.flatMap(readBlock) }];
    case 'hr':
      return [{ kind: 'rule' }];
    default:
      return [];
  }
}

function inlinesOf(children: readonly TokenTree[]): Inline[] {
  return readInlines(children[0]?.token.children ?? []);
}

function headingLevel(token: MarkdownToken): HeadingLevel {
  if (token.markup === '=') return 1;
  if (token.markup === '-') return 2;
  return Math.min(token.markup.length, 6) as HeadingLevel;
}

function readList({ token, children }: TokenTree): ListBlock {
  const paragraphs = children
    .flatMap((item) => item.children)
    .filter((child) => child.token.type === 'paragraph_open');
  return {
    kind: 'list',
    start: token.type === 'bullet_list_open' ? null : Number(attribute(token, 'start') || 1),
    isTight: paragraphs.every((paragraph) => paragraph.token.hidden),
    items: children.map(readItem),
  };
}

function readItem(item: TokenTree): ListItem {
  const children = item.children.flatMap(readBlock);
  const [first] = children;
  const [start] = first?.kind === 'paragraph' ? first.children : [];
  const box = start?.kind === 'text' ? /^\[([ xX])\](?:\s|$)/.exec(start.text) : null;
  if (box === null || first?.kind !== 'paragraph' || start?.kind !== 'text')
    return { kind: 'item', children };
  const text = start.text.slice(box[0].length);
  const words = [...(text === '' ? [] : [{ ...start, text }]), ...first.children.slice(1)];
  return {
    kind: 'item',
    isDone: box[1] !== ' ',
    children: [{ kind: 'paragraph', children: words }, ...children.slice(1)],
  };
}

function readCode(token: MarkdownToken): CodeBlock {
  return {
    kind: 'code',
    language: token.info.trim().split(/\s/, 1)[0] ?? '',
    text: token.content.replace(/\n$/, ''),
    isClosed: token.type === 'code_block' || hasClosingFence(token),
  };
}

/** A closed fence covers two lines more than its content, an open one only the first. */
function hasClosingFence(token: MarkdownToken): boolean {
  const [first, end] = token.map ?? [0, 0];
  const lineEnds = token.content.split('\n').length - 1;
  const contentLines = token.content === '' || token.content.endsWith('\n') ? lineEnds : lineEnds + 1;
  return end - first === contentLines + 2;
}

function readTable({ children }: TokenTree): TableBlock {
  const [head, ...body] = children.flatMap((part) => part.children);
  const headCells = head?.children ?? [];
  return {
    kind: 'table',
    alignments: headCells.map(alignmentOf),
    header: headCells.map((cell) => inlinesOf(cell.children)),
    rows: body.map((row) => row.children.map((cell) => inlinesOf(cell.children))),
  };
}

function alignmentOf({ token }: TokenTree): Alignment {
  switch (attribute(token, 'style')) {
    case 'text-align:left':
      return 'left';
    case 'text-align:center':
      return 'center';
    case 'text-align:right':
      return 'right';
    default:
      return 'none';
  }
}
