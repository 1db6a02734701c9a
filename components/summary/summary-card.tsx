import { useMemo, useState } from 'react';
import {
  type ActiveSummary,
  coverageOf,
  type OpenConversation,
  outdatedBy,
} from '@/lib/core/summary/summary';
import { useApp } from '../app-context';
import { useWords } from '../words';
import { LossCount, LossReport } from './loss-report';
import { OutdatedNotice } from './outdated-notice';
import { SummaryHeading } from './summary-heading';
import { SummaryWords } from './summary-words';
import { useLosses } from './use-losses';

interface SummaryCardProps {
  active: ActiveSummary;
  opened: OpenConversation;
  /** Whether the list shows the messages, too. */
  hasOriginals: boolean;
  onOriginals: (areShown: boolean) => void;
  /** Called before the reader makes the card larger or smaller. */
  onResize: () => void;
}

/** The summary in the place of the messages that it stands for. */
export function SummaryCard({ active, opened, hasOriginals, onOriginals, onResize }: SummaryCardProps) {
  const app = useApp();
  const { summary: words } = useWords();
  const { summary, coveredCount } = active;
  const { branch, summaries, conversation } = opened;
  const originals = useMemo(() => branch.slice(0, coveredCount), [branch, coveredCount]);
  const outdated = useMemo(() => outdatedBy(active, summaries, branch), [active, summaries, branch]);
  const losses = useLosses(summary, originals);
  const [hasLosses, setHasLosses] = useState(false);

  const toggleLosses = () => {
    onResize();
    setHasLosses(!hasLosses);
  };
  const title = words.title(coverageOf(summary, summaries).length);
  return (
    <article
      aria-label={title}
      className="flex flex-col gap-2.5 rounded-large border border-line bg-surface px-4 pt-3 pb-2.5"
    >
      <SummaryHeading title={title} summary={summary} model={conversation.model} />
      {outdated && <OutdatedNotice reason={outdated} summary={summary} />}
      <SummaryWords
        summary={summary}
        hasOriginals={hasOriginals}
        onOriginals={() => {
          onResize();
          onOriginals(!hasOriginals);
        }}
        onResize={onResize}
      />
      {losses && (
        <LossCount losses={losses} originals={originals} isOpen={hasLosses} onToggle={toggleLosses} />
      )}
      {losses && hasLosses && (
        <LossReport
          losses={losses}
          originals={originals}
          onJump={(messageId) => void app.showMessage({ conversationId: conversation.id, messageId })}
        />
      )}
    </article>
  );
}
