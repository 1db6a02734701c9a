import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectAt, objectOf, present, textAt } from '@/lib/core/json';
import type { ReplyEvent, StopReason } from '@/lib/core/provider';
import type { Usage } from '@/lib/core/usage';
import { ReportedError } from './failures';
import type { Ending, ReplyReader } from './reply-reader';

/**
 * Reads the chunks of a Chat Completions stream into the one assistant message. Complete only with a
 * `finish_reason`; the usage may come with it or in a chunk of its own after it.
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export class ChatReply implements ReplyReader {
  ending: Ending | undefined;
  #message: Block = { role: 'assistant', content: '' };
  #hasStarted = false;
  #hasUsage = false;

  get isOver(): boolean {
    return this.ending !== undefined && this.#hasUsage;
  }

  take(event: unknown): ReplyEvent[] {
    if (this.isOver) return [];
    const choice = objectOf(listAt(event, 'choices')[0]);
    if (choice?.finish_reason === 'error')
      throw new ReportedError(objectAt(choice, 'error') ?? { type: 'server_error' });
    return [...this.#start(event), ...this.#extend(choice), ...this.#readUsage(event)];
  }

  #start(event: unknown): ReplyEvent[] {
    const model = textAt(event, 'model');
    if (this.#hasStarted || model === undefined) return [];
    this.#hasStarted = true;
    return [{ type: 'started', model }];
  }

  #extend(choice: JsonObject | undefined): ReplyEvent[] {
    if (this.ending !== undefined || choice === undefined) return [];
    const before = this.#message;
    this.#message = extendedBy(before, objectAt(choice, 'delta'));
    const reason = textAt(choice, 'finish_reason');
    if (reason) this.ending = endingOf(reason);
    return this.#message === before ? [] : [{ type: 'content', content: [this.#message] }];
  }

  #readUsage(event: unknown): ReplyEvent[] {
    // Groq reports it under its own name.
    const reported = objectAt(event, 'usage') ?? objectAt(event, 'x_groq', 'usage');
    if (reported === undefined) return [];
    this.#hasUsage = true;
    return [{ type: 'usage', usage: usageOf(reported) }];
  }
}

/** Servers name the thinking one way or the other; the name is kept, as it is part of their message. */
const texts = ['content', 'reasoning_content', 'reasoning', 'refusal'] as const;

function extendedBy(message: Block, delta: JsonObject | undefined): Block {
  const news = texts.flatMap((name) => {
    const more = textAt(delta, name);
    return more ? [[name, (textAt(message, name) ?? '') + more] as const] : [];
  });
  const calls = listAt(delta, 'tool_calls');
  if (calls.length > 0)
    return { ...message, ...Object.fromEntries(news), tool_calls: withCalls(message, calls) };
  return news.length > 0 ? { ...message, ...Object.fromEntries(news) } : message;
}

/** The first piece of a call names it; the pieces after it only add to its arguments. */
function withCalls(message: Block, pieces: readonly Json[]): Json[] {
  const calls = [...listAt(message, 'tool_calls')];
  for (const piece of pieces) {
    const index = Math.min(countAt(piece, 'index') ?? calls.length, calls.length);
    const known = calls[index];
    const { index: _, ...start } = objectOf(piece) ?? {};
    calls[index] =
      known === undefined ? start : withArguments(known, textAt(piece, 'function', 'arguments') ?? '');
  }
  return calls;
}

function withArguments(call: Json, more: string): JsonObject {
  const known = objectAt(call, 'function') ?? {};
  return { ...objectOf(call), function: { ...known, arguments: (textAt(known, 'arguments') ?? '') + more } };
}

function endingOf(reason: string): Ending {
  return reason === 'content_filter' ? { refusal: '' } : { stopReason: stopReasons[reason] ?? 'other' };
}

const stopReasons: { [reason: string]: StopReason } = {
  stop: 'end',
  length: 'length',
  tool_calls: 'tool',
  function_call: 'tool',
};

function usageOf(reported: JsonObject): Usage {
  return {
    ...present({
      inputTokens: countAt(reported, 'prompt_tokens'),
      outputTokens: countAt(reported, 'completion_tokens'),
      cacheReadTokens:
        countAt(reported, 'prompt_tokens_details', 'cached_tokens') ??
        countAt(reported, 'prompt_cache_hit_tokens'),
      cacheWriteTokens: countAt(reported, 'prompt_tokens_details', 'cache_write_tokens'),
      thinkingTokens: countAt(reported, 'completion_tokens_details', 'reasoning_tokens'),
    }),
    reported,
  };
}
