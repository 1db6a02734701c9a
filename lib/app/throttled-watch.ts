import type { Clock } from '@/lib/core/clock';
import { watch } from '@/lib/storage/database';

/** A query rests for so many times as long as it took. */
const restShare = 5;

/** In milliseconds: a machine that slept in the middle of a query did not ask for so long. */
const longestRest = 5_000;

/**
 * Like `watch`, for a query that reads the more the more is stored: after a rest it is asked at once, and otherwise so
 * seldom that it takes a sixth of the time at most. While an import or another window writes without a pause, a query
 * after each write would take ever longer and keep the writer waiting. `onValue` may be given the same value again.
 * @returns a function that ends it
 */
export function watchThrottled<T>(
  clock: Clock,
  query: () => Promise<T>,
  onValue: (value: T) => void,
): () => void {
  const ending = new AbortController();
  let unwatch = () => {};
  const begin = () => {
    let read: { value: T; restsUntil: number } | undefined;
    unwatch = watch(
      () => {
        // Asked for the second time, it has learnt that something has changed. What it read is given with that, too:
        // where something changes while it reads, the first answer is not passed on.
        if (read) return Promise.resolve({ ...read, isOutdated: true });
        const startedAt = clock.now();
        return query().then((value) => {
          const endedAt = clock.now();
          read = { value, restsUntil: endedAt + restShare * (endedAt - startedAt) };
          return { ...read, isOutdated: false };
        });
      },
      ({ value, restsUntil, isOutdated }) => {
        onValue(value);
        if (!isOutdated) return;
        unwatch();
        const rest = Math.min(restsUntil - clock.now(), longestRest);
        if (rest > 0) clock.sleep(rest, ending.signal).then(begin, () => {});
        else begin();
      },
    );
  };
  begin();
  return () => {
    ending.abort();
    unwatch();
  };
}
