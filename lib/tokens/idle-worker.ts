import type { Clock } from '@/lib/core/clock';
import type { CountReply, CountRequest } from './answer';

/** A running worker. */
export interface CountingWorker {
  post(request: CountRequest): void;
  /** Ends it at once; no event comes after. */
  end(): void;
}

export interface WorkerEvents {
  onReply(reply: CountReply): void;
  /** It does not answer any more, or never will. */
  onCrash(error: Error): void;
}

export interface WorkerEdges {
  /** Starts a worker; may throw, which counts as a crash. The events come after it has returned. */
  createWorker(events: WorkerEvents): CountingWorker;
  clock: Clock;
}

/** Milliseconds. The ranks take some 30 MB, which nobody should pay for who is only reading. */
const idleTime = 60_000;

/** At most one worker: it starts with the first request, ends after a minute of rest, and is replaced after a crash. */
export interface IdleWorker {
  /** Sends a request; its reply or a crash is always told, and never before this returns. */
  post(request: CountRequest): void;
  /** Says that there is nothing more to do for now. */
  rest(): void;
}

export function createIdleWorker({ createWorker, clock }: WorkerEdges, events: WorkerEvents): IdleWorker {
  let current: CountingWorker | undefined;
  let waiting: AbortController | undefined;

  function start(): CountingWorker {
    const worker = createWorker({
      onReply: (reply) => {
        if (isCurrent()) events.onReply(reply);
      },
      onCrash: (error) => {
        if (!isCurrent()) return;
        end();
        events.onCrash(error);
      },
    });
    const isCurrent = () => current === worker;
    return worker;
  }

  function end(): void {
    current?.end();
    current = undefined;
  }

  return {
    post(request) {
      waiting?.abort();
      try {
        current ??= start();
        current.post(request);
      } catch (error) {
        end();
        queueMicrotask(() => events.onCrash(asError(error)));
      }
    },
    rest() {
      waiting?.abort();
      waiting = new AbortController();
      const { signal } = waiting;
      const endUnlessNeeded = () => {
        if (!signal.aborted) end();
      };
      clock.sleep(idleTime, signal).then(endUnlessNeeded, () => undefined);
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
