import type { RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** In frames: a list that has been where it is for so long has arrived. */
const stillFrames = 3;

/** What a reader does who wants to be somewhere else. */
const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** The list, and the box that it scrolls in. */
interface ScrolledList {
  scroller: RefObject<HTMLElement | null>;
  virtualizer: RefObject<VirtualizerHandle | null>;
}

/**
 * Scrolls to a place, and again in each frame until the list keeps still: how high rows are is only known once they have
 * been drawn. Virtua's own `scrollToIndex` tries again, too, but not after 150 ms, and not knowing that the list may
 * have become shorter, which leaves rows without a place. The reader ends it with any key or press.
 * @param placeIn the place in pixels from the start of the list; undefined once there is no such place any more
 * @returns a way to end it
 */
export function scrollUntilStill(
  { scroller, virtualizer }: ScrolledList,
  placeIn: (list: VirtualizerHandle) => number | undefined,
): () => void {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const move of moves) {
    addEventListener(move, stop, { signal: stopping.signal, capture: true, passive: true });
  }
  let still = 0;
  let last = Number.NaN;
  (function again() {
    const list = virtualizer.current;
    const box = scroller.current;
    if (!list || !box || stopping.signal.aborted) return;
    const place = placeIn(list);
    if (place === undefined) return stop();
    box.scrollTop = place;
    still = list.viewportSize > 0 && list.scrollOffset === last ? still + 1 : 0;
    last = list.scrollOffset;
    if (still === stillFrames) stop();
    else requestAnimationFrame(again);
  })();
  return stop;
}
