import { useId, useState } from 'react';
import type { Message } from '@/lib/core/conversation';
import type { Loss } from '@/lib/core/loss-report/loss-report';
import type { Words } from '@/lib/core/words/words';
import { useApp } from '../app-context';
import { useNumbers } from '../context/locale-numbers';
import { Button, TextButton } from '../ui/button';
import { useWords } from '../words';

interface LossReportProps {
  losses: readonly Loss[];
  originals: readonly Message[];
  /** Leads to the message that something is from. */
  onJump: (messageId: string) => void;
}

/** How many things of one kind are shown at first, and how many more with each click. */
const step = 50;

const kinds = ['number', 'date', 'url', 'identifier', 'quote', 'instruction'] as const;

interface LossCountProps {
  losses: readonly Loss[];
  originals: readonly Message[];
  isOpen: boolean;
  onToggle: () => void;
}

/** Says quietly how much is missing, and leads to what. What is pinned is sent, and does not count. */
export function LossCount({ losses, originals, isOpen, onToggle }: LossCountProps) {
  const { summary: words } = useWords();
  const pinned = new Set(originals.filter(({ isPinned }) => isPinned).map(({ id }) => id));
  const count = losses.filter(({ messageId }) => !pinned.has(messageId)).length;
  return (
    <p className="pb-1 text-tiny text-muted">
      {countInWords(count, losses.length, words)} ·{' '}
      <TextButton aria-expanded={isOpen} onClick={onToggle}>
        {words.missing}
      </TextButton>
    </p>
  );
}

function countInWords(count: number, all: number, words: Words['summary']): string {
  if (all === 0) return words.nothingMissing;
  return count === 0 ? words.missingIsPinned : words.details(count);
}

/** What is in the originals and not in their summary. */
export function LossReport({ losses, originals, onJump }: LossReportProps) {
  const { summary: words } = useWords();
  const byId = new Map(originals.map((message) => [message.id, message]));
  return (
    <section
      aria-label={words.missing}
      className="flex flex-col gap-4 rounded-medium border border-line bg-canvas px-3 py-3"
    >
      <p className="text-small text-muted">{words.comparison(losses.length > 0)}</p>
      {kinds.map((kind) => {
        const ofKind = losses.filter((loss) => loss.kind === kind);
        return (
          ofKind.length > 0 && (
            <LossGroup key={kind} name={words.kind[kind]} losses={ofKind} messages={byId} onJump={onJump} />
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
  const { summary: words } = useWords();
  const { exactly } = useNumbers();
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
          {words.showMore}
          <span className="text-muted">{words.more(exactly(losses.length - limit))}</span>
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
  const { summary: words, messages } = useWords();
  const { isPinned = false } = message;
  return (
    <li className="flex items-center gap-2 py-1">
      <button
        type="button"
        title={words.showInMessage}
        onClick={() => onJump(messageId)}
        className="group flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 rounded-small py-0.5 text-start text-small"
      >
        <span className="min-w-0 decoration-accent underline-offset-2 wrap-anywhere group-hover:underline">
          {text}
        </span>
        <span className="text-tiny text-muted">{messages[message.role]}</span>
      </button>
      <Button
        look="quiet"
        className={`h-7! shrink-0 px-2! ${isPinned ? 'text-accent!' : ''}`}
        aria-label={isPinned ? words.pinnedDetail(text) : words.pinDetail(text)}
        title={isPinned ? words.unpinHint : words.pinHint}
        onClick={() => void app.setWish([message], isPinned ? 'none' : 'pinned')}
      >
        {isPinned ? words.pinned : words.pin}
      </Button>
    </li>
  );
}
