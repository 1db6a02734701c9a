import type { SummaryProgress } from '@/lib/app/state';
import { useApp } from '../app-context';
import { useNumbers } from '../context/locale-numbers';
import { Button } from '../ui/button';
import { useWords } from '../words';

interface SummaryRunningProps {
  progress: Extract<SummaryProgress, { status: 'running' }>;
  conversationId: string;
}

/** A summary that is being made, how far it is, and the way to stop it. */
export function SummaryRunning({ progress, conversationId }: SummaryRunningProps) {
  const app = useApp();
  const { summary: words } = useWords();
  const { exactly } = useNumbers();
  const { messageCount, step, steps } = progress;
  return (
    <div className="flex animate-appear items-center gap-2.5 rounded-medium border border-line bg-surface py-1 ps-3 pe-1 text-small">
      <span aria-hidden className="size-2 shrink-0 animate-breathe rounded-full bg-accent" />
      <p className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <span>{words.running(messageCount)}</span>
        {steps > 1 && (
          <span className="text-muted tabular-nums">{words.part(exactly(step), exactly(steps))}</span>
        )}
      </p>
      <Button look="quiet" aria-label={words.stopSummarizing} onClick={() => app.stopSummary(conversationId)}>
        {words.stop}
      </Button>
    </div>
  );
}
