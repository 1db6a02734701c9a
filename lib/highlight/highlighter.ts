import type { CodeRun } from '@/lib/core/code-run';
import { createIdleWorker, type WorkerEdges } from '@/lib/platform/idle-worker';

export interface HighlightRequest {
  id: number;
  language: string;
  code: string;
}

/** The work on a code begins when its grammar is loaded; the runs come last. */
export type HighlightReply =
  | { id: number; isStarted: true }
  | { id: number; runs: readonly CodeRun[] | null; isStarted?: never };

/**
 * The code cut into runs that together are the code; null for a language that Aside has no grammar for, and for code
 * that takes too long.
 */
export type Highlight = (language: string, code: string) => Promise<readonly CodeRun[] | null>;

/** In milliseconds. Code as people write it takes a tenth of this; grammars can be made to work for minutes. */
export const longestWork = 500;

/** Finds colours in a worker, for one code after the other, and ends it when one takes too long. */
export function createHighlighter({
  createWorker,
  clock,
}: WorkerEdges<HighlightRequest, HighlightReply>): Highlight {
  let lastId = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let finish: (runs: readonly CodeRun[] | null) => void = () => {};
  let deadline = new AbortController();

  const worker = createIdleWorker<HighlightRequest, HighlightReply>(
    { createWorker, clock },
    {
      onReply(reply) {
        if (reply.id !== lastId) return;
        if (reply.isStarted) startDeadline();
        else finish(reply.runs);
      },
      onCrash: () => finish(null),
    },
  );

  function startDeadline(): void {
    const giveUp = () => {
      worker.end();
      finish(null);
    };
    clock.sleep(longestWork, deadline.signal).then(giveUp, () => undefined);
  }

  async function work(language: string, code: string): Promise<readonly CodeRun[] | null> {
    lastId += 1;
    deadline = new AbortController();
    const found = new Promise<readonly CodeRun[] | null>((resolve) => {
      finish = resolve;
    });
    worker.post({ id: lastId, language, code });
    const runs = await found;
    deadline.abort();
    worker.rest();
    return runs;
  }

  return (language, code) => {
    const mine = turn.then(() => work(language, code));
    turn = mine;
    return mine;
  };
}
