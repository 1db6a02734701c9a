/** The worker that counts; `createWorker` starts it. */
import { answer, type CountRequest } from './answer';
import { loadO200kCounter } from './o200k';

addEventListener('message', async ({ data }: MessageEvent<CountRequest>) => {
  postMessage(await answer(data, loadO200kCounter));
});
