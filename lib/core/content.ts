import { isAttachment, nameOf } from './attachments/attachment';

/**
 * What messages are made of. Aside keeps an assistant's content exactly as the API produced it, so that it
 * can be sent back exactly; this file is the one place that knows how to read the different shapes.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * One content block.
 *
 * User messages hold Aside's own blocks: `{ type: 'text', text }` and attachments (`AttachmentBlock`). Assistant messages hold the provider's:
 * - Anthropic Messages: the entries of `content` (`text`, `thinking`, `redacted_thinking`, `tool_use`, ...)
 * - OpenAI Responses: the items of `output` (`message`, `reasoning`, `function_call`, ...)
 * - Chat Completions: the one assistant message (`{ role: 'assistant', content, reasoning_content?, ... }`)
 */
export type Block = JsonObject;

/** The wire format whose shapes a block has. */
export type Wire = 'anthropic-messages' | 'openai-responses' | 'openai-chat';

/**
 * What a block is to a reader, whatever wire it came over. `text` of `other` is its `type`, for display, and of
 * `attachment` its name.
 */
export interface ReadableBlock {
  kind: 'text' | 'thinking' | 'refusal' | 'attachment' | 'other';
  text: string;
}

export function textBlock(text: string): Block {
  return { type: 'text', text };
}

/** The readable parts of one block, in order; a block may hold several (a Chat message: thinking, then text). */
export function readBlock(block: Block): ReadableBlock[] {
  switch (block.type) {
    case 'text':
      return parts('text', block.text);
    case 'thinking':
      return parts('thinking', block.thinking);
    case 'redacted_thinking':
      return [];
    case 'reasoning':
      return parts('thinking', joinTexts(block.summary) || joinTexts(block.content));
    case 'message':
      return asObjects(block.content).flatMap(readOutputPart);
    case undefined:
      return readChatMessage(block);
    default:
      if (isAttachment(block)) return [{ kind: 'attachment', text: nameOf(block) }];
      return [{ kind: 'other', text: String(block.type) }];
  }
}

/**
 * The words of some content, without what is attached to them: what a person would copy, and what another provider is
 * sent of a reply.
 */
export function textOf(content: readonly Block[]): string {
  return readableTexts(content, 'text').join('\n\n');
}

/** The thinking in some content, as far as the provider shows it. */
export function thinkingOf(content: readonly Block[]): string {
  return readableTexts(content, 'thinking').join('\n\n');
}

/** Whether the content has words for the user in it: an answer, or a refusal in the model's own words. */
export function hasAnswer(content: readonly Block[]): boolean {
  return content
    .flatMap(readBlock)
    .some(({ kind, text }) => (kind === 'text' || kind === 'refusal') && text.trim() !== '');
}

/** Whether there is nothing in the content that a reader could see. */
export function isBlank(content: readonly Block[]): boolean {
  return content.flatMap(readBlock).every((part) => part.text.trim() === '');
}

/**
 * What may be sent back of an assistant's content in plain chat, its words unchanged.
 *
 * - Thinking stays home: it is bound to everything before it and may not be resent after any change
 *   (https://docs.claude.com/en/docs/build-with-claude/extended-thinking).
 * - Tool calls stay home: plain chat has no results for them, and a call without its result is refused.
 * - Blank text stays home: "text content blocks must be non-empty".
 *
 * Two shapes do not go as they came: a Chat message has its thinking inside, and the id of a Responses message points
 * to what was before it ("was provided without its required 'reasoning' item"), or to another server.
 */
export function sendableBlocks(content: readonly Block[]): Block[] {
  return content
    .map((block) => {
      if (block.type === undefined) return chatMessageWithoutThinking(block);
      return block.type === 'message' ? withoutId(block) : block;
    })
    .filter(isSendable);
}

function isSendable(block: Block): boolean {
  // By far the most frequent kind, in every request many times.
  if (block.type === 'text') return typeof block.text === 'string' && block.text.trim() !== '';
  return readBlock(block).some(
    ({ kind, text }) => kind === 'attachment' || (kind === 'text' && text.trim() !== ''),
  );
}

function readChatMessage(block: Block): ReadableBlock[] {
  return [
    ...parts('thinking', block.reasoning_content ?? block.reasoning),
    ...parts('text', block.content),
    ...parts('refusal', block.refusal),
  ];
}

function withoutId({ id: _, ...item }: Block): Block {
  return item;
}

function chatMessageWithoutThinking(block: Block): Block {
  const { reasoning_content: _1, reasoning: _2, tool_calls: _3, ...rest } = block;
  return rest;
}

function readOutputPart(part: JsonObject): ReadableBlock[] {
  return part.type === 'refusal' ? parts('refusal', part.refusal) : parts('text', part.text);
}

function readableTexts(content: readonly Block[], kind: ReadableBlock['kind']): string[] {
  return content
    .flatMap(readBlock)
    .filter((part) => part.kind === kind && part.text.trim() !== '')
    .map((part) => part.text);
}

function parts(kind: ReadableBlock['kind'], text: Json | undefined): ReadableBlock[] {
  return typeof text === 'string' && text !== '' ? [{ kind, text }] : [];
}

function joinTexts(value: Json | undefined): string {
  return asObjects(value)
    .map((part) => part.text)
    .filter((text) => typeof text === 'string')
    .join('\n\n');
}

function asObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}
