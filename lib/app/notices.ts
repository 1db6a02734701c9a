import type { AppContext } from './edges';
import { addNotice, type Notice, removeNotice } from './state';

/** Tells of something in a sentence, until the user closes it. */
export function tell(app: AppContext, text: string): void {
  addNotice(app.store, { id: app.newId(), text });
}

/** Tells of something, and offers what can be done about it, until the user takes it or closes it. */
export function offer(app: AppContext, text: string, action: NonNullable<Notice['action']>): void {
  const id = app.newId();
  const run = async () => {
    removeNotice(app.store, id);
    await action.run();
  };
  addNotice(app.store, { id, text, action: { ...action, run } });
}

/**
 * Tells of something that was done, and offers the way back for so many milliseconds. Resolves when the offer is
 * over; if the window closes first, never.
 */
export async function offerUndo(
  app: AppContext,
  time: number,
  text: string,
  undo: () => Promise<void>,
): Promise<void> {
  const id = app.newId();
  addNotice(app.store, {
    id,
    text,
    undo: async () => {
      removeNotice(app.store, id);
      await undo();
    },
  });
  await app.clock.sleep(time, new AbortController().signal);
  removeNotice(app.store, id);
}
