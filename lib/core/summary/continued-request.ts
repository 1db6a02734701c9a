import type { Calibration } from '../calibration';
import { textBlock } from '../content';
import { isInRequest } from '../context';
import { type Message, type ModelChoice, unstoredMessage } from '../conversation';
import { planRequest, uncut } from '../plan-request';
import type { ReplyRequest } from '../provider';
import { outputLimitOf } from '../settings';
import type { PlannedConversation, Summary } from './summary';
import { summaryTask } from './summary-text';

/** A request for a summary whose beginning is in the provider's cache. */
export interface ContinuedRequest {
  request: ReplyRequest;
  /** About how many tokens it has, and how many of them the cache should have. */
  inputTokens: number;
  cachedTokens: number;
}

/** What a summary is made from: messages, and one that stands for everything before them. */
export interface Material {
  messages: readonly Message[];
  earlier?: Summary;
}

interface ContinuedWish {
  writer: ModelChoice;
  material: Material;
  /** The messages that are not to be summarized, although the request holds them. */
  kept: readonly Message[];
  limitTokens: number;
}

/** The part of a request that the cache must have to go on from there; with less, data alone is cheaper. */
const leastCached = 0.5;

/**
 * The conversation's own next request with the task in the place of the next message: what it begins with is in the
 * provider's cache. Undefined if another model writes, if the cache has too little of it, if it does not fit, or if
 * something of the material is not in that request. `now` is in milliseconds since 1970.
 */
export function continuedRequest(
  opened: PlannedConversation,
  { writer, material, kept, limitTokens }: ContinuedWish,
  calibration: Calibration,
  now: number,
): ContinuedRequest | undefined {
  const { conversation, branch } = opened;
  const { model } = conversation;
  if (writer.providerId !== model.providerId || writer.model !== model.model) return undefined;
  const task = unstoredMessage(conversation, 'summary task', [textBlock(continuedTask(kept, limitTokens))]);
  const asked = { ...opened, conversation: uncut(opened), branch: [...branch, task] };
  const planned = planRequest(asked, calibration, now);
  if (!planned.fits) return undefined;
  const { entries, summary, totalTokens } = planned.context.report;
  const sent = new Set(entries.filter(isInRequest).map(({ messageId }) => messageId));
  const { messages, earlier } = material;
  if (summary?.id !== earlier?.id || !messages.every(({ id }) => sent.has(id))) return undefined;
  const { request, cached } = planned;
  if (cached.tokens < leastCached * totalTokens) return undefined;
  return {
    request: withRoom(request, writer),
    inputTokens: totalTokens,
    cachedTokens: cached.tokens,
  };
}

/** What the user wants of the length of replies is not meant for summaries, which would be cut off. */
export function outputLimit({
  outputLimit: _,
  ...writer
}: ModelChoice): Pick<ReplyRequest, 'maxOutputTokens'> {
  const maxOutputTokens = outputLimitOf(writer);
  return maxOutputTokens === undefined ? {} : { maxOutputTokens };
}

/** With as much room as the conversation's own replies have at least: so much they may think already. */
function withRoom({ maxOutputTokens: own = 0, ...request }: ReplyRequest, writer: ModelChoice): ReplyRequest {
  const { maxOutputTokens } = outputLimit(writer);
  return maxOutputTokens === undefined
    ? request
    : { ...request, maxOutputTokens: Math.max(own, maxOutputTokens) };
}

function continuedTask(kept: readonly Message[], limitTokens: number): string {
  const count = kept.filter(({ role }) => role === 'user').length;
  const those = count === 1 ? 'my last message and its reply' : `my last ${count} messages and their replies`;
  const subject =
    count === 0
      ? 'this conversation so far'
      : `this conversation from its beginning, but without ${those}, which stay as they are`;
  return summaryTask(subject, limitTokens);
}
