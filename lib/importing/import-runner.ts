import type { RunningWorker, WorkerEvents } from '@/lib/platform/idle-worker';
import type { DryRun, DryRunOptions } from './dry-run';
import type { ImportResult, WriteOptions } from './write';

export type { DryRun } from './dry-run';
export type { ImportResult } from './write';

/** Reads and writes imports, on another thread: the panel stays free. */
export interface ImportRunner {
  /** Reads everything once and says what an import would do; throws the signal's reason once it aborts. */
  dryRun(files: readonly File[], options: Omit<DryRunOptions, 'now'>): Promise<DryRun>;
  /** Does what a dry run has shown. Stopped by its signal it says how far it came. */
  write(files: readonly File[], options: Omit<WriteOptions, 'now'>): Promise<ImportResult>;
}

type Sent<Options> = Omit<Options, 'signal' | 'onProgress' | 'now'>;

export type WorkerRequest =
  | { kind: 'dry-run'; files: readonly File[]; options: Sent<DryRunOptions> }
  | { kind: 'write'; files: readonly File[]; options: Sent<WriteOptions> }
  | { kind: 'stop' };

export type WorkerReply =
  | { kind: 'progress'; readBytes: number; allBytes: number; conversations: number }
  | { kind: 'dry-run'; dryRun: DryRun }
  | { kind: 'write'; result: ImportResult }
  | { kind: 'failed'; name: string; message: string };

type CreateWorker = (events: WorkerEvents<WorkerReply>) => RunningWorker<WorkerRequest>;

/** Runs each import in a worker of its own, which ends with it: what it needed of memory is free again. */
export function createImportRunner(createWorker: CreateWorker): ImportRunner {
  return {
    dryRun(files, { signal, onProgress, ...options }) {
      return run(
        createWorker,
        { kind: 'dry-run', files, options },
        (reply, worker) => {
          if (reply.kind === 'progress') onProgress(reply.readBytes, reply.allBytes);
          return reply.kind === 'dry-run' ? reply.dryRun : worker;
        },
        signal,
        'end',
      );
    },
    write(files, { signal, onProgress, ...options }) {
      return run(
        createWorker,
        { kind: 'write', files, options },
        (reply, worker) => {
          if (reply.kind === 'progress') onProgress(reply.readBytes, reply.allBytes, reply.conversations);
          return reply.kind === 'write' ? reply.result : worker;
        },
        signal,
        'ask',
      );
    },
  };
}

/** Stands for "not yet": an answer is something else. */
const pending = Symbol();

function run<T extends object>(
  createWorker: CreateWorker,
  request: WorkerRequest,
  answerOf: (reply: WorkerReply, none: typeof pending) => T | typeof pending,
  signal: AbortSignal,
  stop: 'ask' | 'end',
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      signal.removeEventListener('abort', onAbort);
      worker.end();
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    const onAbort = () => (stop === 'ask' ? worker.post({ kind: 'stop' }) : fail(signal.reason));
    const worker = createWorker({
      onCrash: fail,
      onReply(reply) {
        if (reply.kind === 'failed')
          return fail(Object.assign(new Error(reply.message), { name: reply.name }));
        const answer = answerOf(reply, pending);
        if (answer === pending) return;
        end();
        resolve(answer);
      },
    });
    signal.addEventListener('abort', onAbort);
    worker.post(request);
  });
}
