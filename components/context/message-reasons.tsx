import { useState } from 'react';
import { isRough } from '@/lib/core/calibration';
import { type ContextReport, isInRequest, type Reason } from '@/lib/core/context';
import { type Message, titleFrom } from '@/lib/core/conversation';
import { Button } from '../ui/button';
import { MessageWishes } from './message-wishes';
import { estimated, exactly } from './numbers';
import { usePlan } from './plan-provider';
import { draftId } from './use-planned-request';

/** How many messages are shown at first, and how many more with each click. */
const step = 100;

type Entry = ContextReport['entries'][number];

/** The messages of the branch, newest first, each with what becomes of it and why. */
export function MessageReasons() {
  const { branch, planned, hasDraft } = usePlan();
  const [limit, setLimit] = useState(step);
  const entries = planned.fits ? planned.context.report.entries : [];
  const messages = hasDraft ? branch : branch.slice(0, -1);
  const shown = messages.slice(-limit).reverse();
  if (shown.length === 0) return <p className="text-small text-muted">There are no messages yet.</p>;
  return (
    <>
      <ul aria-label="Messages and reasons" className="flex flex-col divide-y divide-line">
        {shown.map((message, index) => (
          <Row key={message.id} message={message} entry={entries[messages.length - 1 - index]} />
        ))}
      </ul>
      {messages.length > limit && (
        <Button className="self-center" onClick={() => setLimit(limit + step)}>
          Show more
          <span className="text-muted">({exactly(messages.length - limit)} older)</span>
        </Button>
      )}
    </>
  );
}

const reasons: Record<Reason, { label: string; why: string }> = {
  sent: { label: 'Sent', why: 'It is among the recent messages.' },
  pinned: { label: 'Pinned', why: 'It, or another message of its turn, is pinned: it is always sent.' },
  trimmed: { label: 'Trimmed', why: 'It is older than what is sent.' },
  excluded: { label: 'Excluded', why: 'You excluded it.' },
  blank: { label: 'Blank', why: 'There is nothing in it that can be sent.' },
};

function Row({ message, entry }: { message: Message; entry: Entry | undefined }) {
  const { calibration } = usePlan();
  const isDraft = message.id === draftId;
  const isSent = entry !== undefined && isInRequest(entry);
  const reason = entry && reasons[entry.reason];
  return (
    <li className="flex items-center gap-2 py-2">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className={`truncate ${isSent ? '' : 'text-muted'}`}>{titleFrom(message.content) || 'No text'}</p>
        <p className="flex flex-wrap gap-x-1.5 text-tiny text-muted tabular-nums">
          <span>{whoSaid(message, isDraft)}</span>
          {reason && (
            <>
              <span aria-hidden>·</span>
              <span title={reason.why} className={isSent ? 'font-medium text-accent' : 'font-medium'}>
                {reason.label}
              </span>
            </>
          )}
          {entry !== undefined && entry.tokens > 0 && (
            <>
              <span aria-hidden>·</span>
              <span>{estimated(entry.tokens, isRough(calibration))} tokens</span>
            </>
          )}
        </p>
      </div>
      {!isDraft && (
        <div className="-mr-1.5 flex shrink-0">
          <MessageWishes message={message} />
        </div>
      )}
    </li>
  );
}

function whoSaid({ role }: Message, isDraft: boolean): string {
  if (isDraft) return 'Your draft';
  return role === 'user' ? 'You' : 'Assistant';
}
