import type { Block, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectAt, present, textAt } from '@/lib/core/json';
import type { ReplyEvent, StopReason } from '@/lib/core/provider';
import type { Usage } from '@/lib/core/usage';
import { MalformedEvent } from './failures';
import type { Ending, ReplyReader } from './reply-reader';

/**
 * Reads the events of Anthropic's Messages API. The blocks become what the same reply would have been without
 * streaming. Complete only with `message_stop`.
 * @see https://docs.claude.com/en/docs/build-with-claude/streaming
 */
export class AnthropicReply implements ReplyReader {
  isOver = false;
  #blocks: readonly Block[] = [];
  #inputs = new Map<number, string>();
  #usage: JsonObject = {};
  #ending: Ending = { stopReason: 'other' };

  get ending(): Ending | undefined {
    return this.isOver ? this.#ending : undefined;
  }

  take(event: unknown): ReplyEvent[] {
    if (this.isOver) return [];
    switch (textAt(event, 'type')) {
      case 'message_start':
        return [...started(event), ...this.#mergeUsage(objectAt(event, 'message', 'usage'))];
      case 'content_block_start':
        return this.#put(indexOf(event), objectAt(event, 'content_block'));
      case 'content_block_delta':
        return this.#extend(indexOf(event), objectAt(event, 'delta'));
      case 'content_block_stop':
        return this.#finishInput(indexOf(event));
      case 'message_delta':
        this.#ending = endingOf(objectAt(event, 'delta')) ?? this.#ending;
        return this.#mergeUsage(objectAt(event, 'usage'));
      case 'message_stop':
        this.isOver = true;
        return [];
      default:
        return [];
    }
  }

  #put(index: number, block: Block | undefined): ReplyEvent[] {
    if (block === undefined || index > this.#blocks.length) throw new MalformedEvent('A block out of order.');
    this.#blocks = Object.assign([...this.#blocks], { [index]: block });
    return [{ type: 'content', content: this.#blocks }];
  }

  #extend(index: number, delta: JsonObject | undefined): ReplyEvent[] {
    const block = this.#blocks[index];
    if (block === undefined) throw new MalformedEvent('A part of a block that was not started.');
    if (delta?.type === 'input_json_delta') {
      this.#inputs.set(index, (this.#inputs.get(index) ?? '') + (textAt(delta, 'partial_json') ?? ''));
      return [];
    }
    const extended = extendedBy(block, delta);
    return extended === block ? [] : this.#put(index, extended);
  }

  /** A tool's input arrives as pieces of JSON; a cut one stays as the block's start had it. */
  #finishInput(index: number): ReplyEvent[] {
    const block = this.#blocks[index];
    const input = this.#inputs.get(index) ?? '';
    if (block === undefined || input === '') return [];
    try {
      return this.#put(index, { ...block, input: JSON.parse(input) });
    } catch {
      return [];
    }
  }

  /** `message_delta` reports totals, and null for what it has nothing to say of. */
  #mergeUsage(reported: JsonObject | undefined): ReplyEvent[] {
    if (reported === undefined) return [];
    const news = Object.fromEntries(Object.entries(reported).filter(([, count]) => count !== null));
    this.#usage = { ...reported, ...this.#usage, ...news };
    return [{ type: 'usage', usage: usageOf(this.#usage) }];
  }
}

function started(event: unknown): ReplyEvent[] {
  const model = textAt(event, 'message', 'model');
  return model === undefined ? [] : [{ type: 'started', model }];
}

function indexOf(event: unknown): number {
  const index = countAt(event, 'index');
  if (index === undefined) throw new MalformedEvent('A block without a position.');
  return index;
}

function extendedBy(block: Block, delta: JsonObject | undefined): Block {
  switch (delta?.type) {
    case 'text_delta':
      return withMore(block, 'text', delta.text);
    case 'thinking_delta':
      return withMore(block, 'thinking', delta.thinking);
    case 'signature_delta':
      return { ...block, signature: delta.signature ?? '' };
    case 'citations_delta':
      return { ...block, citations: [...listAt(block, 'citations'), delta.citation ?? null] };
    default:
      return block;
  }
}

function withMore(block: Block, name: string, more: unknown): Block {
  if (typeof more !== 'string') throw new MalformedEvent('A part without its text.');
  return { ...block, [name]: (textAt(block, name) ?? '') + more };
}

/** @see https://docs.claude.com/en/api/handling-stop-reasons */
function endingOf(delta: JsonObject | undefined): Ending | undefined {
  if (delta?.stop_reason === 'refusal')
    return { refusal: textAt(delta, 'stop_details', 'explanation') ?? '' };
  if (typeof delta?.stop_reason !== 'string') return undefined;
  return { stopReason: stopReasons[delta.stop_reason] ?? 'other' };
}

const stopReasons: { [reason: string]: StopReason } = {
  end_turn: 'end',
  stop_sequence: 'end',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool',
};

function usageOf(reported: JsonObject): Usage {
  const uncached = countAt(reported, 'input_tokens');
  const cacheReadTokens = countAt(reported, 'cache_read_input_tokens');
  const cacheWriteTokens = countAt(reported, 'cache_creation_input_tokens');
  return {
    ...present({
      inputTokens:
        uncached === undefined ? undefined : uncached + (cacheReadTokens ?? 0) + (cacheWriteTokens ?? 0),
      outputTokens: countAt(reported, 'output_tokens'),
      cacheReadTokens,
      cacheWriteTokens,
      thinkingTokens: countAt(reported, 'output_tokens_details', 'thinking_tokens'),
    }),
    reported,
  };
}
