import type { Block, Json } from './content';

/**
 * Blocks that only imported messages hold, besides `text`, `thinking` and attachments: what another program showed or
 * did. They are shown folded and sent to no model.
 */

/** Something that the model wanted done. */
export type ToolUseBlock = {
  readonly type: 'tool_use';
  readonly id?: string;
  readonly name: string;
  readonly input: Json;
};

/** What came of it. */
export type ToolResultBlock = {
  readonly type: 'tool_result';
  /** The `id` of the call; absent if the file does not say. */
  readonly tool_use_id?: string;
  readonly name?: string;
  readonly content: string;
  readonly is_error?: boolean;
};

/** A source that a reply names. Its address is text: nobody has checked where it leads. */
export type CitationBlock = {
  readonly type: 'citation';
  readonly title?: string;
  readonly address?: string;
  /** What is quoted of it. */
  readonly text?: string;
};

/** A file that the message had, of which the export has only the name. */
export type NamedFileBlock = {
  readonly type: 'named_file';
  readonly name: string;
  readonly mediaType?: string;
  /** How large it was. */
  readonly bytes?: number;
  /** What the other program knows it by: an id, or an address, which is never fetched. */
  readonly source?: string;
};

/** A block for what Aside cannot show: kept and exported, so that nothing of a file is lost. */
export type RawBlock = {
  readonly type: 'raw';
  /** The program that it comes from, as `ImportFormat` names it. */
  readonly format: string;
  /** What it was called there, for display: `citable_code_output`. */
  readonly name: string;
  readonly value: Json;
};

export function rawBlock(format: string, name: string, value: Json): RawBlock & Block {
  return { type: 'raw', format, name, value };
}

/** What some content holds besides words, thinking and what is attached, in the order of reading. */
export interface OtherParts {
  /** Each call with what came of it; results without their call are by themselves. */
  tools: readonly ToolPart[];
  sources: readonly CitationBlock[];
  /** Files that are only named. */
  files: readonly NamedFileBlock[];
  raws: readonly RawBlock[];
}

export interface ToolPart {
  name: string;
  input?: Json;
  results: string[];
  hasFailed: boolean;
}

/** Sorts what cannot be shown as words by its kind; undefined where there is nothing of it, as in nearly all content. */
export function otherPartsOf(content: readonly Block[]): OtherParts | undefined {
  const tools: ToolPart[] = [];
  const calls = new Map<Json, ToolPart>();
  const found = { sources: [] as CitationBlock[], files: [] as NamedFileBlock[], raws: [] as RawBlock[] };
  for (const block of content) {
    if (block.type === 'tool_use') addCall(block, tools, calls);
    else if (block.type === 'tool_result') addResult(block, tools, calls);
    else if (block.type === 'citation') found.sources.push(block as CitationBlock);
    else if (block.type === 'named_file') found.files.push(block as NamedFileBlock);
    else if (block.type === 'raw' && !told.has(block.name)) found.raws.push(block as RawBlock);
  }
  const hasAny = tools.length + found.sources.length + found.files.length + found.raws.length > 0;
  return hasAny ? { tools, ...found } : undefined;
}

/** Kept parts that say nothing but what is shown elsewhere: how long ChatGPT thought. */
const told = new Set<Json | undefined>(['reasoning_recap']);

function addCall({ id, name, input }: Block, tools: ToolPart[], calls: Map<Json, ToolPart>): void {
  const call: ToolPart = { name: textIn(name), input: input ?? null, results: [], hasFailed: false };
  tools.push(call);
  if (id !== undefined) calls.set(id, call);
}

/** A result without an id belongs to the call right before it, if that has none yet. */
function addResult(block: Block, tools: ToolPart[], calls: Map<Json, ToolPart>): void {
  const last = tools.at(-1);
  const before = last && last.input !== undefined && last.results.length === 0 ? last : undefined;
  const own: ToolPart = { name: textIn(block.name), results: [], hasFailed: false };
  const call = block.tool_use_id === undefined ? before : calls.get(block.tool_use_id);
  const part = call ?? own;
  if (!call) tools.push(own);
  const { content } = block;
  part.results.push(typeof content === 'string' ? content : JSON.stringify(content ?? '', null, 2));
  part.hasFailed ||= block.is_error === true;
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
