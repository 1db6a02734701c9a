import type { Clock } from '@/lib/core/clock';

/** Says when nothing has happened for too long. */
export interface Watchdog {
  /** Aborts when the time was over. */
  readonly signal: AbortSignal;
  /** Something happened: it may be silent for `idleLimit` from now on. */
  restart(): void;
  stop(): void;
}

/** Watches for `firstLimit` until the first restart; limits are in milliseconds, `idleLimit` the shorter one. */
export function startWatchdog(clock: Clock, firstLimit: number, idleLimit: number): Watchdog {
  const expired = new AbortController();
  const stopped = new AbortController();
  let deadline = clock.now() + firstLimit;

  // One wait at a time, and only as long as is left: a reply of thousands of chunks sets a handful of timers.
  // No wait is longer than the shorter limit, so that none sleeps past a deadline that a restart brought nearer.
  const watch = async () => {
    for (let left = firstLimit; left > 0; left = deadline - clock.now()) {
      await clock.sleep(Math.min(left, idleLimit), stopped.signal);
    }
    expired.abort();
  };
  watch().catch(() => {
    // The wait was ended by stop().
  });

  return {
    signal: expired.signal,
    restart() {
      deadline = clock.now() + idleLimit;
    },
    stop() {
      stopped.abort();
    },
  };
}
