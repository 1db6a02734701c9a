import type { SummaryProgress } from '@/lib/app/state';
import { useApp } from '../app-context';
import { counted, exactly } from '../context/numbers';
import { Button } from '../ui/button';

interface SummaryRunningProps {
  progress: Extract<SummaryProgress, { status: 'running' }>;
  conversationId: string;
}

/** A summary that is being made, how far it is, and the way to stop it. */
export function SummaryRunning({ progress, conversationId }: SummaryRunningProps) {
  const app = useApp();
  const { messageCount, step, steps } = progress;
  return (
    <div className="flex animate-appear items-center gap-2.5 rounded-medium border border-line bg-surface py-1 pr-1 pl-3 text-small">
      <span aria-hidden className="size-2 shrink-0 animate-breathe rounded-full bg-accent" />
      <p className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <span>Summarizing {counted(messageCount, 'message')} …</span>
        {steps > 1 && (
          <span className="text-muted tabular-nums">
            Part {exactly(step)} of {exactly(steps)}
          </span>
        )}
      </p>
      <Button look="quiet" aria-label="Stop summarizing" onClick={() => app.stopSummary(conversationId)}>
        Stop
      </Button>
    </div>
  );
}
