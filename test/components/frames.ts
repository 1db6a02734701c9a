import { onTestFinished } from 'vitest';

/** Resolves before the next frame is painted, when everything of the last one is in place. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** In frames: what has been the same for so long is in place. */
const stillFrames = 4;

/** What a look gives once it has given the same for some frames. */
export async function whenStill<T>(look: () => T): Promise<T> {
  let last = look();
  for (let still = 0; still < stillFrames; ) {
    await frame();
    const now = look();
    still = now === last ? still + 1 : 0;
    last = now;
  }
  return last;
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
