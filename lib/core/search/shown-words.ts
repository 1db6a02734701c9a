/** Longer texts stay as they are: they are documents rather than answers, and reading them takes time. */
const longestText = 200_000;
const longestLine = 2_000;

/** Around the numbers of what stays as it is while marks are taken away: code, and letters after a backslash. */
const [open, close] = ['\uE000', '\uE001'];

/**
 * Markdown about as a reader sees it: the words of links without their addresses, code without fences, no marks around
 * words and before lines. For an excerpt that needs to be quick rather than exact; what is unclear stays as it is.
 */
export function shownWords(markdown: string): string {
  if (markdown.length > longestText || markdown.includes(open)) return markdown;
  const lines: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const mark = fence === '' ? fenceOf(line) : '';
    if (mark !== '') fence = mark;
    else if (fence === '') lines.push(shownLine(line));
    else if (closes(fence, line)) fence = '';
    else lines.push(line);
  }
  return lines.join('\n');
}

/** The three or more backticks or tildes with which a line begins; else empty. */
function fenceOf(line: string): string {
  return /^[\s>]*(?:[-*+] +|\d+[.)] +)?(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
}

function closes(fence: string, line: string): boolean {
  return /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1]?.startsWith(fence) === true;
}

/** A line of dashes, stars or underscores, one below a title, or one between the head and the body of a table. */
const ruler = /^[\s>|:]*(?:-[-\s|:]*|={2,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;

function shownLine(line: string): string {
  if (line.length > longestLine) return line;
  if (ruler.test(line)) return '';
  const words = line
    .replace(/^\s*(?:>\s?)+/, '')
    .replace(/^(\s*)(?:[-*+] +)?\[[ xX]\] +/, '$1• ')
    .replace(/^(\s*)[-*+] +/, '$1• ')
    .replace(/^\s*#{1,6} +(.*?)(?: +#+)?\s*$/, '$1');
  const isRow = words.trimStart().startsWith('|');
  return withoutMarks(
    isRow ? words.replace(/^\s*\|\s*|\s*\|\s*$/g, '').replace(/\s*(?<!\\)\|\s*/g, ' · ') : words,
  );
}

function withoutMarks(line: string): string {
  const kept: string[] = [];
  const marked = line.replace(
    /(`+)(?!`)(.+?)(?<!`)\1(?!`)|\\([!-/:-@[-`{-~])/g,
    (_, __, code: string | undefined, letter: string) => {
      kept.push(code?.replace(/^ (.*\S.*) $/, '$1') ?? letter);
      return `${open}${kept.length - 1}${close}`;
    },
  );
  const words = withoutEmphasis(withoutAddresses(marked));
  return kept.reduce((rest, part, index) => rest.replace(`${open}${index}${close}`, () => part), words);
}

/** Links and pictures keep their words, and references to footnotes have none. */
function withoutAddresses(line: string): string {
  return line
    .replace(/!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?: +(?:"[^"]*"|'[^']*'))?\)/g, '$1')
    .replace(/\[\^[^\s[\]]+\]:?/g, '')
    .replace(/<((?:https?|mailto):[^\s<>]+)>/g, '$1');
}

const emphasis = [
  /(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1/g,
  /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu,
  /(~~)(?=[^\s~])([^~]*[^\s~])\1/g,
];

/** Marks around words; those inside others in the second round. */
function withoutEmphasis(line: string): string {
  const once = (text: string) => emphasis.reduce((rest, pattern) => rest.replace(pattern, '$2'), text);
  return once(once(line));
}
