import type { AsideDatabase } from './database';
import type { ImportRow } from './import-tables';

/** What is told of an import. */
export interface ImportSummary extends ImportRow {
  /** How many conversations it has changed, as far as they are still here. */
  conversations: number;
}

/** All imports that can be undone, the newest first. */
export function listImports(database: AsideDatabase): Promise<ImportSummary[]> {
  return database.transaction('r', database.imports, database.importSteps, async () => {
    const rows = await database.imports.orderBy('startedAt').reverse().toArray();
    const counts = rows.map(({ id }) => database.importSteps.where('importId').equals(id).count());
    const conversations = await Promise.all(counts);
    return rows.map((row, index) => ({ ...row, conversations: conversations[index] ?? 0 }));
  });
}
