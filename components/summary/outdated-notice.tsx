import type { Outdated, Summary } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';

interface OutdatedNoticeProps {
  reason: Outdated;
  summary: Summary;
}

/** Says why a summary does not say any more what its originals say, and offers to make it again. */
export function OutdatedNotice({ reason, summary }: OutdatedNoticeProps) {
  const app = useApp();
  const { summary: words } = useWords();
  const isRunning = useAppState((state) => state.summaries[summary.conversationId]?.status === 'running');
  return (
    <div
      role="note"
      className="flex flex-wrap items-center gap-2 rounded-medium bg-accent-soft py-1.5 ps-3 pe-1.5 text-small"
    >
      <p className="min-w-0 grow basis-40">{words.outdated[reason]}</p>
      <Button disabled={isRunning} onClick={() => void app.remakeSummary(summary)}>
        {words.makeAgain}
      </Button>
    </div>
  );
}
