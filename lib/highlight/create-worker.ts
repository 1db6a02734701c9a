import { workerStarter } from '@/lib/platform/start-worker';
import type { HighlightReply, HighlightRequest } from './highlighter';
import address from './worker.ts?worker&url';

/** Starts the worker that finds the colours of code. */
export const createHighlightWorker = workerStarter<HighlightRequest, HighlightReply>({
  name: 'code colours',
  address,
  policy: 'aside-code-colours',
});
