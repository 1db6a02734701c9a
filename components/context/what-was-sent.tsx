import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import type { Message } from '@/lib/core/conversation';
import type { LedgerRecord, PrefixChange } from '@/lib/core/ledger';
import type { Usage } from '@/lib/core/usage';
import { useApp, useWatched } from '../app-context';
import { costOfSent } from './cost';
import { counted, exactly, inPercent } from './numbers';

interface WhatWasSentProps {
  /** A reply. */
  message: Message;
  /** What it is shown beside, and what has the focus when it is closed. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What the request for a reply held. */
export function WhatWasSent({ message, anchor, onClose }: WhatWasSentProps) {
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          sideOffset={4}
          align="start"
          collisionPadding={12}
          className="z-30"
        >
          <Popover.Popup
            finalFocus={anchor}
            className="flex w-72 max-w-(--available-width) animate-appear flex-col gap-3 rounded-medium border border-line bg-surface p-4 text-small shadow-floating outline-none"
          >
            <Popover.Title className="font-semibold">What was sent</Popover.Title>
            <SentRecord message={message} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SentRecord({ message }: { message: Message }) {
  const app = useApp();
  const found = useWatched(app.watchLedger, message.id);
  if (!found) return null;
  if (!found.value)
    return <p className="text-muted">There is no record for this reply: nothing was sent for it.</p>;
  const record = found.value;
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 tabular-nums">
        {linesOf(record, message.reply?.usage).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line pt-3 text-muted">{changes[record.change]}</p>
    </>
  );
}

const changes: Record<PrefixChange, string> = {
  first: 'This was the first request of the conversation.',
  grown: 'It began exactly like the request before it: only what is new was added.',
  cut: 'The recent messages began elsewhere than in the request before it: older ones were left out, or taken in again.',
  summary: 'Another summary stood for the older messages than in the request before it, or none.',
  model: 'The model was another one than in the request before it.',
  options: 'Thinking or effort was set otherwise than in the request before it.',
  system: 'The system prompt had changed since the request before it.',
  selection: 'Messages had been pinned, excluded or replaced since the request before it.',
};

function linesOf(record: LedgerRecord, usage: Usage | undefined): [string, string][] {
  const { counts, totalTokens, summaryId } = record;
  const { inputTokens, cacheReadTokens } = usage ?? {};
  const sent = counts.sent + counts.pinned;
  const lines: [string, string | false][] = [
    ['Sent', counted(sent, 'message')],
    ['Pinned', counts.pinned > 0 && `${exactly(counts.pinned)} of them`],
    ['Summary', summaryId !== undefined && `of ${counted(counts.summarized, 'message')}`],
    ['Trimmed', counts.trimmed > 0 && counted(counts.trimmed, 'message')],
    ['Excluded', counts.excluded > 0 && counted(counts.excluded, 'message')],
    ['Estimated', counted(totalTokens, 'token')],
    ['Reported', inputTokens === undefined ? 'not by this provider' : counted(inputTokens, 'token')],
    ['Difference', inputTokens !== undefined && inputTokens > 0 && difference(totalTokens, inputTokens)],
    [
      'From the cache',
      inputTokens !== undefined &&
        inputTokens > 0 &&
        cacheReadTokens !== undefined &&
        inPercent(cacheReadTokens / inputTokens),
    ],
    ['Cost', costOfSent(record, usage)],
  ];
  return lines.flatMap(([name, value]): [string, string][] => (value === false ? [] : [[name, value]]));
}

function difference(estimate: number, reported: number): string {
  if (estimate === reported) return 'none';
  const share = inPercent(Math.abs(estimate - reported) / reported);
  return `estimate ${share} too ${estimate > reported ? 'high' : 'low'}`;
}
