import type { Calibration } from '@/lib/core/calibration';
import type { Conversation } from '@/lib/core/conversation';
import { toLedgerRecord } from '@/lib/core/ledger';
import { afterRequest, afterSummary } from '@/lib/core/memory-state';
import { planRequest } from '@/lib/core/plan-request';
import type { ReplyRequest } from '@/lib/core/provider';
import { dueSummary } from '@/lib/core/summary/due-summary';
import { asCovered, type PlannedConversation, type Summary } from '@/lib/core/summary/summary';
import { type SummaryJob, summaryJob } from '@/lib/core/summary/summary-job';
import { summaryAsSent } from '@/lib/core/summary/summary-text';
import { type Draft, writeSummary } from '@/lib/core/summary/write-summary';
import { tokensOfText } from '../../model-server/tokens.ts';
import { seededRandom } from '../seeded-random.ts';
import { conversationWith, textOfTokens } from './dialogues.ts';
import type { Service } from './services.ts';
import type { Strategy, SummaryCall } from './strategies.ts';

/** The service counts as Aside does: what is measured is the policy and not the counter. */
const calibration: Calibration = { factor: 1, samples: 5 };

/**
 * The product: what `planRequest` plans, with what is remembered between requests. Without a ceiling the watermarks
 * come from the model's prices. Without `noticesBreaks` it never
 * learns that time has passed.
 */
export function aside(
  service: Service,
  ceilingTokens: number | undefined,
  { noticesBreaks = true } = {},
): Strategy {
  const ceiling = ceilingTokens === undefined ? {} : { ceilingTokens };
  let conversation = conversationWith(service, { mode: 'budget', ...ceiling });
  return {
    ask(branch, now) {
      const asked = ask({ conversation, branch, summaries: [] }, noticesBreaks ? now : 0);
      conversation = asked.conversation;
      return asked;
    },
  };
}

/** The product with automatic summaries. Each has `summaryTokens`, whatever it was asked to have. */
export function asideWithSummaries(service: Service, ceilingTokens: number, summaryTokens: number): Strategy {
  const random = seededRandom(5);
  let conversation = conversationWith(service, { mode: 'summary', automatic: 'on', ceilingTokens });
  let summaries: readonly Summary[] = [];
  let isSummarized = false;
  return {
    ask(branch, now) {
      const asked = ask({ conversation, branch, summaries }, now);
      conversation = asked.conversation;
      const isCut = asked.isCut || isSummarized;
      isSummarized = false;
      return { request: asked.request, isCut };
    },
    afterReply(branch, now) {
      const opened = { conversation, branch, summaries };
      const job = dueJob(opened, now);
      if (!job) return [];
      const { calls, draft } = write(job, textOfTokens(summaryTokens, random));
      conversation = afterSummary(conversation, job.policy);
      summaries = [...summaries, toSummary(opened, job, draft, now)];
      isSummarized = true;
      return calls;
    },
  };
}

interface AskedWithState {
  conversation: Conversation;
  request: ReplyRequest;
  isCut: boolean;
}

function ask(opened: PlannedConversation, now: number): AskedWithState {
  const planned = planRequest(opened, calibration, now);
  if (!planned.fits) throw new Error('Without a window everything fits.');
  const { context, countedTokens, basis, request } = planned;
  const { conversation, branch } = opened;
  const questionId = branch.at(-1)?.id ?? '';
  const facts = { conversation, branch, context, countedTokens, questionId, replyId: '', sentAt: now };
  return {
    conversation: afterRequest(conversation, toLedgerRecord(facts, undefined), basis),
    request,
    isCut: context.report.isCut,
  };
}

function dueJob(opened: PlannedConversation, now: number): SummaryJob | undefined {
  const due = dueSummary(opened, calibration, now);
  const writer = opened.conversation.model;
  const calibrations = { conversation: calibration, writer: calibration };
  return due && summaryJob(opened, { ...due, writer, isAfresh: false }, calibrations, now);
}

/** The model's part: it answers each request with the same text. */
function write(job: SummaryJob, text: string): { calls: SummaryCall[]; draft: Draft } {
  const answer: Draft = { text, stopReason: 'end', tokens: tokensOfText(summaryAsSent(text)) };
  const outputTokens = tokensOfText(text);
  const writing = writeSummary(job);
  const calls: SummaryCall[] = [];
  let step = writing.next(answer);
  while (!step.done) {
    calls.push({ request: step.value, outputTokens });
    step = writing.next(answer);
  }
  return { calls, draft: step.value };
}

function toSummary(
  { conversation, summaries }: PlannedConversation,
  job: SummaryJob,
  { text, tokens }: Draft,
  now: number,
): Summary {
  return {
    id: `s${summaries.length}`,
    conversationId: conversation.id,
    upToId: job.upTo.id,
    upToSeq: job.upTo.seq,
    covered: job.messages.map(asCovered),
    ...(job.earlier && { earlierId: job.earlier.id }),
    text,
    tokens,
    providerId: job.writer.providerId,
    model: job.writer.model,
    usage: [],
    createdAt: now,
    policy: job.policy,
    before: { anchorId: null },
  };
}
