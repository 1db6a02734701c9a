/** The worker that finds the colours of code; `createHighlightWorker` starts it. */
import { highlight } from './highlight';
import type { HighlightReply, HighlightRequest } from './highlighter';

addEventListener('message', ({ data: { id, language, code } }: MessageEvent<HighlightRequest>) => {
  const reply = (message: HighlightReply) => postMessage(message);
  highlight(language, code, () => reply({ id, isStarted: true })).then(
    (runs) => reply({ id, runs }),
    () => reply({ id, runs: null }),
  );
});
