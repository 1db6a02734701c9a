import { findConversation } from '@/lib/storage/conversations';
import { watch } from '@/lib/storage/database';
import { readSettings } from '@/lib/storage/settings';
import { removeOldDrafts } from './attachments';
import { offerRecentDeletions, removeOldDeletions } from './deletions';
import type { AppContext } from './edges';
import { speak } from './language';
import { watchForInterruptions } from './recovery';
import { prepareSearchLater } from './search';

/** Takes up where the last window ended. Resolves when there is something to show. */
export async function start(app: AppContext): Promise<void> {
  const settings = await readSettings(app.database);
  await speak(app, settings.language);
  const last =
    settings.lastConversationId && (await findConversation(app.database, settings.lastConversationId));
  app.store.setState(({ conversationId }) => ({
    settings,
    conversationId: last && last.deletedAt === undefined ? last.id : conversationId,
  }));
  watch(
    () => readSettings(app.database),
    (changed) => {
      app.store.setState({ settings: changed });
      void speak(app, changed.language);
    },
  );
  watchForInterruptions(app);
  await offerRecentDeletions(app);
  await removeOldDeletions(app);
  // Nice to have, and nobody waits for it.
  void Promise.all([import('./turns'), import('./branches')]).catch(() => {});
  void removeOldDrafts(app).catch(() => {});
  void seeToBackups(app).catch(() => {});
  void prepareSearchLater(app).catch(() => {});
}

/** In milliseconds: how long after its start a panel begins to see to backups. */
const backupPause = 30_000;

/** Sees to backups as long as the window lives, once it has been open for a while. */
async function seeToBackups(app: AppContext): Promise<void> {
  await app.clock.sleep(backupPause, new AbortController().signal);
  await (await import('./backups')).watchForBackups(app);
}
