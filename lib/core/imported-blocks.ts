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

export type ImportedBlock = ToolUseBlock | ToolResultBlock | CitationBlock | NamedFileBlock | RawBlock;

export function rawBlock(format: string, name: string, value: Json): RawBlock & Block {
  return { type: 'raw', format, name, value };
}
