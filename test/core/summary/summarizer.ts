import { textOf } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import type { Summary } from '@/lib/core/summary/summary';
import { asCovered } from '@/lib/core/summary/summary';
import type { SummaryJob } from '@/lib/core/summary/summary-job';
import { type Draft, writeSummary } from '@/lib/core/summary/write-summary';

/** The words of a request. */
export function wordsOf({ messages }: ReplyRequest): string {
  return messages.map(({ content }) => textOf(content)).join('\n');
}

/** The marks (`[m12]`) in a text, in its order. */
export function marksIn(text: string): string[] {
  return text.match(/\[m\d+\]/g) ?? [];
}

/** A model that reads everything: its summary holds each mark that it was given, once, in order, and is short. */
function honestSummarizer(request: ReplyRequest): Draft {
  const marks = new Set(marksIn(wordsOf(request)));
  return { text: `They said: ${[...marks].join(' ')}`, stopReason: 'end', tokens: 20 };
}

/** What was asked while a summary was written, and what came of it. */
export interface Writing {
  requests: ReplyRequest[];
  draft: Draft;
}

export function write(job: SummaryJob, answer: (request: ReplyRequest) => Draft = honestSummarizer): Writing {
  const writing = writeSummary(job);
  const requests: ReplyRequest[] = [];
  let step = writing.next();
  while (!step.done) {
    requests.push(step.value);
    step = writing.next(answer(step.value));
  }
  return { requests, draft: step.value };
}

let count = 0;

/** The summary as it is stored when a job is done. */
export function toSummary(job: SummaryJob, { text, tokens }: Draft, change: Partial<Summary> = {}): Summary {
  return {
    id: `summary ${++count}`,
    conversationId: job.upTo.conversationId,
    upToId: job.upTo.id,
    upToSeq: job.upTo.seq,
    covered: job.messages.map(asCovered),
    ...(job.earlier && { earlierId: job.earlier.id }),
    text,
    tokens,
    providerId: 'anthropic',
    model: 'some-model',
    usage: [],
    createdAt: count,
    policy: job.policy,
    before: { anchorId: null },
    ...change,
  };
}
