import { workerStarter } from '@/lib/platform/start-worker';
import type { CountReply, CountRequest } from './answer';
import address from './worker.ts?worker&url';

/** Starts the counting worker in a browser. */
export const createWorker = workerStarter<CountRequest, CountReply>({
  name: 'token counter',
  address,
  policy: 'aside-token-counter',
});
