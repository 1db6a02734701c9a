import MarkdownItParser, { type Env, type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import { safeAddress } from './address';
import { splitText } from './plain-text';
import { readBlocks } from './read-blocks';
import type { Block } from './tree';

/** Link targets by label: `[label]: address`. */
export type References = NonNullable<Env['references']>;

/** A block and where in the source its first line starts. */
export interface ParsedBlock {
  block: Block;
  start: number;
}

interface ParsedSource {
  blocks: ParsedBlock[];
  /** Those that were given and those that the source defines; the first definition of a label holds. */
  references: References;
}

/** Longer blocks are shown as plain text: the parser's worst cases cost some milliseconds for each 1,000 characters. */
const longestBlock = 64 * 1024;
/** A table of a few lines can ask for tens of thousands of empty cells. */
const mostTokens = 20_000;
const deepestNesting = 50;

const parser = makeParser();

/** Reads CommonMark with GitHub's tables, strikethrough and bare addresses. HTML is text. Never throws. */
export function parseMarkdown(text: string): Block[] {
  return parseSource(normalizeSource(text), {}).blocks.map(({ block }) => block);
}

/** Text with line ends and characters as the parser wants them. A prefix of a text gives a prefix of its source. */
export function normalizeSource(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
}

/** Parses normalized source; labels that it does not define itself are looked up in `known`. */
export function parseSource(source: string, known: References): ParsedSource {
  const environment = { references: { ...known } };
  const tokens = blockTokens(source, environment);
  const starts = lineStarts(source);
  const blocks = topLevelRuns(tokens).map((run): ParsedBlock => {
    const [first, end] = run[0]?.map ?? [0, 0];
    const start = starts[first] ?? 0;
    return { block: readRun(run, source.slice(start, starts[end]), environment), start };
  });
  return { blocks, references: environment.references };
}

/** The known references and those that normalized source adds to them. */
export function referencesIn(source: string, known: References): References {
  if (!source.includes(']:')) return known;
  const environment = { references: { ...known } };
  blockTokens(source, environment);
  return environment.references;
}

/** How a label is compared with others, whatever the case and the spaces. */
export function normalizeLabel(label: string): string {
  return parser.utils.normalizeReference(label);
}

function blockTokens(source: string, environment: Env): Token[] {
  const tokens: Token[] = [];
  parser.block.parse(source, parser, environment, tokens);
  return tokens;
}

function readRun(run: Token[], source: string, environment: Env): Block {
  if (!isReadable(run, source)) return { kind: 'plain', pieces: splitText(source.trimEnd()) };
  for (const token of run) {
    if (token.type === 'inline')
      parser.inline.parse(token.content, parser, environment, token.children ?? []);
  }
  return readBlocks(run)[0] ?? { kind: 'plain', pieces: splitText(source.trimEnd()) };
}

/** Code of any length is cheap: nothing in it is looked for. The parser drops what is nested too deep; we do not. */
function isReadable(run: readonly Token[], source: string): boolean {
  if (run.length === 1) return true;
  if (source.length > longestBlock || run.length > mostTokens) return false;
  return run.every((token) => token.level + 1 < deepestNesting);
}

/** Cuts the tokens into one run for each top-level block, leaving out reference definitions. */
function topLevelRuns(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'reference_definition') continue;
    if (token.level === 0 && token.nesting !== -1) runs.push([token]);
    else runs.at(-1)?.push(token);
  }
  return runs;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function makeParser(): MarkdownIt {
  const markdown = new MarkdownItParser({ html: false, linkify: true, maxNesting: deepestNesting });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  markdown.validateLink = (address) => safeAddress(address) !== null;
  // A bare address is shown as it was written: decoded letters could pretend to be another host.
  markdown.normalizeLinkText = (address) => address;
  markdown.inline.ruler.before('html_inline', 'line_break_tag', readLineBreakTag);
  return markdown;
}

/** Models write `<br>` in table cells, where Markdown has no line break of its own. */
function readLineBreakTag(state: StateInline, isSilent: boolean): boolean {
  const tag = /^<br ?\/?>/i.exec(state.src.slice(state.pos, state.pos + 6))?.[0];
  if (tag === undefined) return false;
  if (!isSilent) state.push('hardbreak', 'br', 0);
  state.pos += tag.length;
  return true;
}
