import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Teaches the parser footnotes: `[^label]` in the text, and `[^label]: what it says` at the start of a line. */
export function addFootnoteRules(markdown: MarkdownIt): void {
  markdown.block.ruler.before('reference', 'footnote', readFootnote, { alt: ['paragraph', 'reference'] });
  markdown.inline.ruler.before('link', 'footnote_reference', readFootnoteReference);
}

const definition = /^\[\^([^\s[\]]{1,60})\]:/;
const reference = /^\[\^([^\s[\]]{1,60})\]/;
/** Lines that belong to a footnote after a blank line are indented like this. */
const indentation = 4;

/** What a footnote says is a run of blocks, as in an entry of a list. Token: info is the label. */
function readFootnote(state: StateBlock, first: number, end: number, isSilent: boolean): boolean {
  const start = (state.bMarks[first] ?? 0) + (state.tShift[first] ?? 0);
  if (state.src[start] !== '[' || (state.sCount[first] ?? 0) - state.blkIndent >= indentation) return false;
  const found = definition.exec(state.src.slice(start, Math.min(start + 64, state.eMarks[first] ?? 0)));
  if (found === null) return false;
  if (isSilent) return true;
  const token = state.push('footnote_open', '', 1);
  token.info = found[1] ?? '';
  token.map = [first, first];
  readInside(state, first, end, start + found[0].length);
  token.map[1] = state.line;
  state.push('footnote_close', '', -1);
  return true;
}

/** Reads the blocks of a footnote whose words start at the position in its first line. */
function readInside(state: StateBlock, first: number, end: number, position: number): void {
  const text = state.skipSpaces(position);
  const line = { bMarks: state.bMarks[first], tShift: state.tShift[first], sCount: state.sCount[first] };
  const outside = { parentType: state.parentType, blkIndent: state.blkIndent };
  state.bMarks[first] = position;
  state.tShift[first] = text - position;
  state.blkIndent += indentation;
  state.sCount[first] = state.blkIndent;
  state.parentType = 'footnote';
  state.md.block.tokenize(state, first, end);
  state.bMarks[first] = line.bMarks ?? 0;
  state.tShift[first] = line.tShift ?? 0;
  state.sCount[first] = line.sCount ?? 0;
  state.blkIndent = outside.blkIndent;
  state.parentType = outside.parentType;
}

/** Token: info is the label, content as it was written. */
function readFootnoteReference(state: StateInline, isSilent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false;
  const found = reference.exec(state.src.slice(state.pos, Math.min(state.pos + 64, state.posMax)));
  if (found === null) return false;
  if (!isSilent) {
    const token = state.push('footnote_reference', '', 0);
    token.info = found[1] ?? '';
    token.content = found[0];
  }
  state.pos += found[0].length;
  return true;
}
