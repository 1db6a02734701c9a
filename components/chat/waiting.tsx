import { useEffect, useState } from 'react';
import type { LiveReply } from '@/lib/app/state';
import { explain, waitingTime } from '@/lib/core/explain';
import { useApp } from '../app-context';
import { useWords } from '../words';

interface WaitingProps {
  reason: LiveReply['waiting'];
}

/** What is shown before the first words arrive: a calm dot, or why and how long the next try is waited for. */
export function Waiting({ reason }: WaitingProps) {
  const words = useWords();
  const { messages } = words;
  const now = useNow(reason !== undefined);
  return (
    <p className="flex min-h-6 items-start gap-2 py-0.5 text-small text-muted">
      <span aria-hidden className="mt-1.5 size-2 shrink-0 animate-breathe rounded-full bg-accent" />
      {reason ? (
        messages.tryingAgain(
          explain(reason.failure, now, words).title,
          waitingTime(reason.until - now, words.locale),
        )
      ) : (
        <span className="sr-only">{messages.waiting}</span>
      )}
    </p>
  );
}

/** The time, once a second while it is shown. */
function useNow(isTicking: boolean): number {
  const app = useApp();
  const [now, setNow] = useState(app.now);
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setNow(app.now()), 1000);
    return () => clearInterval(timer);
  }, [app, isTicking]);
  return now;
}
