import type { Message } from '@/lib/core/conversation';
import type { ReplyRequest } from '@/lib/core/provider';
import { toWireRequest } from '@/lib/providers/wire-request';
import type { CacheUse } from '../../model-server/cache.ts';
import { asObject } from '../../model-server/json.ts';
import { totalTokens } from '../../model-server/prompt.ts';
import type { Service } from './services.ts';
import type { Strategy } from './strategies.ts';

/** What a token of a summary costs: models' answers are about five times as dear as what they read. */
const outputPrice = 5;

/** A whole conversation, in tokens at the full price of input. Replies are not in it: they cost the same for all. */
export interface Bill {
  /** With the provider's cache. */
  cached: number;
  /** Had the cache been switched off. */
  uncached: number;
  /** How many requests gave up older messages. */
  cuts: number;
  /** How many requests did not begin with the one before, byte for byte, although nothing was cut. */
  breaks: number;
  /** How many summaries were written. */
  summaries: number;
  /** The size of the smallest request since the first cut; Infinity if there was none. */
  leastTokens: number;
}

/** Replays a conversation through the real request builder and the service's cache. `times` are those of the questions. */
export async function replay(
  messages: readonly Message[],
  service: Service,
  strategy: Strategy,
  times: readonly number[],
): Promise<Bill> {
  const bill: Bill = { cached: 0, uncached: 0, cuts: 0, breaks: 0, summaries: 0, leastTokens: Infinity };
  const till = openTill(service);
  let before: readonly string[] = [];
  for (const [turn, now] of times.entries()) {
    const { request, isCut } = await strategy.ask(messages.slice(0, 2 * turn + 1), now);
    const sent = till.send(request, now, 0);
    bill.cached += sent.cached;
    bill.uncached += sent.uncached;
    if (isCut) bill.cuts++;
    else if (!before.every((bytes, index) => bytes === sent.bytes[index])) bill.breaks++;
    if (bill.cuts > 0) bill.leastTokens = Math.min(bill.leastTokens, sent.uncached);
    before = sent.bytes;
    for (const call of strategy.afterReply?.(messages.slice(0, 2 * turn + 2), now) ?? []) {
      const { cached, uncached } = till.send(call.request, now, call.outputTokens);
      bill.cached += cached;
      bill.uncached += uncached;
      bill.summaries++;
    }
  }
  return bill;
}

/** The bill of somebody who knows beforehand whether the cache will pay. */
export function cheapest({ cached, uncached }: Bill): number {
  return Math.min(cached, uncached);
}

interface Sent {
  cached: number;
  uncached: number;
  /** The system prompt and the messages as they are sent, block by block. */
  bytes: readonly string[];
}

function openTill(service: Service): {
  send(request: ReplyRequest, now: number, outputTokens: number): Sent;
} {
  let clock = 0;
  const cache = service.openCache(() => clock);
  return {
    send(request, now, outputTokens) {
      clock = now;
      const prompt = service.promptOf(asObject(toWireRequest(service.wire, request)));
      const output = outputTokens * outputPrice;
      return {
        cached: costOf(cache.use(prompt), service) + output,
        uncached: totalTokens(prompt) + output,
        bytes: prompt.blocks.map(({ bytes }) => bytes),
      };
    },
  };
}

function costOf({ readTokens, writtenTokens, uncachedTokens }: CacheUse, { prices }: Service): number {
  return readTokens * prices.read + writtenTokens * prices.write + uncachedTokens;
}
