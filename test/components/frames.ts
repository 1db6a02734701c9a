import { onTestFinished } from 'vitest';

/** Resolves before the next frame is painted, when everything of the last one is in place. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** Looks at every frame until it is ended; gives what was seen. */
export function watchFrames<T>(look: () => T): () => T[] {
  const seen: T[] = [];
  let isOver = false;
  const again = () => {
    if (isOver) return;
    seen.push(look());
    requestAnimationFrame(again);
  };
  again();
  onTestFinished(() => {
    isOver = true;
  });
  return () => {
    isOver = true;
    return seen;
  };
}
