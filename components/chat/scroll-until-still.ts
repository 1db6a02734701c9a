import type { VirtualizerHandle } from 'virtua';

/** In frames: a list that has been where it is for so long has arrived. */
const stillFrames = 3;

/** What a reader does who wants to be somewhere else. */
const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Scrolls with `go`, and again in each frame until the list keeps still: how high rows are is only known once they have
 * been drawn. Virtua tries again by itself, but not after 150 ms, and where much is to be done a frame takes longer. The
 * reader ends it with any key or press.
 * @returns a way to end it
 */
export function scrollUntilStill(
  find: () => VirtualizerHandle | null,
  go: (list: VirtualizerHandle) => void,
): () => void {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const move of moves) {
    addEventListener(move, stop, { signal: stopping.signal, capture: true, passive: true });
  }
  let still = 0;
  let last = Number.NaN;
  (function again() {
    const list = find();
    if (!list || stopping.signal.aborted) return;
    go(list);
    still = list.viewportSize > 0 && list.scrollOffset === last ? still + 1 : 0;
    last = list.scrollOffset;
    if (still === stillFrames) stop();
    else requestAnimationFrame(again);
  })();
  return stop;
}
