import { workerStarter } from '@/lib/platform/start-worker';
import type { WorkerReply, WorkerRequest } from './answer';
import address from './worker.ts?worker&url';

/** Starts the searching worker in a browser. */
export const createSearchWorker = workerStarter<WorkerRequest, WorkerReply>({
  name: 'search',
  address,
  policy: 'aside-search',
});
