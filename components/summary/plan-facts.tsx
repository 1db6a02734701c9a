import type { ReactNode } from 'react';
import type { Message } from '@/lib/core/conversation';
import type { SummaryPlan } from '@/lib/core/summary/plan-summary';
import { costInWords } from '../context/cost';
import { firstWords } from '../context/message-rows';
import { counted, estimated } from '../context/numbers';
import { costOfCall } from './use-summary-plan';

interface PlanFactsProps {
  plan: SummaryPlan;
  /** Whether a summary stands for older messages now. */
  hasSummary: boolean;
  /** Whether the conversation sends no summaries yet. */
  changesPolicy: boolean;
}

/** What a summary would do and cost, in the order in which one asks. */
export function PlanFacts({ plan, hasSummary, changesPolicy }: PlanFactsProps) {
  return (
    <section
      aria-label="Plan"
      className="flex flex-col gap-5 rounded-large border border-line bg-surface px-4 py-4"
    >
      <Fact name="What is summarized">
        <p>
          {counted(plan.turnCount, 'turn')}, {counted(plan.messageCount, 'message')}: {rangeOf(plan)}
        </p>
        {hasSummary && (
          <p className="text-small text-muted">
            {plan.job.earlier
              ? 'The summary that is there now goes into it.'
              : 'It is made from the originals, and takes the place of the summary that is there now.'}
          </p>
        )}
      </Fact>
      <Fact name="The next request">
        <BeforeAndAfter plan={plan} />
        {changesPolicy && (
          <p className="text-small text-muted">
            What is sent of this conversation will be set to “Summary and recent”. Undo sets it back.
          </p>
        )}
        {plan.trimmedCount > 0 && (
          <p className="text-small text-muted">
            Of what you keep, {counted(plan.trimmedCount, 'older message')} will not be sent: the budget is
            too small for them. Change it under What is sent, or keep fewer turns.
          </p>
        )}
      </Fact>
      <Fact name="Writing it">
        <CallCost plan={plan} />
        <p className="text-small text-muted">{paybackOf(plan)}</p>
      </Fact>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h2 className="text-small font-medium text-muted">{name}</h2>
      {children}
    </div>
  );
}

function rangeOf({ job: { messages } }: SummaryPlan): string {
  const [first, last] = [messages[0], messages.at(-1)];
  if (!first || !last || first === last) return first ? quoted(first) : '';
  return `from ${quoted(first)} to ${quoted(last)}`;
}

function quoted(message: Message): string {
  return `“${firstWords(message)}”`;
}

/** The two sizes as bars of one scale. */
function BeforeAndAfter({ plan: { beforeTokens, afterTokens } }: { plan: SummaryPlan }) {
  const most = Math.max(beforeTokens ?? 0, afterTokens ?? 0);
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1 tabular-nums">
      <Size name="Before" tokens={beforeTokens} most={most} color="bg-accent/50" />
      <Size name="After" tokens={afterTokens} most={most} color="bg-accent" />
    </dl>
  );
}

interface SizeProps {
  name: string;
  /** Undefined if it does not fit. */
  tokens: number | undefined;
  /** What fills the whole width. */
  most: number;
  color: string;
}

function Size({ name, tokens, most, color }: SizeProps) {
  const share = tokens === undefined ? 1 : tokens / Math.max(1, most);
  return (
    <div className="contents">
      <dt className="text-small">{name}</dt>
      <dd className="text-right">
        {tokens === undefined ? 'does not fit' : `${estimated(tokens, true)} tokens`}
      </dd>
      <dd aria-hidden className="col-span-2 mb-1 h-2 overflow-hidden rounded-full bg-raised">
        <span className={`block h-full rounded-full ${color}`} style={{ width: `${share * 100}%` }} />
      </dd>
    </div>
  );
}

function CallCost({ plan: { call, job } }: { plan: SummaryPlan }) {
  const { count, inputTokens, cachedTokens, outputTokens } = call;
  const cached = cachedTokens > 0 ? `, ${estimated(cachedTokens, true)} of them from the cache` : '';
  const parts = count > 1 ? `In ${count} requests: ` : '';
  const words = `${parts}${estimated(inputTokens, true)} tokens in${cached}, ${estimated(outputTokens, true)} out`;
  return (
    <p className="tabular-nums">
      {words.charAt(0).toUpperCase() + words.slice(1)} · {aboutCost(costOfCall(call, job.writer), job)}
    </p>
  );
}

function aboutCost(amount: number | undefined, { writer }: SummaryPlan['job']): string {
  const cost = costInWords(amount, writer);
  return /^\$/.test(cost) ? `about ${cost}` : cost;
}

function paybackOf({ paybackTurns }: SummaryPlan): string {
  if (paybackTurns === undefined) {
    return 'It does not save tokens now, but the model will know what is left out.';
  }
  return `It pays back after about ${counted(paybackTurns, 'turn')}.`;
}
