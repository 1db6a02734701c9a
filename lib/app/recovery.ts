import { watch } from '@/lib/storage/database';
import { listJournal, storeInterruption } from '@/lib/storage/replies';
import type { AppContext } from './edges';
import { lockOf } from './turns';

/**
 * Finds replies whose window went away and marks them interrupted, with the text that had arrived. Runs as long
 * as the window lives: a journal entry of another window is watched over by waiting for that window's lock,
 * which comes when its turn is over (then there is nothing to do) or when it is gone.
 * @returns a function that ends it
 */
export function watchForInterruptions(app: AppContext): () => void {
  const watched = new Set<string>();
  return watch(
    () => listJournal(app.database),
    (entries) => {
      for (const { messageId, conversationId } of entries) {
        if (watched.has(messageId) || app.turns.has(conversationId)) continue;
        watched.add(messageId);
        void app.locks.hold(lockOf(conversationId), () => storeInterruption(app.database, messageId));
      }
    },
  );
}
