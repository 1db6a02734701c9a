import { createIdleWorker, type WorkerEdges } from '@/lib/platform/idle-worker';
import type { WorkerReply, WorkerRequest } from './answer';
import type { SearchAnswer, SearchRequest } from './search-session';

export type { SearchAnswer } from './search-session';

/** Searches all messages, in a worker that starts when it is first needed and ends when it is idle. */
export interface MessageSearch {
  /**
   * Answers once or several times, or with an Error, once. A search ends the one before it, which then says no more.
   * @returns a function that ends it
   */
  search(request: SearchRequest, onAnswer: (answer: SearchAnswer | Error) => void): () => void;
  /** Gets ready for a search: reads what it needs, and checks it against the database. */
  prepare(): void;
}

type OnAnswer = (answer: SearchAnswer | Error) => void;

export function createMessageSearch(edges: WorkerEdges<WorkerRequest, WorkerReply>): MessageSearch {
  let lastId = 0;
  let tell: OnAnswer | undefined;

  const worker = createIdleWorker(edges, {
    onReply(reply) {
      if (reply.id !== lastId) return;
      if ('error' in reply) tell?.(new Error(reply.error));
      else if (reply.answer) tell?.(reply.answer);
      if (reply.isLast) rest();
    },
    onCrash(error) {
      tell?.(error);
      rest();
    },
  });

  function rest(): void {
    tell = undefined;
    worker.rest();
  }

  function post(request: SearchRequest | undefined, onAnswer: OnAnswer | undefined): void {
    lastId += 1;
    tell = onAnswer;
    worker.post({ id: lastId, ...(request && { request }) });
  }

  return {
    search(request, onAnswer) {
      post(request, onAnswer);
      return () => {
        if (tell === onAnswer) tell = undefined;
      };
    },
    prepare() {
      if (!tell) post(undefined, undefined);
    },
  };
}
