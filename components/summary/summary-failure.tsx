import { CircleAlert } from 'lucide-react';
import type { SummaryProblem } from '@/lib/app/state';
import { explain } from '@/lib/core/explain';
import type { Explanation } from '@/lib/core/failure';
import type { Words } from '@/lib/core/words/words';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { CopyLine } from '../ui/copy-line';
import { useWords } from '../words';

interface SummaryFailureProps {
  problem: SummaryProblem;
  conversationId: string;
  onTryAgain: () => void;
}

/** Why there is no summary, and that nothing else has changed. */
export function SummaryFailure({ problem, conversationId, onTryAgain }: SummaryFailureProps) {
  const app = useApp();
  const words = useWords();
  const { title, sentence, code, actions } = explained(problem, app.now(), words);
  return (
    <div className="flex animate-appear flex-col gap-2 rounded-medium bg-danger-soft px-3 py-2.5 text-small">
      <p className="flex items-center gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={2} />
        {title}
      </p>
      <p className="wrap-anywhere">{sentence} Everything stayed as it was.</p>
      {code && <CopyLine text={code} />}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button onClick={onTryAgain}>Try again</Button>
        {actions.includes('settings') && <Button onClick={() => app.show('settings')}>Open settings</Button>}
        <Button look="quiet" onClick={() => app.dismissSummary(conversationId)}>
          Dismiss
        </Button>
      </div>
    </div>
  );
}

type Refusal = Extract<SummaryProblem, { refusal: unknown }>['refusal'];

const refusals: Record<Refusal, string> = {
  nothing: 'There are no words in the older messages that are not summarized already.',
  changed: 'The conversation was changed while the summary was written.',
  empty: 'The model wrote nothing.',
  cut: 'The model’s summary ended before its end, so it was not taken.',
  'too-long': 'The model’s summary was far too long, and so was its second try.',
  'not-smaller': 'The model’s summary would need as much room as the messages that it stands for.',
  'not-stored': 'The summary could not be stored.',
};

function explained(problem: SummaryProblem, now: number, words: Words): Explanation {
  if ('failure' in problem) return explain(problem.failure, now, words);
  return { title: 'There is no new summary', sentence: refusals[problem.refusal], actions: [] };
}
