import type { Clock } from '@/lib/core/clock';

/** Says when nothing has happened for too long. */
export interface Watchdog {
  /** Aborts when the time was over. */
  readonly signal: AbortSignal;
  /** Something happened: the time starts anew. */
  restart(): void;
  stop(): void;
}

/**
 * Watches from now on. `limit` says for how many milliseconds it may be silent, and may change its mind.
 * @param shortestLimit the least that `limit` ever says
 */
export function startWatchdog(clock: Clock, limit: () => number, shortestLimit: number): Watchdog {
  const expired = new AbortController();
  const stopped = new AbortController();
  let lastAt = clock.now();

  // One wait at a time: a reply of thousands of chunks sets a handful of timers. None is longer than the shortest
  // limit, so that none sleeps past a deadline that has come nearer.
  const watch = async () => {
    for (let left = limit(); left > 0; left = lastAt + limit() - clock.now()) {
      await clock.sleep(Math.min(left, shortestLimit), stopped.signal);
    }
    expired.abort();
  };
  watch().catch(() => {
    // The wait was ended by stop().
  });

  return {
    signal: expired.signal,
    restart() {
      lastAt = clock.now();
    },
    stop() {
      stopped.abort();
    },
  };
}
