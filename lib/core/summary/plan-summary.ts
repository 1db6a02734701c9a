import { cacheRulesOf } from '../cache-rules';
import { textBlock } from '../content';
import type { ContextReport } from '../context';
import { type Conversation, unstoredMessage } from '../conversation';
import { afterSummary } from '../memory-state';
import { planRequest } from '../plan-request';
import { presetOf } from '../presets';
import { turnsOf } from '../turn';
import type { PlannedConversation, Summary } from './summary';
import { type Calibrations, type SummaryJob, taskTokens } from './summary-job';
import { partCount, partLimit, requestCount } from './write-summary';

/** What a summary would do, before it is asked for. Token counts are estimates. */
export interface SummaryPlan {
  job: SummaryJob;
  /** What goes into it. */
  turnCount: number;
  messageCount: number;
  /** The conversation's next request without it and with it; undefined where it does not fit. */
  beforeTokens: number | undefined;
  afterTokens: number | undefined;
  /** How many of the kept messages are left out of it all the same, because they are more than the budget. */
  trimmedCount: number;
  /** What the requests for it have, all together. */
  call: { count: number; inputTokens: number; cachedTokens: number; outputTokens: number };
  /** After how many turns it has cost less than going on without it; undefined if it never has. */
  paybackTurns: number | undefined;
}

/** How much dearer a token of a reply is than one of a prompt, with most providers. */
const outputFactor = 5;

/** Says what a job would do and cost. `now` is in milliseconds since 1970. */
export function planSummary(
  opened: PlannedConversation,
  job: SummaryJob,
  calibrations: Calibrations,
  now: number,
): SummaryPlan {
  const asked = {
    ...opened,
    branch: [...opened.branch, unstoredMessage(opened.conversation, 'next question', [textBlock('…')])],
  };
  const summarized = {
    ...asked,
    conversation: afterSummary(opened.conversation, job.policy),
    summaries: [...opened.summaries, expectedSummary(job, now)],
  };
  const before = reportOf(asked, calibrations, now);
  const after = reportOf(summarized, calibrations, now);
  const [beforeTokens, afterTokens] = [before?.totalTokens, after?.totalTokens];
  const call = callOf(job, calibrations.writer.factor);
  return {
    job,
    turnCount: turnsOf(job.messages).length,
    messageCount: job.messages.length,
    beforeTokens,
    afterTokens,
    trimmedCount: after?.entries.filter(({ reason }) => reason === 'trimmed').length ?? 0,
    call,
    paybackTurns: payback(opened.conversation, call, beforeTokens, afterTokens),
  };
}

function reportOf(
  opened: PlannedConversation,
  calibrations: Calibrations,
  now: number,
): ContextReport | undefined {
  const planned = planRequest(opened, calibrations.conversation, now);
  return planned.fits ? planned.context.report : undefined;
}

function callOf(job: SummaryJob, factor: number): SummaryPlan['call'] {
  if (job.continued) {
    const { inputTokens, cachedTokens } = job.continued;
    return { count: 1, inputTokens, cachedTokens, outputTokens: job.limitTokens };
  }
  const parts = partCount(job);
  const count = requestCount(job);
  const between = parts * partLimit(job);
  return {
    count,
    inputTokens: Math.ceil((job.replacedTokens + between + count * taskTokens) * factor),
    cachedTokens: 0,
    outputTokens: Math.ceil((job.limitTokens + between) * factor),
  };
}

/**
 * Without the summary each turn reads `before` tokens from the cache; with it, `after` tokens, once they have been
 * written. In tokens at full price, with the costs of the provider's cache.
 */
function payback(
  { model }: Conversation,
  { inputTokens, cachedTokens, outputTokens }: SummaryPlan['call'],
  before = 0,
  after = 0,
): number | undefined {
  const { read, write } = cacheRulesOf(presetOf(model.providerId).wire, model.model);
  if (before <= after) return undefined;
  const spent = inputTokens - cachedTokens + read * cachedTokens + outputFactor * outputTokens;
  return Math.ceil((spent + (write - read) * after) / (read * (before - after)));
}

function expectedSummary({ upTo, limitTokens, policy }: SummaryJob, now: number): Summary {
  return {
    id: 'expected',
    conversationId: upTo.conversationId,
    upToId: upTo.id,
    upToSeq: upTo.seq,
    covered: [],
    text: '…',
    tokens: limitTokens,
    providerId: '',
    model: '',
    usage: [],
    // Newer than one that covers the same messages and is made again.
    createdAt: now + 1,
    policy,
    before: { anchorId: null },
  };
}
