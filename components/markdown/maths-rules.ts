import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { mathsAt } from './maths-source';

/** Teaches the parser formulas: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. Half-written ones stand in lines of their own only. */
export function addMathsRules(markdown: MarkdownIt): void {
  const interrupted = ['paragraph', 'reference', 'blockquote', 'list'];
  markdown.block.ruler.before('fence', 'maths_block', readMathsBlock, { alt: interrupted });
  markdown.inline.ruler.before('escape', 'maths', readMaths);
}

const closers: Record<string, string> = { $$: '$$', '\\[': '\\]' };

/**
 * A formula that starts its line and ends a line before the next blank one. At the end of the text it may lack its
 * closer: that is still to come. Token: content, with the opener when the closer is missing; markup is the closer.
 */
function readMathsBlock(state: StateBlock, first: number, end: number, isSilent: boolean): boolean {
  if (isIndentedCode(state, first)) return false;
  const start = (state.bMarks[first] ?? 0) + (state.tShift[first] ?? 0);
  const opener = state.src.slice(start, start + 2);
  const closer = closers[opener];
  if (closer === undefined) return false;
  const last = lastLineOfMaths(state, first, end, closer);
  if (last === null) return false;
  if (isSilent) return true;
  const text = state.getLines(first, last + 1, state.blkIndent, false).trim();
  const isClosed = endsWithCloser(text, closer);
  const token = state.push('maths_block', '', 0);
  token.map = [first, last + 1];
  token.content = isClosed ? text.slice(2, -2).trim() : text;
  token.markup = isClosed ? closer : '';
  state.line = last + 1;
  return true;
}

function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}

/** The line that ends with the closer or with the text; null when a blank line or another text comes first. */
function lastLineOfMaths(state: StateBlock, first: number, end: number, closer: string): number | null {
  for (let line = first; line < end; line++) {
    if (line > first && (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent)) return null;
    const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0) + (line === first ? 2 : 0);
    const text = state.src.slice(start, state.eMarks[line]).trimEnd();
    const found = text.indexOf(closer);
    if (found !== -1) return found === text.length - 2 ? line : null;
  }
  return isEndOfText(state, end) ? end - 1 : null;
}

function isEndOfText(state: StateBlock, end: number): boolean {
  return (state.eMarks[end - 1] ?? 0) >= state.src.length;
}

function endsWithCloser(text: string, closer: string): boolean {
  return text.length >= 4 && text.endsWith(closer);
}

/** A formula between words. Token: content is the TeX, info as it was written, markup the closer. */
function readMaths(state: StateInline, isSilent: boolean): boolean {
  const found = mathsAt(state.src, state.pos);
  if (found === null || found.end > state.posMax) return false;
  if (!isSilent) {
    const token = state.push('maths', '', 0);
    token.content = found.text;
    token.info = state.src.slice(state.pos, found.end);
    token.markup = found.isDisplayed ? '$$' : '$';
  }
  state.pos = found.end;
  return true;
}
