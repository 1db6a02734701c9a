import type { Context } from '@/lib/core/context';
import type { Conversation, Message, ModelChoice } from '@/lib/core/conversation';
import { toLedgerRecord } from '@/lib/core/ledger';
import { afterRequest, afterSummary } from '@/lib/core/memory-state';
import { planRequest } from '@/lib/core/plan-request';
import { dueSummary } from '@/lib/core/summary/due-summary';
import type { PlannedConversation, Summary } from '@/lib/core/summary/summary';
import { summaryJob } from '@/lib/core/summary/summary-job';
import { fc } from '../../property-runs';
import { assistantMessage, emptyConversation, userMessage } from '../conversations';
import { toSummary, wordsOf, write } from './summarizer';

export const calibration = { factor: 1, samples: 5 };
export const calibrations = { conversation: calibration, writer: calibration };

/** So many turns, each message with so many tokens. */
export function dialogue(turns: number, tokens = 200): Message[] {
  return Array.from({ length: 2 * turns }, (_, index) =>
    index % 2 === 0
      ? userMessage(`m${index}`, `Question [m${index}]`, { tokens, seq: index + 1 })
      : assistantMessage(`m${index}`, [{ type: 'text', text: `Answer [m${index}]` }], {
          tokens,
          seq: index + 1,
        }),
  );
}

/** The conversation after the request for its newest question was sent. */
export function afterSending(opened: PlannedConversation, now: number): Conversation {
  const { conversation, branch } = opened;
  const planned = planRequest(opened, calibration, now);
  if (!planned.fits) throw new Error('It should fit.');
  const { context, countedTokens, basis } = planned;
  const questionId = branch.at(-1)?.id ?? '';
  const facts = { conversation, branch, context, countedTokens, questionId, replyId: 'reply', sentAt: now };
  return afterRequest(conversation, toLedgerRecord(facts, undefined), basis);
}

/** A dialogue to come: for each turn the tokens of question and reply, what the user wants of it, and the pause. */
const anyTurn = fc.record({
  asked: fc.integer({ min: 1, max: 600 }),
  answered: fc.integer({ min: 1, max: 900 }),
  wish: fc.constantFrom('none', 'none', 'none', 'none', 'pinned', 'excluded'),
  pause: fc.constantFrom(1_000, 1_000, 1_000, 3_600_000),
});
export const anyDialogue = fc.record({
  turns: fc.array(anyTurn, { minLength: 3, maxLength: 10 }),
  ceilingTokens: fc.integer({ min: 1_000, max: 6_000 }),
  isSameWriter: fc.boolean(),
});

export const otherWriter: ModelChoice = {
  providerId: 'openai',
  model: 'gpt-5.4-mini',
  name: '',
  contextTokens: 60_000,
};

/** One request of a dialogue, with what was stored when it was planned. */
interface Sent {
  context: Context;
  opened: PlannedConversation;
}

/** Replays a dialogue as the product does: plan, reply, and a summary as soon as it is due. */
export function replay({
  turns,
  ceilingTokens,
  isSameWriter,
}: typeof anyDialogue extends fc.Arbitrary<infer T> ? T : never) {
  let now = 1_000_000;
  let opened: PlannedConversation = {
    conversation: emptyConversation({ policy: { mode: 'summary', automatic: 'on', ceilingTokens } }),
    branch: [],
    summaries: [],
  };
  const sent: Sent[] = [];
  const made: { summary: Summary; input: string; earlier: Summary | undefined }[] = [];
  turns.forEach(({ asked, answered, wish, pause }, turn) => {
    now += pause;
    const question = userMessage(`m${2 * turn}`, `Question [m${2 * turn}]`, {
      tokens: asked,
      isPinned: wish === 'pinned',
      isExcluded: wish === 'excluded',
    });
    opened = { ...opened, branch: [...opened.branch, question] };
    const planned = planRequest(opened, calibration, now);
    if (!planned.fits) throw new Error('Without a window everything fits.');
    sent.push({ context: planned.context, opened });
    const answer = `Answer [m${2 * turn + 1}]`;
    opened = {
      ...opened,
      conversation: afterSending(opened, now),
      branch: [
        ...opened.branch,
        assistantMessage(`m${2 * turn + 1}`, [{ type: 'text', text: answer }], { tokens: answered }),
      ],
    };
    const due = dueSummary(opened, calibration, now);
    const writer = isSameWriter ? opened.conversation.model : otherWriter;
    const job = due && summaryJob(opened, { ...due, writer, isAfresh: false }, calibrations, now);
    if (!job) return;
    // A few tiny messages may need less room than their summary: then there is none, and they are trimmed.
    if (job.replacedTokens <= 20) return;
    const { requests, draft } = write(job);
    const summary = toSummary(job, draft);
    made.push({ summary, input: requests.map(wordsOf).join('\n'), earlier: job.earlier });
    opened = {
      ...opened,
      conversation: afterSummary(opened.conversation, job.policy),
      summaries: [...opened.summaries, summary],
    };
  });
  return { sent, made, opened };
}
