import type { Clock } from '@/lib/core/clock';
import type { Failure } from '@/lib/core/failure';
import { type ReplyEvent, ReplyFailed } from '@/lib/core/provider';
import { isLoopback } from './base-url';

const retryLimit = 2;
const firstPause = 1_000;
/** The longest pause that is waited out; a longer one is for the user to decide. */
const longestPause = 60_000;
const passingStatuses = [429, 500, 502, 503, 504, 529];

/**
 * Tries again what failed in passing, as long as nothing of a reply has arrived: a second try after that would
 * be paid twice and could say something else. The provider's own wish when to try again is obeyed up to a minute.
 */
export async function* withRetries(
  attempt: () => AsyncIterable<ReplyEvent>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<ReplyEvent> {
  for (let retries = 0; ; retries += 1) {
    let hasContent = false;
    try {
      for await (const event of attempt()) {
        hasContent ||= event.type === 'content';
        yield event;
      }
      return;
    } catch (thrown) {
      const pause =
        hasContent || retries === retryLimit ? undefined : pauseAfter(thrown, retries, clock.now());
      if (pause === undefined || !(thrown instanceof ReplyFailed)) throw thrown;
      yield { type: 'waiting', failure: thrown.failure, until: clock.now() + pause };
      await clock.sleep(pause, signal);
    }
  }
}

/** How long to wait before the next try, in milliseconds; undefined if there should be none. */
function pauseAfter(thrown: unknown, retries: number, now: number): number | undefined {
  if (!(thrown instanceof ReplyFailed) || !isPassing(thrown.failure)) return undefined;
  const pause = Math.max(firstPause * 2 ** retries, (thrown.failure.retryAt ?? now) - now);
  return pause > longestPause ? undefined : pause;
}

function isPassing({ kind, status, host }: Failure): boolean {
  if (kind === 'cut') return true;
  // On this computer nothing gets lost on the way: the server is not running, and saying so at once helps most.
  if (kind === 'unreachable') return !isLoopback(`http://${host}`);
  const isBusy = kind === 'rate-limited' || kind === 'overloaded' || kind === 'server-error';
  return isBusy && (status === undefined || passingStatuses.includes(status));
}
