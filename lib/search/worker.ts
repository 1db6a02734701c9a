/** The worker that searches; `createSearchWorker` starts it. */
import { openSilentDatabase } from '@/lib/storage/database';
import { answer, type WorkerRequest } from './answer';
import { createSearchSession } from './search-session';

const session = openSilentDatabase().then((database) =>
  createSearchSession({
    database,
    exclusively: (work) => navigator.locks.request('search chunks', work),
    enoughChanges: 200,
    mostChanges: 5000,
    elapsed: () => performance.now(),
    pause: nextTask,
    rest: () => new Promise((resolve) => setTimeout(resolve, 1500)),
  }),
);

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void answer(session, data, (reply) => postMessage(reply));
});

/** After the events that are waiting: a timer would take four milliseconds, a promise would let nothing in. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
