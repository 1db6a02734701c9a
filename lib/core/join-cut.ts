/**
 * Joins the halves of a Markdown text that was cut anywhere. Where the second half goes on exactly, it is put behind the
 * first as it is. What models do besides is made good: they open a block of code again, begin a table with its head
 * again, repeat the last words, and leave out the blank before the next word.
 */
export function joinCut(cut: string, rest: string): string {
  const fence = openFence(cut);
  if (fence) return joinCode(cut, rest, fence);
  const table = joinTable(cut, rest);
  if (table !== undefined) return table;
  const repeated = overlap(cut, rest);
  return repeated > 0 ? cut + rest.slice(repeated) : cut + gapBetween(cut, rest) + rest;
}

/** The mark of the block of code that a text ends in; undefined if it ends in none. */
function openFence(text: string): string | undefined {
  let open: string | undefined;
  for (const [, mark = '', info = ''] of text.matchAll(/^ {0,3}(`{3,}|~{3,})([^\n]*)$/gm)) {
    if (open === undefined) open = mark;
    else if (mark.startsWith(open) && info.trim() === '') open = undefined;
  }
  return open;
}

/** A fence that names a language cannot be the end of a block, so it opens it again. */
function joinCode(cut: string, rest: string, fence: string): string {
  const again = /^\s*(`{3,}|~{3,})[ \t]*[^\s`~][^\n`]*(?:\n|$)/.exec(rest);
  if (again?.[1]?.[0] !== fence[0]) return cut + rest;
  return cut + (cut.endsWith('\n') ? '' : '\n') + rest.slice(again?.[0].length);
}

const tableHead = /^\s*(\|[^\n]*\|)[ \t]*\n(\|[ \t:|-]+\|)[ \t]*(?:\n|$)/;

/** Undefined if the first half does not end in a table. */
function joinTable(cut: string, rest: string): string | undefined {
  const row = cut.slice(cut.lastIndexOf('\n', cut.length - 2) + 1);
  if (!row.startsWith('|')) return undefined;
  const [head = '', title = ''] = tableHead.exec(rest) ?? [];
  const rows = title !== '' && cut.includes(title) ? rest.slice(head.length) : rest;
  const isRowWhole = /[^|\s][^\n]*\|[ \t]*$/.test(row) && rows.startsWith('|');
  return cut + (isRowWhole ? '\n' : '') + rows;
}

/** In characters: fewer may be repeated on purpose, and nobody repeats more. */
const leastRepeated = 24;
const mostRepeated = 400;

/** How many characters of the end of the first half the second one begins with. */
function overlap(cut: string, rest: string): number {
  for (let length = Math.min(cut.length, rest.length, mostRepeated); length >= leastRepeated; length--) {
    const beginning = rest.slice(0, length);
    if (cut.endsWith(beginning) && /\p{L}\s+\p{L}/u.test(beginning)) return length;
  }
  return 0;
}

/** What is missing between the halves. */
function gapBetween(cut: string, rest: string): string {
  const line = cut.slice(cut.lastIndexOf('\n') + 1);
  if (/\s$/.test(cut) || /^\s/.test(rest) || isLiteral(line)) return '';
  if (/^(?:#{1,6} |```|~~~|> )/.test(rest)) return '\n\n';
  if (/^(?:[-*+] |\d+[.)] )/.test(rest) && !/\d$/.test(cut)) return isListItem(line) ? '\n' : '\n\n';
  if (/[.!?…:)]$/.test(cut) && /^\p{Lu}/u.test(rest)) return ' ';
  if (/[,;]$/.test(cut) && /^[\p{Lu}\p{Ll}]/u.test(rest)) return ' ';
  return isBetweenWords(cut, rest) ? ' ' : '';
}

/** Whether a line ends in code or in an address, where a blank would change the meaning. */
function isLiteral(line: string): boolean {
  return line.split('`').length % 2 === 0 || /(?:\/\/|www\.)\S*$/.test(line);
}

function isListItem(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)]) /.test(line);
}

/** In characters: so much is looked at for words. */
const nearby = 10_000;

/** Whether letters on both sides are two words rather than one: only if the text has both of them elsewhere. */
function isBetweenWords(cut: string, rest: string): boolean {
  const [tail] = /[\p{Lu}\p{Ll}]+$/u.exec(cut) ?? [];
  const [head] = /^[\p{Lu}\p{Ll}]+(?=[^\p{Lu}\p{Ll}])/u.exec(rest) ?? [];
  if (tail === undefined || head === undefined) return false;
  const others = `${cut.slice(-nearby, -tail.length)} ${rest.slice(head.length, nearby)}`;
  const known = new Set(others.match(/[\p{Lu}\p{Ll}]+/gu));
  return known.has(tail) && known.has(head) && !known.has(tail + head);
}
