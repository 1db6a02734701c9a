import { type ReactNode, useMemo, useState } from 'react';
import { isRough } from '@/lib/core/calibration';
import { isInRequest, type Reason } from '@/lib/core/context';
import type { Message } from '@/lib/core/conversation';
import type { Words } from '@/lib/core/words/words';
import { Button } from '../ui/button';
import { useWords } from '../words';
import { useNumbers } from './locale-numbers';
import { firstWords, type MessageRow, messagesOf, rowsOf } from './message-rows';
import { MessageWishes } from './message-wishes';
import { usePlan } from './plan-provider';
import { draftId } from './use-planned-request';

/** How many messages are shown at first, and how many more with each click. */
const step = 100;

/** The messages of the branch, newest first, each with what becomes of it and why. */
export function MessageReasons() {
  const plan = usePlan();
  const { context: words } = useWords();
  const { exactly } = useNumbers();
  const [limit, setLimit] = useState(step);
  const rows = useMemo(() => rowsOf(plan, limit), [plan, limit]);
  const { length } = messagesOf(plan);
  if (length === 0) return <p className="text-small text-muted">{words.noMessages}</p>;
  return (
    <>
      <ul aria-label={words.messagesAndReasons} className="flex flex-col divide-y divide-line">
        {rows.map((row) => (
          <Row key={row.kind === 'message' ? row.message.id : row.kind} row={row} />
        ))}
      </ul>
      {length > limit && (
        <Button className="self-center" onClick={() => setLimit(limit + step)}>
          {words.showMore}
          <span className="text-muted">{words.older(exactly(length - limit))}</span>
        </Button>
      )}
    </>
  );
}

function Row({ row }: { row: MessageRow }) {
  const words = useWords();
  if (row.kind === 'cached') return <CachedLine />;
  if (row.kind === 'summary') {
    return (
      <Entry title={words.summary.title(row.messageCount)} isSent tokens={row.tokens}>
        <ReasonLabel {...words.context.summary} look={inAccent} />
      </Entry>
    );
  }
  const { message, reason, tokens } = row;
  const titleId = `words-${message.id}`;
  const isSent = reason !== undefined && isInRequest({ reason });
  return (
    <Entry
      title={firstWords(message) || words.context.noText}
      titleId={titleId}
      isSent={isSent}
      tokens={tokens}
      actions={message.id !== draftId && <MessageWishes message={message} describedBy={titleId} />}
    >
      <span>{whoSaid(message, words)}</span>
      {reason && (
        <>
          <Dot />
          <ReasonLabel {...words.context.reason[reason]} look={looks[reason]} />
        </>
      )}
    </Entry>
  );
}

const inAccent = 'font-medium text-accent';

const looks: Record<Reason, string> = {
  sent: '',
  pinned: inAccent,
  summarized: 'font-medium',
  trimmed: 'font-medium',
  excluded: 'font-medium',
  blank: 'font-medium',
};

interface EntryProps {
  title: string;
  titleId?: string;
  isSent: boolean;
  tokens: number;
  /** Who said it, and what becomes of it. */
  children: ReactNode;
  actions?: ReactNode;
}

function Entry({ title, titleId, isSent, tokens, children, actions }: EntryProps) {
  const { calibration } = usePlan();
  const { context: words } = useWords();
  const { estimated } = useNumbers();
  return (
    <li className="group flex items-center gap-2 py-2">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p id={titleId} className={`truncate ${isSent ? '' : 'text-muted'}`}>
          {title}
        </p>
        <p className="flex flex-wrap gap-x-1.5 text-tiny text-muted tabular-nums">
          {children}
          {tokens > 0 && (
            <>
              <Dot />
              <span>{words.tokens(estimated(tokens, isRough(calibration)))}</span>
            </>
          )}
        </p>
      </div>
      {actions && <div className={`-me-1.5 flex shrink-0 ${shownWithRow}`}>{actions}</div>}
    </li>
  );
}

/** Where nothing can hover they are always seen. */
const shownWithRow =
  'transition-opacity duration-100 [@media(hover:hover)]:opacity-0 group-focus-within:opacity-100! group-hover:opacity-100!';

function Dot() {
  return <span aria-hidden>·</span>;
}

/** Most messages are simply sent; what is special about one stands out. */
function ReasonLabel({ label, why, look = '' }: { label: string; why: string; look?: string }) {
  return (
    <span title={why} className={look}>
      {label}
    </span>
  );
}

/** Where the cached beginning of the request ends, looking from the newest message. */
function CachedLine() {
  const { context: words } = useWords();
  return (
    <li className="flex items-center gap-3 border-accent/60! py-1.5 text-tiny text-muted">
      {words.cachedBelow}
    </li>
  );
}

function whoSaid({ id, role }: Message, { context, messages }: Words): string {
  if (id === draftId) return context.part.draft;
  return messages[role];
}
