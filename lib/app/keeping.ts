import type { BackupFiles } from '@/lib/platform/backups/backup-files';
import {
  changeBackupState,
  countUnsaved,
  readBackupState,
  type StoredBackupState,
} from '@/lib/storage/backup-state';
import type { DamagedConversation, IntegrityReport } from '@/lib/storage/integrity';
import { readStoredAmounts, type StoredAmounts } from '@/lib/storage/stored-amounts';
import type { AppContext } from './edges';
import { oneAtATime } from './one-at-a-time';
import { watchThrottled } from './throttled-watch';

export type { StorageSpace } from '@/lib/platform/storage-space';
export type { StoredBackupState } from '@/lib/storage/backup-state';
export type { DamagedConversation, IntegrityReport } from '@/lib/storage/integrity';
export type { StoredAmounts } from '@/lib/storage/stored-amounts';

/** Used now and then: not part of the panel's start. */
const storedData = () => import('./stored-data');
const backups = () => import('./backups');

/** What is known of backups, and how many conversations have changed since the last one. */
export interface BackupFacts {
  state: StoredBackupState;
  unsaved: number;
}

/** Keeping what is stored: how much it is, whether it is as it should be, its backups, and its end. */
export type Keeping = ReturnType<typeof keepingOf>;

export async function openKeeping(app: AppContext): Promise<Keeping> {
  return keepingOf(app, await app.openBackupFiles());
}

function keepingOf(app: AppContext, backupFiles: BackupFiles) {
  return {
    watchAmounts: (_all: string, onValue: (amounts: StoredAmounts) => void) =>
      watchThrottled(app.clock, () => readStoredAmounts(app.database), onValue),
    readSpace: app.readStorageSpace,
    /** Reads everything that is stored and says what is wrong with it. */
    check: async (signal: AbortSignal, onProgress: (done: number) => void): Promise<IntegrityReport> =>
      (await storedData()).checkIntegrity(app.database, signal, onProgress),
    /** Saves damaged conversations as a file and puts them right; gives how many. */
    copyAndRepair: oneAtATime(async (damaged: readonly DamagedConversation[]) =>
      (await storedData()).copyAndRepair(app, damaged),
    ),
    backupKind: backupFiles.kind,
    watchBackups: (_all: string, onValue: (facts: BackupFacts) => void) =>
      watchThrottled(
        app.clock,
        async () => {
          const state = await readBackupState(app.database);
          return { state, unsaved: await countUnsaved(app.database, state) };
        },
        onValue,
      ),
    /** Whether the browser lets Aside write backups without asking again. */
    isBackupAllowed: async (state: StoredBackupState) => (await backups()).isBackupAllowed(app, state),
    keepBackupsFor: (keepDays: number) => changeBackupState(app.database, { keepDays }),
    switchBackupsOff: () => changeBackupState(app.database, { isOn: false }),
    /** To be called in the click itself, like the next one: the browser asks the user only then. */
    switchBackupsOn: oneAtATime(async () => {
      const place = await backupFiles.choose();
      if (place !== undefined) await (await backups()).switchBackupsOn(app, place);
    }),
    allowBackups: oneAtATime(async (state: StoredBackupState) => {
      if (await backupFiles.allow(state.folder ?? null)) await (await backups()).backUpNow(app);
    }),
    backUpNow: oneAtATime(async () => (await backups()).backUpNow(app)),
    /** Deletes everything for good, and opens the panel anew. */
    deleteEverything: async () => {
      await (await storedData()).forgetEverything(app);
      app.reload();
    },
  };
}
