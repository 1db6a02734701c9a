import { watch } from '@/lib/storage/database';
import { listJournal, storeInterruption } from '@/lib/storage/replies';
import type { AppContext } from './edges';
import { lockOf } from './turn-lock';

/**
 * Finds replies whose window went away and marks them interrupted, with the text that had arrived. Runs as long
 * as the window lives. Each journal entry, this window's own included, is watched over by waiting for the lock of
 * its conversation: that comes when the turn is over, and then there is nothing to do unless its end could not be
 * stored, or when its window is gone.
 * @returns a function that ends it
 */
export function watchForInterruptions(app: AppContext): () => void {
  const watched = new Set<string>();
  return watch(
    () => listJournal(app.database),
    (entries) => {
      for (const { messageId, conversationId } of entries) {
        if (watched.has(messageId)) continue;
        watched.add(messageId);
        app.locks
          .hold(lockOf(conversationId), () => storeInterruption(app.database, messageId))
          .catch(() => watched.delete(messageId));
      }
    },
  );
}
