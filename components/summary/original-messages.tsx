import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Message } from '@/lib/core/conversation';
import { counted, exactly } from '../context/numbers';
import { Button } from '../ui/button';

/** A message to lead the reader to; a new one each time, also for the same message. */
export interface Destination {
  messageId: string;
}

interface OriginalMessagesProps {
  originals: readonly Message[];
  /** Draws one message as the list of messages does. */
  renderMessage: (message: Message) => ReactNode;
  destination: Destination | undefined;
}

/** How many messages are shown at first, and how many more with each click. */
const step = 200;

/** In milliseconds: how long a message is marked that the reader was led to. */
const markTime = 2_500;

/** The messages that a summary stands for, in place. */
export function OriginalMessages({ originals, renderMessage, destination }: OriginalMessagesProps) {
  const [limit, setLimit] = useState(step);
  const { list, markedId } = useLeadTo(destination);
  const destinationIndex = originals.findIndex(({ id }) => id === destination?.messageId);
  const shownCount = Math.max(limit, destinationIndex + 1);
  return (
    <section
      ref={list}
      aria-label={`The summarized ${counted(originals.length, 'message')}`}
      className="flex flex-col gap-5 border-l-2 border-line pl-3"
    >
      {originals.slice(0, shownCount).map((message) => (
        <div
          key={message.id}
          data-message={message.id}
          tabIndex={-1}
          className={`flex scroll-my-4 flex-col rounded-medium outline-none transition-[background-color,box-shadow] duration-300 ${message.id === markedId ? 'bg-accent-soft ring-6 ring-accent-soft' : ''}`}
        >
          {renderMessage(message)}
        </div>
      ))}
      {originals.length > shownCount && (
        <Button className="self-center" onClick={() => setLimit(shownCount + step)}>
          Show more
          <span className="text-muted">({exactly(originals.length - shownCount)} later)</span>
        </Button>
      )}
    </section>
  );
}

/** Brings the destination into view, moves the focus to it and marks it for a moment. */
function useLeadTo(destination: Destination | undefined) {
  const list = useRef<HTMLElement>(null);
  const [markedId, setMarkedId] = useState<string>();
  useEffect(() => {
    if (!destination) return;
    const { messageId } = destination;
    const found = list.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'center' });
    setMarkedId(messageId);
    const timer = setTimeout(() => setMarkedId(undefined), markTime);
    return () => clearTimeout(timer);
  }, [destination]);
  return { list, markedId };
}
