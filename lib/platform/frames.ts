/** A hidden page gets no frames; its state still has to move on. */
const hiddenPageDelay = 200;

/** Calls back once, before the next frame is painted, or soon if the page is hidden. */
export function nextFrame(callback: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    callback();
  };
  const timer = setTimeout(once, hiddenPageDelay);
  requestAnimationFrame(once);
}

/** Resolves when the browser has nothing else to do. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve()));
}
