import { asArray, asObject, asObjects, asText, type JsonObject } from './json.ts';
import { describeMedia, mediaIn, tokensOfMedia } from './media.ts';
import { tokensOfText, tokensPerMessage } from './tokens.ts';

/** How long a cache entry lives: Anthropic's five minutes or an hour, OpenAI's half an hour. */
export type CacheTtl = '5m' | '30m' | '1h';

/** One block of a request, in the order in which a model reads it. */
export interface PromptBlock {
  role: string;
  /** What a model reads; empty for blocks that hold no readable text. */
  text: string;
  /** What a cache compares. */
  bytes: string;
  tokens: number;
  startsMessage: boolean;
  /** Set where a cache entry is to be written. */
  breakpoint?: CacheTtl;
}

/** A request of any wire, reduced to what the model reads and what the cache compares. */
export interface Prompt {
  model: string;
  blocks: PromptBlock[];
}

export interface PromptMessage {
  role: string;
  text: string;
}

export function totalTokens(prompt: Prompt): number {
  return prompt.blocks.reduce((sum, block) => sum + block.tokens, 0);
}

/** The messages with their texts, oldest first; system text is a message of the role `system`. */
export function messagesOf(prompt: Prompt): PromptMessage[] {
  return groups(prompt.blocks).map((blocks) => ({
    role: blocks[0]?.role ?? '',
    text: blocks
      .map((block) => block.text)
      .filter((text) => text !== '')
      .join('\n\n'),
  }));
}

export function promptOfMessages(body: JsonObject): Prompt {
  const system =
    typeof body.system === 'string' ? [{ type: 'text', text: body.system }] : asObjects(body.system);
  const blocks = [
    ...messageBlocks('tools', asObjects(body.tools)),
    ...messageBlocks(
      'system',
      system.filter((block) => block.text !== ''),
    ),
    ...asObjects(body.messages).flatMap((message) =>
      messageBlocks(asText(message.role), contentBlocks(message.content)),
    ),
  ];
  const last = blocks.at(-1);
  const automatic = ttlOf(body.cache_control);
  if (last && automatic) last.breakpoint = automatic;
  return { model: asText(body.model), blocks };
}

export function promptOfResponses(body: JsonObject): Prompt {
  const instructions = asText(body.instructions);
  const items =
    typeof body.input === 'string' ? [{ role: 'user', content: body.input }] : asObjects(body.input);
  const blocks = [
    ...(instructions === '' ? [] : messageBlocks('system', contentBlocks(instructions))),
    ...items.flatMap(itemBlocks),
  ];
  const isImplicit = asObject(body.prompt_cache_options).mode !== 'explicit';
  const marked = blocks.filter(({ breakpoint }) => breakpoint);
  for (const block of marked.slice(0, isImplicit ? -3 : -4)) delete block.breakpoint;
  const last = blocks.at(-1);
  if (last && isImplicit) last.breakpoint = '30m';
  return { model: asText(body.model), blocks };
}

export function promptOfChat(body: JsonObject): Prompt {
  const blocks = asObjects(body.messages).flatMap((message) =>
    messageBlocks(systemRole(asText(message.role)), contentBlocks(message.content)),
  );
  return { model: asText(body.model), blocks };
}

/**
 * What Ollama does with a prompt that is longer than its context: it drops the oldest messages, keeps the
 * system text and the newest message, and says nothing.
 */
export function truncatedTo(limitTokens: number, prompt: Prompt): Prompt {
  const messages = groups(prompt.blocks);
  const kept = (): Prompt => ({ ...prompt, blocks: messages.flat() });
  while (totalTokens(kept()) > limitTokens) {
    const oldest = messages.findIndex((blocks) => blocks[0]?.role !== 'system');
    if (oldest === -1 || oldest === messages.length - 1) break;
    messages.splice(oldest, 1);
  }
  return kept();
}

function groups(blocks: PromptBlock[]): PromptBlock[][] {
  const result: PromptBlock[][] = [];
  for (const block of blocks) {
    if (block.startsMessage) result.push([block]);
    else result.at(-1)?.push(block);
  }
  return result;
}

function itemBlocks(item: JsonObject): PromptBlock[] {
  const isMessage = item.type === undefined || item.type === 'message';
  return messageBlocks(
    isMessage ? systemRole(asText(item.role)) : asText(item.type),
    isMessage ? contentBlocks(item.content) : [item],
  );
}

function messageBlocks(role: string, blocks: JsonObject[]): PromptBlock[] {
  return blocks.map((block, index) => {
    const { cache_control, prompt_cache_breakpoint, ...content } = block;
    const text = readableText(content);
    const bytes = JSON.stringify([role, index === 0, content]);
    const ttl = ttlOf(cache_control) ?? (prompt_cache_breakpoint ? '30m' : undefined);
    return {
      role,
      text,
      bytes,
      tokens: tokensOf(content, text) + (index === 0 ? tokensPerMessage : 0),
      startsMessage: index === 0,
      ...(ttl ? { breakpoint: ttl } : {}),
    };
  });
}

function tokensOf(content: JsonObject, text: string): number {
  const media = mediaIn(content);
  return media ? tokensOfMedia(media) : tokensOfText(text === '' ? JSON.stringify(content) : text);
}

function contentBlocks(content: unknown): JsonObject[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : asObjects(content);
}

function readableText(block: JsonObject): string {
  switch (block.type) {
    case 'text':
    case 'input_text':
    case 'output_text':
      return asText(block.text);
    case 'tool_result':
      return contentBlocks(block.content)
        .map((part) => asText(part.text))
        .join('\n');
    default: {
      const media = mediaIn(block);
      return media ? describeMedia(media) : '';
    }
  }
}

function systemRole(role: string): string {
  return role === 'developer' ? 'system' : role;
}

function ttlOf(cacheControl: unknown): CacheTtl | undefined {
  const control = asObject(cacheControl);
  if (control.type !== 'ephemeral') return undefined;
  return control.ttl === '1h' ? '1h' : '5m';
}

/** The ids of the given kind of block in a message's content. */
export function idsOf(type: string, field: string, content: unknown): string[] {
  return asArray(content)
    .map(asObject)
    .filter((block) => block.type === type)
    .map((block) => asText(block[field]));
}
