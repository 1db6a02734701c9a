import type { ReactNode } from 'react';
import type { SummaryPlan } from '@/lib/core/summary/plan-summary';
import { costInWords } from '../context/cost';
import { useNumbers } from '../context/locale-numbers';
import { firstWords } from '../context/message-rows';
import { useWords } from '../words';
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
  const { summary: words } = useWords();
  return (
    <section
      aria-label={words.plan}
      className="flex flex-col gap-5 rounded-large border border-line bg-surface px-4 py-4"
    >
      <Fact name={words.whatIsSummarized}>
        <p className="wrap-anywhere">
          {words.range({ turns: plan.turnCount, messages: plan.messageCount, ...endsOf(plan) })}
        </p>
        {hasSummary && (
          <p className="text-small text-muted">{plan.job.earlier ? words.goesIntoIt : words.takesItsPlace}</p>
        )}
      </Fact>
      <Fact name={words.nextRequest}>
        <BeforeAndAfter plan={plan} />
        {changesPolicy && <p className="text-small text-muted">{words.changesPolicy}</p>}
        {plan.trimmedCount > 0 && <p className="text-small text-muted">{words.trimmed(plan.trimmedCount)}</p>}
      </Fact>
      <Fact name={words.writingIt}>
        <CallCost plan={plan} />
        <p className="text-small text-muted">
          {plan.paybackTurns === undefined ? words.savesNothing : words.paysBack(plan.paybackTurns)}
        </p>
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

/** The words of the messages, or of the only one, that the summary begins and ends with. */
function endsOf({ job: { messages } }: SummaryPlan): { first: string; last: string | undefined } {
  const [first, last] = [messages[0], messages.at(-1)];
  return {
    first: first ? firstWords(first) : '',
    last: last && last !== first ? firstWords(last) : undefined,
  };
}

/** The two sizes as bars of one scale. */
function BeforeAndAfter({ plan: { beforeTokens, afterTokens } }: { plan: SummaryPlan }) {
  const { summary: words } = useWords();
  const most = Math.max(beforeTokens ?? 0, afterTokens ?? 0);
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1 tabular-nums">
      <Size name={words.before} tokens={beforeTokens} most={most} color="bg-accent/50" />
      <Size name={words.after} tokens={afterTokens} most={most} color="bg-accent" />
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
  const { context: words } = useWords();
  const { estimated } = useNumbers();
  const share = tokens === undefined ? 1 : tokens / Math.max(1, most);
  return (
    <div className="contents">
      <dt className="text-small">{name}</dt>
      <dd className="text-end">
        {tokens === undefined ? words.doesNotFit : words.tokens(estimated(tokens, true))}
      </dd>
      <dd aria-hidden className="col-span-2 mb-1 h-2 overflow-hidden rounded-full bg-raised">
        <span className={`block h-full rounded-full ${color}`} style={{ width: `${share * 100}%` }} />
      </dd>
    </div>
  );
}

function CallCost({ plan: { call, job } }: { plan: SummaryPlan }) {
  const words = useWords();
  const { estimated } = useNumbers();
  const { count, inputTokens, cachedTokens, outputTokens } = call;
  const effort = words.summary.call({
    requests: count,
    input: estimated(inputTokens, true),
    fromCache: cachedTokens > 0 ? estimated(cachedTokens, true) : undefined,
    output: estimated(outputTokens, true),
  });
  return (
    <p className="tabular-nums">
      {effort} · {costInWords(costOfCall(call, job.writer), job.writer, words)}
    </p>
  );
}
