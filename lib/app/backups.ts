import { backupName, isBackupDue, isReminderDue, outdatedBackups } from '@/lib/core/backup/backup';
import type { BackupPlace } from '@/lib/platform/backups/backup-files';
import {
  changeBackupState,
  noteBackup,
  noteFile,
  oldestUnsavedAt,
  readBackupState,
  type StoredBackupState,
  startOfBackup,
} from '@/lib/storage/backup-state';
import { latestChange } from '@/lib/storage/search-news';
import type { AppContext } from './edges';
import { writeExport } from './export-file';
import { offer, tell, warn } from './notices';

/** One window at a time makes backups. */
const lock = 'backup';

/** In milliseconds: how long a window waits for another's. */
const patience = 2_000;

/** In milliseconds: how often it is looked whether one is due; a panel may be open for days. */
const pause = 10 * 60 * 1_000;

/** Makes the day's backup when it is due and nothing else is happening, as long as the window lives. */
export async function watchForBackups(app: AppContext): Promise<void> {
  const { clock } = app;
  const forever = new AbortController().signal;
  await remind(app);
  for (;;) {
    if (app.turns.size === 0) await backUpIfDue(app).catch(() => {});
    await clock.sleep(pause, forever);
  }
}

async function backUpIfDue(app: AppContext): Promise<void> {
  const state = await readBackupState(app.database);
  if (!isBackupDue(state, await latestChange(app.database), app.clock.now())) return;
  const place = placeOf(state);
  // It asks in the page about the data, where it can be allowed: nobody is to be disturbed while writing.
  if (place === undefined || !(await (await app.openBackupFiles()).isAllowed(place))) return;
  await app.whenIdle();
  await makeBackup(app, place);
}

/** Makes a backup now; whoever asked for it is told how it ended. */
export async function backUpNow(app: AppContext): Promise<void> {
  const { backup: words } = await app.store.getState().words.later();
  try {
    const place = placeOf(await readBackupState(app.database));
    if (place === undefined) return;
    const name = await makeBackup(app, place);
    if (name !== undefined) tell(app, words.made(name));
  } catch {
    warn(app, words.cannotMake);
  }
}

/** The name of the file; undefined if another window is making one. */
async function makeBackup(app: AppContext, place: BackupPlace): Promise<string | undefined> {
  const made = await app.locks.tryHold(lock, patience, async () => {
    const now = app.clock.now();
    const name = backupName(now);
    const begun = await startOfBackup(app.database, now);
    // Before it is there: a file that is not known stays for ever where the browser lets nobody look.
    await noteFile(app.database, name, 'made');
    try {
      await writeInto(app, place, name);
    } catch (error) {
      await changeBackupState(app.database, { failedAt: app.clock.now() });
      throw error;
    }
    await noteBackup(app.database, begun);
    await removeOutdated(app, place, now).catch(() => {});
    return name;
  });
  return made.held ? made.value : undefined;
}

async function writeInto(app: AppContext, place: BackupPlace, name: string): Promise<void> {
  const { database, version, store, openBackupFiles } = app;
  const context = { database, version, words: store.getState().words, signal: new AbortController().signal };
  await writeExport(
    context,
    { ids: 'all', form: 'aside' },
    await (await openBackupFiles()).create(place, name),
  );
}

async function removeOutdated({ database, openBackupFiles }: AppContext, place: BackupPlace, now: number) {
  const { keepDays, names: written = [] } = await readBackupState(database);
  const backupFiles = await openBackupFiles();
  const names = await backupFiles.names(place, written);
  for (const name of outdatedBackups(names, keepDays, now)) {
    try {
      await backupFiles.remove(place, name);
      await noteFile(database, name, 'removed');
    } catch {
      // One that does not go now is tried again after the next backup, and does not keep the others.
    }
  }
}

/** Makes a backup at this place every day from now on, and the first one at once. */
export async function switchBackupsOn(app: AppContext, place: BackupPlace): Promise<void> {
  await changeBackupState(app.database, { isOn: true, folder: place ?? undefined });
  await backUpNow(app);
}

/** Whether files can be written without asking; true if there are to be none. */
export async function isBackupAllowed(
  { openBackupFiles }: AppContext,
  state: StoredBackupState,
): Promise<boolean> {
  const place = placeOf(state);
  return place === undefined || (await openBackupFiles()).isAllowed(place);
}

/** Undefined if the user has not chosen one. */
function placeOf({ isOn, folder }: StoredBackupState): BackupPlace | undefined {
  return isOn ? (folder ?? null) : undefined;
}

/** Says once that there has been no backup for long. */
async function remind(app: AppContext): Promise<void> {
  const { database, clock, store } = app;
  const state = await readBackupState(database);
  if (state.since === undefined) await changeBackupState(database, { since: clock.now() });
  // Every conversation is looked at only where one old enough would be a reason.
  if (!isReminderDue(state, 0, clock.now())) return;
  if (!isReminderDue(state, await oldestUnsavedAt(database, state), clock.now())) return;
  await changeBackupState(database, { remindedAt: clock.now() });
  const { backup: words } = await store.getState().words.later();
  offer(app, words.reminder, {
    label: words.remind,
    run: async () => store.setState({ screen: 'data' }),
  });
}
