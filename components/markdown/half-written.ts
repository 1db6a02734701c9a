import { isHalfMaths, mathsAt } from './maths-source';
import { OpenMarks } from './open-marks';

/**
 * Leaves out a last line that is only the beginning of some mark, such as the `-` of a list item whose words are
 * still to come: read as it stands, it would turn the paragraph above into a heading for a moment.
 */
export function holdBackMark(text: string): string {
  const lineStart = text.lastIndexOf('\n') + 1;
  return halfMark.test(text.slice(lineStart)) ? text.slice(0, lineStart) : text;
}

const halfMark =
  /^[ \t>]{0,20}(?:[-=*_+#`~|:$]{1,3}|\d{1,3}[.)]?|\[\^[^\s[\]]{0,60}\]?:?|(?:[-*+]|\d{1,3}[.)]) +\[[ xX]?\]?)[ \t]{0,4}$/;

/**
 * A paragraph that may become a table, as the table: its head as soon as the line is whole, until then without it,
 * so that no line with bars turns into cells before the reader's eyes.
 */
export function completeTable(paragraph: string): string {
  const lines = paragraph.split('\n');
  const [head = '', below = ''] = lines.length > 1 ? lines.slice(-2) : ['', paragraph];
  if (isRow(head) && /^\s*\|?[\s:|-]*$/.test(below)) return withDelimiters(lines.slice(0, -1), head);
  return isRow(below) ? lines.slice(0, -1).join('\n') : paragraph;
}

function isRow(line: string): boolean {
  return line.trimStart().startsWith('|');
}

function withDelimiters(lines: readonly string[], head: string): string {
  const columns = head
    .trim()
    .replace(/^\||\|$/g, '')
    .replace(/\\\|/g, '')
    .split('|').length;
  return [...lines, '|-'.repeat(columns)].join('\n');
}

/**
 * The words of a block whose end is still to come, as they are going to read: marks that are open are closed, the
 * beginnings of marks are left out, half a link is its words, half a formula its source.
 */
export function completeInline(source: string): string {
  const marks = new OpenMarks();
  let position = 0;
  while (position < source.length) {
    const step = stepAt(source, position, marks);
    if ('shown' in step) return marks.close(source.slice(0, position) + step.shown);
    position = step.end;
  }
  return marks.close(source);
}

/** Either where the text goes on, or what is shown in place of the rest because it is half-written. */
type Step = { end: number } | { shown: string };

function stepAt(source: string, position: number, marks: OpenMarks): Step {
  const character = source[position] ?? '';
  const maths = mathsAt(source, position);
  if (maths !== null) return { end: maths.end };
  if (isHalfMaths(source, position)) return { shown: escaped(source.slice(position)) };
  switch (character) {
    case '\\':
      return position + 1 < source.length ? { end: position + 2 } : { shown: '' };
    case '`':
      return stepOverCode(source, position);
    case '*':
    case '_':
    case '~':
      return stepOverMark(source, position, marks);
    case '!':
    case '[':
      return stepOverLink(source, position);
    case '<':
    case '&':
      return isHalfTag.test(source.slice(position)) ? { shown: '' } : { end: position + 1 };
    default:
      return { end: nextSpecial(source, position + 1) };
  }
}

const special = /[\\`*_~![<&$]/g;

function nextSpecial(source: string, position: number): number {
  special.lastIndex = position;
  return special.exec(source)?.index ?? source.length;
}

const isHalfTag = /^(?:<(?:br? ?\/?)?|<https?:[^\s>]{0,2000}|&#?\w{0,10})$/i;

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~$<>&|:]/g, '\\$&');
}

function runLength(source: string, position: number): number {
  let end = position + 1;
  while (source[end] === source[position]) end++;
  return end - position;
}

function stepOverCode(source: string, position: number): Step {
  const length = runLength(source, position);
  const fence = '`'.repeat(length);
  let end = source.indexOf(fence, position + length);
  while (end !== -1 && runLength(source, end) !== length) {
    end = source.indexOf(fence, end + runLength(source, end));
  }
  if (end !== -1) return { end: end + length };
  const words = source.slice(position + length).replace(/`+$/, '');
  return { shown: words.trim() === '' ? '' : fence + words + fence };
}

function stepOverMark(source: string, position: number, marks: OpenMarks): Step {
  const end = position + runLength(source, position);
  const run = source.slice(position, end);
  if (end === source.length) return marks.isOpen(run) && marks.closes(run) ? { end } : { shown: '' };
  marks.add(run, source[position - 1] ?? ' ', source[end] ?? ' ');
  return { end };
}

/** Half a link is its words, half a picture is nothing yet. What is not half is looked at piece by piece. */
function stepOverLink(source: string, position: number): Step {
  const isPicture = source.startsWith('![', position);
  if (source[position] === '!' && !isPicture) {
    return position + 1 < source.length ? { end: position + 1 } : { shown: '' };
  }
  const start = position + (isPicture ? 2 : 1);
  const label = /^(?:[^[\]\\]|\\.)*/.exec(source.slice(start, start + longestLabel))?.[0] ?? '';
  const isReference = label.startsWith('^') && source[start + label.length] === ']';
  if (isReference || !isHalfLink(source, start + label.length)) return { end: start };
  if (isPicture || label.startsWith('^')) return { shown: '' };
  return { shown: completeInline(label) };
}

const longestLabel = 300;
const longestDestination = 2000;

/** Whether the text ends after the words of a link or in its destination, where the position is the end of its words. */
function isHalfLink(source: string, position: number): boolean {
  if (position >= source.length) return true;
  if (source[position] !== ']') return false;
  const rest = source.slice(position + 1, position + 1 + longestDestination);
  if (rest === '') return true;
  if (rest[0] !== '(' || position + 1 + rest.length < source.length) return false;
  let depth = 0;
  for (const character of rest) {
    if (character === '(') depth++;
    if (character === ')' && --depth === 0) return false;
  }
  return true;
}
