import { watch } from '@/lib/storage/database';
import type { DamagedConversation, IntegrityReport } from '@/lib/storage/integrity';
import { readStoredAmounts, type StoredAmounts } from '@/lib/storage/stored-amounts';
import type { AppContext } from './edges';

export type { StorageSpace } from '@/lib/platform/storage-space';
export type { DamagedConversation, IntegrityReport } from '@/lib/storage/integrity';
export type { StoredAmounts } from '@/lib/storage/stored-amounts';

/** Used now and then: not part of the panel's start. */
const storedData = () => import('./stored-data');

/** Keeping what is stored: how much it is, whether it is as it should be, and its end. */
export function keepingOf(app: AppContext) {
  return {
    watchAmounts: (_all: string, onValue: (amounts: StoredAmounts) => void) =>
      watch(() => readStoredAmounts(app.database), onValue),
    readSpace: app.readStorageSpace,
    /** Reads everything that is stored and says what is wrong with it. */
    check: async (signal: AbortSignal, onProgress: (done: number) => void): Promise<IntegrityReport> =>
      (await storedData()).checkIntegrity(app.database, signal, onProgress),
    /** Saves damaged conversations as a file and puts them right; gives how many. */
    copyAndRepair: async (damaged: readonly DamagedConversation[]) =>
      (await storedData()).copyAndRepair(app, damaged),
    /** Deletes everything for good, and opens the panel anew. */
    deleteEverything: async () => {
      await (await storedData()).forgetEverything(app);
      app.reload();
    },
  };
}
