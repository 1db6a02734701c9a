import type { Block, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectAt, objectOf, present, textAt } from '@/lib/core/json';
import type { ReplyEvent } from '@/lib/core/provider';
import type { Usage } from '@/lib/core/usage';
import { MalformedEvent, ReportedError } from './failures';
import type { Ending, ReplyReader } from './reply-reader';

/**
 * Reads the events of OpenAI's Responses API. The content is the output items: built from the deltas while they
 * arrive, then exactly as `response.output_item.done` has them. Complete only with `response.completed` or
 * `response.incomplete`.
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export class ResponsesReply implements ReplyReader {
  ending: Ending | undefined;
  #items: readonly Block[] = [];

  get isOver(): boolean {
    return this.ending !== undefined;
  }

  take(event: unknown): ReplyEvent[] {
    if (this.isOver) return [];
    const type = textAt(event, 'type') ?? '';
    switch (type) {
      case 'response.created':
        return started(event);
      case 'response.output_item.added':
      case 'response.output_item.done':
        return this.#put(countAt(event, 'output_index'), objectAt(event, 'item'));
      case 'response.completed':
      case 'response.incomplete':
        return this.#end(objectAt(event, 'response'));
      case 'response.failed':
        throw new ReportedError(objectAt(event, 'response', 'error') ?? {});
      case 'error':
        throw new ReportedError(objectAt(event, 'error') ?? event);
      default:
        return Object.hasOwn(deltas, type) ? this.#extend(event, deltas[type]) : [];
    }
  }

  #put(index: number | undefined, item: Block | undefined): ReplyEvent[] {
    if (item === undefined || index === undefined || index > this.#items.length) {
      throw new MalformedEvent('An item out of order.');
    }
    this.#items = Object.assign([...this.#items], { [index]: item });
    return [{ type: 'content', content: this.#items }];
  }

  #extend(event: unknown, delta: Delta | undefined): ReplyEvent[] {
    const index = countAt(event, 'output_index');
    const item = this.#items[index ?? -1];
    const more = textAt(event, 'delta');
    if (item === undefined || more === undefined || delta === undefined) {
      throw new MalformedEvent('A part of an item that was not started.');
    }
    const parts = listAt(item, delta.list);
    const position = countAt(event, delta.position) ?? parts.length;
    if (position > parts.length) throw new MalformedEvent('A part out of order.');
    const part = objectOf(parts[position]) ?? delta.newPart;
    const extended = { ...part, [delta.field]: (textAt(part, delta.field) ?? '') + more };
    return this.#put(index, { ...item, [delta.list]: Object.assign([...parts], { [position]: extended }) });
  }

  #end(response: JsonObject | undefined): ReplyEvent[] {
    const changes: ReplyEvent[] = [];
    const output = listAt(response, 'output')
      .map(objectOf)
      .filter((item) => item !== undefined);
    if (this.#items.length === 0 && output.length > 0) {
      this.#items = output;
      changes.push({ type: 'content', content: output });
    }
    const usage = objectAt(response, 'usage');
    if (usage) changes.push({ type: 'usage', usage: usageOf(usage) });
    this.ending = endingOf(response, this.#items);
    return changes;
  }
}

/** Where an event's delta belongs: into `field` of the part at `position` of the item's `list`. */
interface Delta {
  list: string;
  position: string;
  field: string;
  newPart: JsonObject;
}

const deltas: { [eventType: string]: Delta } = {
  'response.output_text.delta': {
    list: 'content',
    position: 'content_index',
    field: 'text',
    newPart: { type: 'output_text', text: '', annotations: [] },
  },
  'response.refusal.delta': {
    list: 'content',
    position: 'content_index',
    field: 'refusal',
    newPart: { type: 'refusal', refusal: '' },
  },
  'response.reasoning_text.delta': {
    list: 'content',
    position: 'content_index',
    field: 'text',
    newPart: { type: 'reasoning_text', text: '' },
  },
  'response.reasoning_summary_text.delta': {
    list: 'summary',
    position: 'summary_index',
    field: 'text',
    newPart: { type: 'summary_text', text: '' },
  },
};

function started(event: unknown): ReplyEvent[] {
  const model = textAt(event, 'response', 'model');
  return model === undefined ? [] : [{ type: 'started', model }];
}

function endingOf(response: JsonObject | undefined, items: readonly Block[]): Ending {
  const reason = textAt(response, 'incomplete_details', 'reason');
  if (reason === 'content_filter') return { refusal: '' };
  if (reason === 'max_output_tokens') return { stopReason: 'length' };
  if (reason !== undefined) return { stopReason: 'other' };
  return { stopReason: items.some(({ type }) => type === 'function_call') ? 'tool' : 'end' };
}

function usageOf(reported: JsonObject): Usage {
  return {
    ...present({
      inputTokens: countAt(reported, 'input_tokens'),
      outputTokens: countAt(reported, 'output_tokens'),
      cacheReadTokens: countAt(reported, 'input_tokens_details', 'cached_tokens'),
      cacheWriteTokens: countAt(reported, 'input_tokens_details', 'cache_write_tokens'),
      thinkingTokens: countAt(reported, 'output_tokens_details', 'reasoning_tokens'),
    }),
    reported,
  };
}
