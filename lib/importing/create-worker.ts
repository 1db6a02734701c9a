import { workerStarter } from '@/lib/platform/start-worker';
import type { WorkerReply, WorkerRequest } from './import-runner';
import address from './worker.ts?worker&url';

/** Starts the importing worker in a browser. */
export const createImportWorker = workerStarter<WorkerRequest, WorkerReply>({
  name: 'import',
  address,
  policy: 'aside-import',
});
