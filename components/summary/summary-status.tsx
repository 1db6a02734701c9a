import { useEffect } from 'react';
import type { OpenConversation } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { useWords } from '../words';
import { SummaryFailure } from './summary-failure';
import { SummaryOffer } from './summary-offer';
import { SummaryRunning } from './summary-running';

interface SummaryStatusProps {
  opened: OpenConversation | undefined;
  onSummarize: () => void;
}

/** Above the composer: a summary that is being made, why there is none, or the offer to make one. */
export function SummaryStatus({ opened, onSummarize }: SummaryStatusProps) {
  const app = useApp();
  const { summary: words } = useWords();
  const conversationId = useAppState((state) => state.conversationId);
  const progress = useAppState((state) => state.summaries[state.conversationId]);
  const isUnclear = opened?.conversation.isBeingSummarized === true && !progress;
  useEffect(() => {
    if (isUnclear) void app.noticeBrokenSummary(conversationId).catch(() => {});
  }, [app, isUnclear, conversationId]);
  return (
    <div
      role="status"
      aria-label={words.status}
      className="mx-auto w-full max-w-measure px-3 not-empty:pb-1.5"
    >
      {progress?.status === 'running' && (
        <SummaryRunning progress={progress} conversationId={conversationId} />
      )}
      {progress?.status === 'failed' && (
        <SummaryFailure
          problem={progress.problem}
          conversationId={conversationId}
          onTryAgain={() => (progress.remade ? void app.remakeSummary(progress.remade) : onSummarize())}
        />
      )}
      {!progress && opened && <SummaryOffer opened={opened} onSummarize={onSummarize} />}
    </div>
  );
}
