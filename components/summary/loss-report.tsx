import { useId, useState } from 'react';
import type { Message } from '@/lib/core/conversation';
import type { Loss } from '@/lib/core/loss-report/loss-report';
import { useApp } from '../app-context';
import { exactly } from '../context/numbers';
import { Button, TextButton } from '../ui/button';

interface LossReportProps {
  losses: readonly Loss[];
  originals: readonly Message[];
  /** Leads to the message that something is from. */
  onJump: (messageId: string) => void;
}

/** How many things of one kind are shown at first, and how many more with each click. */
const step = 50;

const groups: readonly { kind: Loss['kind']; name: string }[] = [
  { kind: 'number', name: 'Numbers' },
  { kind: 'date', name: 'Dates' },
  { kind: 'url', name: 'Links' },
  { kind: 'identifier', name: 'Names and code' },
  { kind: 'quote', name: 'Quotes' },
  { kind: 'instruction', name: 'Wishes' },
];

interface LossCountProps {
  losses: readonly Loss[];
  originals: readonly Message[];
  isOpen: boolean;
  onToggle: () => void;
}

/** Says quietly how much is missing, and leads to what. What is pinned is sent, and does not count. */
export function LossCount({ losses, originals, isOpen, onToggle }: LossCountProps) {
  const pinned = new Set(originals.filter(({ isPinned }) => isPinned).map(({ id }) => id));
  const count = losses.filter(({ messageId }) => !pinned.has(messageId)).length;
  return (
    <p className="pb-1 text-tiny text-muted">
      {countInWords(count, losses.length)} ·{' '}
      <TextButton aria-expanded={isOpen} onClick={onToggle}>
        What is missing
      </TextButton>
    </p>
  );
}

function countInWords(count: number, all: number): string {
  if (all === 0) return 'Nothing found missing';
  if (count === 0) return 'What is not in it is pinned';
  return count === 1 ? '1 detail is not in it' : `${exactly(count)} details are not in it`;
}

/** What is in the originals and not in their summary. */
export function LossReport({ losses, originals, onJump }: LossReportProps) {
  const byId = new Map(originals.map((message) => [message.id, message]));
  return (
    <section
      aria-label="What is missing"
      className="flex flex-col gap-4 rounded-medium border border-line bg-canvas px-3 py-3"
    >
      <p className="text-small text-muted">
        {losses.length === 0 ? 'Nothing found missing. ' : ''}
        This compares words, on this computer and without a model.
        {losses.length > 0 && ' What the summary says in other words is listed too.'}
      </p>
      {groups.map(({ kind, name }) => {
        const ofKind = losses.filter((loss) => loss.kind === kind);
        return (
          ofKind.length > 0 && (
            <LossGroup key={kind} name={name} losses={ofKind} messages={byId} onJump={onJump} />
          )
        );
      })}
    </section>
  );
}

interface LossGroupProps {
  name: string;
  losses: readonly Loss[];
  messages: ReadonlyMap<string, Message>;
  onJump: (messageId: string) => void;
}

function LossGroup({ name, losses, messages, onJump }: LossGroupProps) {
  const id = useId();
  const [limit, setLimit] = useState(step);
  return (
    <div className="flex flex-col gap-1">
      <h3 id={id} className="text-small font-semibold">
        {name} <span className="font-normal text-muted tabular-nums">{exactly(losses.length)}</span>
      </h3>
      <ul aria-labelledby={id} className="flex flex-col divide-y divide-line">
        {losses.slice(0, limit).map((loss) => {
          const message = messages.get(loss.messageId);
          return message && <LossItem key={loss.text} loss={loss} message={message} onJump={onJump} />;
        })}
      </ul>
      {losses.length > limit && (
        <Button className="mt-1 self-start" onClick={() => setLimit(limit + step)}>
          Show more
          <span className="text-muted">({exactly(losses.length - limit)})</span>
        </Button>
      )}
    </div>
  );
}

interface LossItemProps {
  loss: Loss;
  message: Message;
  onJump: (messageId: string) => void;
}

function LossItem({ loss: { text, messageId }, message, onJump }: LossItemProps) {
  const app = useApp();
  const { isPinned = false } = message;
  const who = message.role === 'user' ? 'You' : 'Assistant';
  return (
    <li className="flex items-center gap-2 py-1">
      <button
        type="button"
        title="Show it in its message"
        onClick={() => onJump(messageId)}
        className="group flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 rounded-small py-0.5 text-left text-small"
      >
        <span className="min-w-0 decoration-accent underline-offset-2 wrap-anywhere group-hover:underline">
          {text}
        </span>
        <span className="text-tiny text-muted">{who}</span>
      </button>
      <Button
        look="quiet"
        className={`h-7! shrink-0 px-2! ${isPinned ? 'text-accent!' : ''}`}
        aria-label={`${isPinned ? 'Pinned' : 'Pin'}: ${text}`}
        title={isPinned ? 'Do not always send this message' : 'Always send this message'}
        onClick={() => void app.setWish(message, isPinned ? 'none' : 'pinned')}
      >
        {isPinned ? 'Pinned' : 'Pin'}
      </Button>
    </li>
  );
}
