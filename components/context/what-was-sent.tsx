import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import type { Message } from '@/lib/core/conversation';
import type { LedgerRecord } from '@/lib/core/ledger';
import type { Usage } from '@/lib/core/usage';
import type { Words } from '@/lib/core/words/words';
import { useApp, useWatched } from '../app-context';
import { useWords } from '../words';
import { costOfSent } from './cost';
import { numbersOf } from './locale-numbers';

interface WhatWasSentProps {
  /** A reply. */
  message: Message;
  /** What it is shown beside, and what has the focus when it is closed. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What the request for a reply held. */
export function WhatWasSent({ message, anchor, onClose }: WhatWasSentProps) {
  const { title } = useWords().context.record;
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
            <Popover.Title className="font-semibold">{title}</Popover.Title>
            <SentRecord message={message} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SentRecord({ message }: { message: Message }) {
  const app = useApp();
  const words = useWords();
  const found = useWatched(app.watchLedger, message.id);
  if (!found) return null;
  if (!found.value) return <p className="text-muted">{words.context.record.none}</p>;
  const record = found.value;
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 tabular-nums">
        {linesOf(record, message.reply?.usage, words).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="text-end">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line pt-3 text-muted">{words.context.changed[record.change]}</p>
    </>
  );
}

function linesOf(record: LedgerRecord, usage: Usage | undefined, words: Words): [string, string][] {
  const { record: says, messages } = words.context;
  const { exactly, inPercent } = numbersOf(words);
  const { counts, totalTokens, summaryId } = record;
  const { inputTokens, cacheReadTokens } = usage ?? {};
  const lines: [string, string | false][] = [
    [says.sent, messages(counts.sent + counts.pinned)],
    [says.pinned, counts.pinned > 0 && says.ofThem(exactly(counts.pinned))],
    [says.summary, summaryId !== undefined && says.ofMessages(counts.summarized)],
    [says.trimmed, counts.trimmed > 0 && messages(counts.trimmed)],
    [says.excluded, counts.excluded > 0 && messages(counts.excluded)],
    [says.estimated, says.tokens(totalTokens)],
    [says.reported, inputTokens === undefined ? says.notReported : says.tokens(inputTokens)],
    [
      says.difference,
      inputTokens !== undefined && inputTokens > 0 && difference(totalTokens, inputTokens, words),
    ],
    [
      says.fromCache,
      inputTokens !== undefined &&
        inputTokens > 0 &&
        cacheReadTokens !== undefined &&
        inPercent(cacheReadTokens / inputTokens),
    ],
    [says.cost, costOfSent(record, usage, words)],
  ];
  return lines.flatMap(([name, value]): [string, string][] => (value === false ? [] : [[name, value]]));
}

function difference(estimate: number, reported: number, words: Words): string {
  const { noDifference, tooHigh, tooLow } = words.context.record;
  if (estimate === reported) return noDifference;
  const share = numbersOf(words).inPercent(Math.abs(estimate - reported) / reported);
  return estimate > reported ? tooHigh(share) : tooLow(share);
}
