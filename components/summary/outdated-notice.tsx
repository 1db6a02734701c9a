import type { Outdated, Summary } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';

const sentences: Record<Outdated, string> = {
  edited: 'Out of date: a message that it stands for was changed after it was written.',
  removed: 'Out of date: a message that went into it is not in this conversation any more.',
  excluded: 'Out of date: it still tells of a message that you have excluded.',
  missing: 'Out of date: it does not tell of a message that is included again.',
};

interface OutdatedNoticeProps {
  reason: Outdated;
  summary: Summary;
}

/** Says why a summary does not say any more what its originals say, and offers to make it again. */
export function OutdatedNotice({ reason, summary }: OutdatedNoticeProps) {
  const app = useApp();
  const isRunning = useAppState((state) => state.summaries[summary.conversationId]?.status === 'running');
  return (
    <div
      role="note"
      className="flex flex-wrap items-center gap-2 rounded-medium bg-accent-soft py-1.5 pr-1.5 pl-3 text-small"
    >
      <p className="min-w-0 grow basis-40">{sentences[reason]}</p>
      <Button disabled={isRunning} onClick={() => void app.remakeSummary(summary)}>
        Make again
      </Button>
    </div>
  );
}
