import type { Clock } from '@/lib/core/clock';

/** A running worker. */
export interface RunningWorker<Request> {
  post(request: Request): void;
  /** Ends it at once; no event comes after. */
  end(): void;
}

export interface WorkerEvents<Reply> {
  onReply(reply: Reply): void;
  /** It does not answer any more, or never will. */
  onCrash(error: Error): void;
}

export interface WorkerEdges<Request, Reply> {
  /** Starts a worker; may throw, which counts as a crash. The events come after it has returned. */
  createWorker(events: WorkerEvents<Reply>): RunningWorker<Request>;
  clock: Clock;
}

/** Milliseconds. Workers hold tens of megabytes, which nobody should pay for who is only reading. */
const idleTime = 60_000;

/** At most one worker: it starts with the first request, ends after a minute of rest, and is replaced after a crash. */
export interface IdleWorker<Request> {
  /** Sends a request; its reply or a crash is always told, and never before this returns. */
  post(request: Request): void;
  /** Says that there is nothing more to do for now. */
  rest(): void;
  /** Ends the worker at once: what it was asked is not answered. The next request starts another. */
  end(): void;
}

export function createIdleWorker<Request, Reply>(
  { createWorker, clock }: WorkerEdges<Request, Reply>,
  events: WorkerEvents<Reply>,
): IdleWorker<Request> {
  let current: RunningWorker<Request> | undefined;
  let waiting: AbortController | undefined;

  function start(): RunningWorker<Request> {
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
    end,
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
