import { type ReactNode, useMemo, useState } from 'react';
import type { Message } from '@/lib/core/conversation';
import {
  type ActiveSummary,
  coverageOf,
  type OpenConversation,
  outdatedBy,
} from '@/lib/core/summary/summary';
import { counted } from '../context/numbers';
import { LossCount, LossReport } from './loss-report';
import { type Destination, OriginalMessages } from './original-messages';
import { OutdatedNotice } from './outdated-notice';
import { SummaryHeading } from './summary-heading';
import { SummaryWords } from './summary-words';
import { useLosses } from './use-losses';

interface SummaryCardProps {
  active: ActiveSummary;
  opened: OpenConversation;
  /** Draws an original as the list of messages does. */
  renderMessage: (message: Message) => ReactNode;
  /** Called before the reader makes the card larger or smaller. */
  onResize: () => void;
}

/** The summary in the place of the messages that it stands for. */
export function SummaryCard({ active, opened, renderMessage, onResize }: SummaryCardProps) {
  const { summary, coveredCount } = active;
  const { branch, summaries, conversation } = opened;
  const originals = useMemo(() => branch.slice(0, coveredCount), [branch, coveredCount]);
  const outdated = useMemo(() => outdatedBy(active, summaries, branch), [active, summaries, branch]);
  const losses = useLosses(summary, originals);
  const [hasOriginals, setHasOriginals] = useState(false);
  const [hasLosses, setHasLosses] = useState(false);
  const [destination, setDestination] = useState<Destination>();

  const showOriginals = (at?: Destination) => {
    onResize();
    setHasOriginals(at !== undefined || !hasOriginals);
    setDestination(at);
  };
  const toggleLosses = () => {
    onResize();
    setHasLosses(!hasLosses);
  };
  const title = `Summary of ${counted(coverageOf(summary, summaries).length, 'message')}`;
  return (
    <div className="flex flex-col gap-5">
      <article
        aria-label={title}
        className="flex flex-col gap-2.5 rounded-large border border-line bg-surface px-4 pt-3 pb-2.5"
      >
        <SummaryHeading title={title} summary={summary} model={conversation.model} />
        {outdated && <OutdatedNotice reason={outdated} summary={summary} />}
        <SummaryWords
          summary={summary}
          hasOriginals={hasOriginals}
          onOriginals={() => showOriginals()}
          onResize={onResize}
        />
        {losses && (
          <LossCount losses={losses} originals={originals} isOpen={hasLosses} onToggle={toggleLosses} />
        )}
        {losses && hasLosses && (
          <LossReport
            losses={losses}
            originals={originals}
            onJump={(messageId) => showOriginals({ messageId })}
          />
        )}
      </article>
      {hasOriginals && (
        <OriginalMessages originals={originals} renderMessage={renderMessage} destination={destination} />
      )}
    </div>
  );
}
