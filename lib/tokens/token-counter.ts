import { createIdleWorker, type WorkerEdges } from '@/lib/platform/idle-worker';
import type { CountReply, CountRequest } from './answer';

export interface TokenCounter {
  /**
   * The tokens of each text, in their order, as o200k_base has them; an estimate for models with another encoding.
   * Counted in a worker, never here. Many calls may run at once: they take turns, so a short one does not wait for
   * the end of a long one.
   * @throws the signal's reason once it aborts; an Error if the worker fails twice at the same texts
   */
  count(texts: readonly string[], signal?: AbortSignal): Promise<number[]>;
}

/** One call of `count`; `counts` grows until there is one for each text. */
interface Job {
  texts: readonly string[];
  counts: number[];
  /** The worker crashed at the texts that are next. */
  hasCrashed: boolean;
  signal: AbortSignal | undefined;
  resolve(counts: number[]): void;
  reject(reason: unknown): void;
}

/** Characters. Copying more to the worker in one go would be felt while typing, and others wait for a batch's end. */
const batchSize = 200_000;

/** Makes the counter; no worker is started before the first call. */
export function createTokenCounter(edges: WorkerEdges<CountRequest, CountReply>): TokenCounter {
  const queue: Job[] = [];
  const worker = createIdleWorker(edges, { onReply, onCrash });
  let lastId = 0;
  let atWork: Job | undefined;

  function sendNext(): void {
    if (atWork) return;
    atWork = nextJob(queue);
    lastId += 1;
    if (atWork) worker.post({ id: lastId, texts: nextBatch(atWork) });
    else worker.rest();
  }

  function onReply(reply: CountReply): void {
    if (reply.id !== lastId || !atWork) return;
    const job = atWork;
    atWork = undefined;
    if ('error' in reply) job.reject(new Error(reply.error));
    else if (isFinishedBy(job, reply.counts)) job.resolve(job.counts);
    else queue.push(job);
    sendNext();
  }

  function onCrash(error: Error): void {
    const job = atWork;
    atWork = undefined;
    if (job?.hasCrashed) job.reject(error);
    else if (job) queue.unshift(job);
    if (job) job.hasCrashed = true;
    sendNext();
  }

  return {
    async count(texts, signal) {
      signal?.throwIfAborted();
      if (texts.length === 0) return [];
      const { promise, resolve, reject } = Promise.withResolvers<number[]>();
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      queue.push({ texts, counts: [], hasCrashed: false, signal, resolve, reject });
      sendNext();
      return promise.finally(() => signal?.removeEventListener('abort', onAbort));
    },
  };
}

/** The first call that still wants an answer. */
function nextJob(queue: Job[]): Job | undefined {
  for (;;) {
    const job = queue.shift();
    if (!job?.signal?.aborted) return job;
  }
}

/** The next texts of a call: as many as fit, and at least one. */
function nextBatch({ texts, counts }: Job): readonly string[] {
  let end = counts.length + 1;
  let size = texts[counts.length]?.length ?? 0;
  for (; end < texts.length; end += 1) {
    size += texts[end]?.length ?? 0;
    if (size > batchSize) break;
  }
  return texts.slice(counts.length, end);
}

function isFinishedBy(job: Job, counts: readonly number[]): boolean {
  for (const count of counts) job.counts.push(count);
  job.hasCrashed = false;
  return job.counts.length >= job.texts.length;
}
