import { safeAddress } from './address';
import { attribute, type MarkdownToken } from './tokens';
import type { Inline } from './tree';

const deepestNesting = 50;

interface OpenInline {
  /** Null for marks that are nested too deep: their content goes to the parent. */
  close: ((children: Inline[]) => Inline) | null;
  children: Inline[];
}

/** The tree of an inline token's children. Marks nested deeper than 50 are dropped, their text is kept. */
export function readInlines(tokens: readonly MarkdownToken[]): Inline[] {
  const root: Inline[] = [];
  const open: OpenInline[] = [];
  let children = root;
  for (const token of tokens) {
    if (token.nesting === 1) {
      const close = open.length < deepestNesting ? closerOf(token) : null;
      if (close !== null) children = [];
      open.push({ close, children });
    } else if (token.nesting === -1) {
      const ended = open.pop();
      children = open.at(-1)?.children ?? root;
      if (ended?.close) children.push(ended.close(ended.children));
    } else {
      addLeaf(token, children);
    }
  }
  return root;
}

function closerOf(token: MarkdownToken): OpenInline['close'] {
  switch (token.type) {
    case 'em_open':
      return (children) => ({ kind: 'emphasis', children });
    case 'strong_open':
      return (children) => ({ kind: 'strong', children });
    case 's_open':
      return (children) => ({ kind: 'strikethrough', children });
    case 'link_open': {
      const href = safeAddress(attribute(token, 'href'));
      const title = attribute(token, 'title');
      return href === null ? null : (children) => ({ kind: 'link', href, title, children });
    }
    default:
      return null;
  }
}

function addLeaf(token: MarkdownToken, siblings: Inline[]): void {
  switch (token.type) {
    case 'code_inline':
      siblings.push({ kind: 'code-span', text: token.content });
      return;
    case 'hardbreak':
      siblings.push({ kind: 'break' });
      return;
    case 'image':
      addImage(token, siblings);
      return;
    case 'maths':
      siblings.push({
        kind: 'maths',
        text: token.content,
        source: token.info,
        isDisplayed: token.markup === '$$',
      });
      return;
    case 'footnote_reference':
      siblings.push({ kind: 'footnote-reference', label: footnoteLabel(token.info), source: token.content });
      return;
    case 'softbreak':
      addText('\n', siblings);
      return;
    default:
      addText(token.content, siblings);
  }
}

/** How the label of a footnote is compared with others, whatever the case. */
export function footnoteLabel(label: string): string {
  return label.toLowerCase();
}

function addImage(token: MarkdownToken, siblings: Inline[]): void {
  const src = safeAddress(attribute(token, 'src'));
  const alt = textOf(token.children ?? []);
  if (src === null) addText(alt, siblings);
  else siblings.push({ kind: 'image', src, alt });
}

/** Neighbouring texts become one, so that the tree does not depend on how the parser cut them. */
function addText(text: string, siblings: Inline[]): void {
  if (text === '') return;
  const last = siblings.at(-1);
  if (last?.kind === 'text') last.text += text;
  else siblings.push({ kind: 'text', text });
}

function textOf(tokens: readonly MarkdownToken[]): string {
  const texts = tokens.map((token) => {
    if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
    if (token.type === 'maths') return token.info;
    return token.type === 'image' ? textOf(token.children ?? []) : token.content;
  });
  return texts.join('');
}
