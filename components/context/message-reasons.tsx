import { type ReactNode, useMemo, useState } from 'react';
import { isRough } from '@/lib/core/calibration';
import { isInRequest, type Reason } from '@/lib/core/context';
import type { Message } from '@/lib/core/conversation';
import { Button } from '../ui/button';
import { firstWords, type MessageRow, messagesOf, rowsOf } from './message-rows';
import { MessageWishes } from './message-wishes';
import { counted, estimated, exactly } from './numbers';
import { usePlan } from './plan-provider';
import { draftId } from './use-planned-request';

/** How many messages are shown at first, and how many more with each click. */
const step = 100;

/** The messages of the branch, newest first, each with what becomes of it and why. */
export function MessageReasons() {
  const plan = usePlan();
  const [limit, setLimit] = useState(step);
  const rows = useMemo(() => rowsOf(plan, limit), [plan, limit]);
  const { length } = messagesOf(plan);
  if (length === 0) return <p className="text-small text-muted">There are no messages yet.</p>;
  return (
    <>
      <ul aria-label="Messages and reasons" className="flex flex-col divide-y divide-line">
        {rows.map((row) => (
          <Row key={row.kind === 'message' ? row.message.id : row.kind} row={row} />
        ))}
      </ul>
      {length > limit && (
        <Button className="self-center" onClick={() => setLimit(limit + step)}>
          Show more
          <span className="text-muted">({exactly(length - limit)} older)</span>
        </Button>
      )}
    </>
  );
}

const reasons: Record<Reason, { label: string; why: string }> = {
  sent: { label: 'Sent', why: 'It is among the recent messages.' },
  pinned: { label: 'Pinned', why: 'It, or another message of its turn, is pinned: it is always sent.' },
  summarized: { label: 'Summarized', why: 'A summary is sent in its place.' },
  trimmed: { label: 'Trimmed', why: 'It is older than what is sent.' },
  excluded: { label: 'Excluded', why: 'You excluded it.' },
  blank: { label: 'Blank', why: 'There is nothing in it that can be sent.' },
};

function Row({ row }: { row: MessageRow }) {
  if (row.kind === 'cached') return <CachedLine />;
  if (row.kind === 'summary') {
    return (
      <Entry title={`Summary of ${counted(row.messageCount, 'message')}`} isSent tokens={row.tokens}>
        <ReasonLabel label="Summary" why="It is sent in the place of these messages." isSent />
      </Entry>
    );
  }
  const { message, reason, tokens } = row;
  const isSent = reason !== undefined && isInRequest({ reason });
  return (
    <Entry
      title={firstWords(message) || 'No text'}
      isSent={isSent}
      tokens={tokens}
      actions={message.id !== draftId && <MessageWishes message={message} />}
    >
      <span>{whoSaid(message)}</span>
      {reason && (
        <>
          <Dot />
          <ReasonLabel {...reasons[reason]} isSent={isSent} />
        </>
      )}
    </Entry>
  );
}

interface EntryProps {
  title: string;
  isSent: boolean;
  tokens: number;
  /** Who said it, and what becomes of it. */
  children: ReactNode;
  actions?: ReactNode;
}

function Entry({ title, isSent, tokens, children, actions }: EntryProps) {
  const { calibration } = usePlan();
  return (
    <li className="flex items-center gap-2 py-2">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className={`truncate ${isSent ? '' : 'text-muted'}`}>{title}</p>
        <p className="flex flex-wrap gap-x-1.5 text-tiny text-muted tabular-nums">
          {children}
          {tokens > 0 && (
            <>
              <Dot />
              <span>{estimated(tokens, isRough(calibration))} tokens</span>
            </>
          )}
        </p>
      </div>
      {actions && <div className="-mr-1.5 flex shrink-0">{actions}</div>}
    </li>
  );
}

function Dot() {
  return <span aria-hidden>·</span>;
}

function ReasonLabel({ label, why, isSent }: { label: string; why: string; isSent: boolean }) {
  return (
    <span title={why} className={isSent ? 'font-medium text-accent' : 'font-medium'}>
      {label}
    </span>
  );
}

/** Where the cached beginning of the request ends, looking from the newest message. */
function CachedLine() {
  return (
    <li className="flex items-center gap-3 border-accent/60! py-1.5 text-tiny text-muted">
      What is sent below this line is in the provider’s cache
    </li>
  );
}

function whoSaid({ id, role }: Message): string {
  if (id === draftId) return 'Your draft';
  return role === 'user' ? 'You' : 'Assistant';
}
