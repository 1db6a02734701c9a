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
  const { summary: says } = words;
  const { title, sentence, code, actions } = explained(problem, app.now(), words);
  return (
    <div className="flex animate-appear flex-col gap-2 rounded-medium bg-danger-soft px-3 py-2.5 text-small">
      <p className="flex items-center gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={2} />
        {title}
      </p>
      <p className="wrap-anywhere">{says.nothingChanged(sentence)}</p>
      {code && <CopyLine text={code} />}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button onClick={onTryAgain}>{says.tryAgain}</Button>
        {actions.includes('settings') && (
          <Button onClick={() => app.show('settings')}>{says.openSettings}</Button>
        )}
        <Button look="quiet" onClick={() => app.dismissSummary(conversationId)}>
          {says.dismiss}
        </Button>
      </div>
    </div>
  );
}

function explained(problem: SummaryProblem, now: number, words: Words): Explanation {
  if ('failure' in problem) return explain(problem.failure, now, words);
  const { failed, refused } = words.summary;
  return { title: failed, sentence: refused[problem.refusal], actions: [] };
}
