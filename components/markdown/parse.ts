import MarkdownItParser, { type Env, type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import { safeAddress } from './address';
import { addBareAddressRule } from './bare-address-rule';
import { addFootnoteRules } from './footnote-rules';
import { completeInline, completeTable } from './half-written';
import { addMathsRules } from './maths-rules';
import { readBlocks } from './read-blocks';
import { splitText } from './split-text';
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

/**
 * Reads CommonMark with GitHub's tables, task lists, footnotes, strikethrough and bare addresses, and formulas. HTML
 * is text. When more text may follow (`isGrowing`), the half-written end is read as what it is going to be. Never
 * throws.
 */
export function parseMarkdown(text: string, isGrowing = false): Block[] {
  return parseSource(normalizeSource(text), {}, isGrowing).blocks.map(({ block }) => block);
}

/** Text with line ends and characters as the parser wants them. A prefix of a text gives a prefix of its source. */
export function normalizeSource(text: string): string {
  const unified = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return unified.includes('\0') ? unified.replaceAll('\0', '\uFFFD') : unified;
}

/** Parses normalized source; labels that it does not define itself are looked up in `known`. */
export function parseSource(source: string, known: References, isGrowing: boolean): ParsedSource {
  const environment = { references: { ...known } };
  const runs = sourceRuns(source, environment);
  if (isGrowing) completeLastRun(runs, environment);
  const blocks = runs.map((run): ParsedBlock => ({ block: readRun(run, environment), start: run.start }));
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

/** The tokens of a top-level block, and the lines that they were read from. */
interface Run {
  tokens: Token[];
  source: string;
  start: number;
  /** Whether more text would go on with this block. */
  isLast: boolean;
}

function sourceRuns(source: string, environment: Env): Run[] {
  const starts = lineStarts(source);
  return topLevelRuns(blockTokens(source, environment)).map((tokens) => {
    const [first, end] = tokens[0]?.map ?? [0, 0];
    const start = starts[first] ?? 0;
    const stop = starts[end] ?? source.length;
    return { tokens, source: source.slice(start, stop), start, isLast: stop === source.length };
  });
}

/** Puts into the last run what its source is going to have: the marks that are open, and the line below a table's head. */
function completeLastRun(runs: Run[], environment: Env): void {
  const last = runs.at(-1);
  if (!last?.isLast || last.source.length > longestBlock) return;
  const completed = last.tokens[0]?.type === 'paragraph_open' ? completeTable(last.source) : last.source;
  if (completed !== last.source) {
    const again = sourceRuns(completed, environment).map((run) => ({
      ...run,
      start: run.start + last.start,
    }));
    runs.splice(-1, 1, ...again);
  }
  const inlines = runs.at(-1)?.tokens.filter(({ type, content }) => type === 'inline' && content !== '');
  const inline = inlines?.at(-1);
  if (inline) inline.content = completeInline(inline.content);
}

function readRun({ tokens, source }: Run, environment: Env): Block {
  if (!isReadable(tokens, source)) return { kind: 'plain', pieces: splitText(source.trimEnd()) };
  for (const token of tokens) {
    if (token.type === 'inline')
      parser.inline.parse(token.content, parser, environment, token.children ?? []);
  }
  return readBlocks(tokens)[0] ?? { kind: 'plain', pieces: splitText(source.trimEnd()) };
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
  const markdown = new MarkdownItParser({ html: false, maxNesting: deepestNesting });
  markdown.validateLink = (address) => safeAddress(address) !== null;
  // An address is shown as it was written: decoded letters could pretend to be another host.
  markdown.normalizeLinkText = (address) => address;
  // It is brought into its usual form when it is read (safeAddress).
  markdown.normalizeLink = (address) => address;
  markdown.inline.ruler.before('html_inline', 'line_break_tag', readLineBreakTag);
  addBareAddressRule(markdown);
  addMathsRules(markdown);
  addFootnoteRules(markdown);
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
