/** The worker that imports; `createImportWorker` starts it. */
import { openDatabase } from '@/lib/storage/database';
import { dryRun } from './dry-run';
import type { WorkerReply, WorkerRequest } from './import-runner';
import { writeImport } from './write';

const database = openDatabase(() => {});
const stopping = new AbortController();
const { signal } = stopping;

/** In milliseconds: more often nobody can read. */
const progressStep = 100;
let lastTold = -Infinity;

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'stop') stopping.abort();
  else answer(data).then(tell, (error: unknown) => tell(failure(error)));
});

async function answer(request: Exclude<WorkerRequest, { kind: 'stop' }>): Promise<WorkerReply> {
  const { files } = request;
  if (request.kind === 'dry-run') {
    const options = { ...request.options, signal, onProgress, now: Date.now };
    return { kind: 'dry-run', dryRun: await dryRun(await database, files, options) };
  }
  const options = { ...request.options, signal, onProgress, now: Date.now };
  return { kind: 'write', result: await writeImport(await database, files, options) };
}

function onProgress(readBytes: number, allBytes: number, conversations = 0): void {
  const now = performance.now();
  if (now - lastTold < progressStep) return;
  lastTold = now;
  tell({ kind: 'progress', readBytes, allBytes, conversations });
}

function failure(error: unknown): WorkerReply {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', name, message };
}

function tell(reply: WorkerReply): void {
  postMessage(reply);
}
