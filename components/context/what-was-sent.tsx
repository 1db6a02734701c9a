import { Popover } from '@base-ui/react/popover';
import { FileSearch } from 'lucide-react';
import type { Message } from '@/lib/core/conversation';
import type { LedgerRecord, PrefixChange } from '@/lib/core/ledger';
import type { Usage } from '@/lib/core/usage';
import { useApp, useWatched } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { counted, exactly, inPercent } from './numbers';

/** A button on a reply that tells what its request held. */
export function WhatWasSent({ message }: { message: Message }) {
  return (
    <Popover.Root>
      <Popover.Trigger render={<IconButton icon={FileSearch} label="What was sent" />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" collisionPadding={12} className="z-30">
          <Popover.Popup className="flex w-72 max-w-(--available-width) animate-appear flex-col gap-3 rounded-medium border border-line bg-surface p-4 text-small shadow-floating outline-none">
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
  cut: 'Where the recent messages begin had moved since the request before it.',
  model: 'The model was another one than in the request before it.',
  system: 'The system prompt had changed since the request before it.',
  selection: 'Messages had been pinned, excluded or replaced since the request before it.',
};

function linesOf({ counts, totalTokens }: LedgerRecord, usage: Usage | undefined): [string, string][] {
  const { inputTokens, cacheReadTokens } = usage ?? {};
  const sent = counts.sent + counts.pinned;
  const lines: [string, string | false][] = [
    ['Sent', counted(sent, 'message')],
    ['Pinned', counts.pinned > 0 && `${exactly(counts.pinned)} of them`],
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
  ];
  return lines.flatMap(([name, value]): [string, string][] => (value === false ? [] : [[name, value]]));
}

function difference(estimate: number, reported: number): string {
  if (estimate === reported) return 'none';
  const share = inPercent(Math.abs(estimate - reported) / reported);
  return `estimate ${share} too ${estimate > reported ? 'high' : 'low'}`;
}
