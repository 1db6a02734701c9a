import type { ImportFormat } from '@/lib/core/archive/import-format';
import { type Block, type Json, textBlock } from '@/lib/core/content';
import { rawBlock, type ToolResultBlock, type ToolUseBlock } from '@/lib/core/imported-blocks';
import { objectOf } from '@/lib/core/json';
import { Files } from './files';
import { type ImportContext, type ImportedConversation, NotImportable } from './importer';
import { Notes } from './notes';
import type { SourceConversation } from './source-conversation';
import { toArchived } from './to-archived';

/** The conversion of one conversation: what is noted about it, its files, and blocks in the forms that Aside has. */
export class Conversion {
  readonly format: ImportFormat;
  readonly notes = new Notes();
  readonly files: Files;
  readonly #context: ImportContext;

  constructor(format: ImportFormat, context: ImportContext) {
    this.format = format;
    this.#context = context;
    this.files = new Files(this.notes, context.givenFiles);
  }

  /** Text that says something; nothing for anything else. */
  text(value: unknown): Block[] {
    return typeof value === 'string' && value.trim() !== '' ? [textBlock(value)] : [];
  }

  thinking(value: unknown): Block[] {
    return typeof value === 'string' && value.trim() !== '' ? [{ type: 'thinking', thinking: value }] : [];
  }

  /** What cannot be shown, as it is. */
  raw(name: string, value: Json | undefined, place: string): Block {
    this.notes.add('parts-raw', place);
    return rawBlock(this.format, name.slice(0, longestName), this.notes.storable(value ?? null, place));
  }

  /** A call of a tool. Its input may be JSON in a text, whole or broken. */
  toolUse(call: { id?: unknown; name?: unknown; input?: unknown }, place: string): Block & ToolUseBlock {
    const { id, name, input } = call;
    return {
      type: 'tool_use',
      ...(typeof id === 'string' && id !== '' && { id }),
      name: typeof name === 'string' && name !== '' ? name.slice(0, longestName) : 'tool',
      input: this.notes.storable(parsed(input), place),
    };
  }

  toolResult(result: {
    id?: unknown;
    name?: unknown;
    content: string;
    isError?: boolean | undefined;
  }): Block & ToolResultBlock {
    const { id, name, content, isError } = result;
    return {
      type: 'tool_result',
      ...(typeof id === 'string' && id !== '' && { tool_use_id: id }),
      ...(typeof name === 'string' && name !== '' && { name: name.slice(0, longestName) }),
      content,
      ...(isError && { is_error: true }),
    };
  }

  citation(facts: { title?: unknown; address?: unknown; text?: unknown }): Block[] {
    const told = Object.entries(facts).filter(
      ([, value]) => typeof value === 'string' && value.trim() !== '',
    );
    return told.length === 0 ? [] : [{ type: 'citation', ...Object.fromEntries(told as [string, string][]) }];
  }

  finish(source: Omit<SourceConversation, 'format' | 'attachments' | 'namedFiles'>): ImportedConversation {
    const { attachments, namedFiles } = this.files;
    const files = { attachments, namedFiles };
    return toArchived({ ...source, format: this.format, ...files }, this.#context, this.notes);
  }
}

/** In characters: names of parts and tools are shown. */
const longestName = 200;

function parsed(input: unknown): Json {
  if (typeof input !== 'string') return (input ?? {}) as Json;
  try {
    return JSON.parse(input) as Json;
  } catch {
    return input;
  }
}

/** The value as an object; what is none is no conversation. */
export function conversationObject(value: Json): { readonly [key: string]: Json } {
  const object = objectOf(value);
  if (!object) throw new NotImportable('not-a-conversation');
  return object;
}

/** A value as text, for what tools said: text as it is, everything else as JSON. */
export function asText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    // Nested more deeply than can be written.
    return '…';
  }
}
