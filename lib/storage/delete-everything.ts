import type { AsideDatabase } from './database';

/** Empties all tables in one transaction: either everything goes, or nothing. */
export async function deleteEverything(database: AsideDatabase): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) await table.clear();
    // Last, because the removal of everything else is noted in it.
    await database.searchChanges.clear();
  });
}
