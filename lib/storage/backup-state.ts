import { type BackupState, initialBackupState } from '@/lib/core/backup/backup';
import type { AsideDatabase, BackupRow } from './database';
import type { ImportStep } from './import-tables';
import { latestChange } from './search-news';

/** What is known of backups, and the folder for them. */
export type StoredBackupState = Omit<BackupRow, 'id'>;

export async function readBackupState(database: AsideDatabase): Promise<StoredBackupState> {
  const row = await database.backup.get('backup');
  if (!row) return initialBackupState;
  const { id: _, ...state } = row;
  return state;
}

/** Changes some of it in one transaction; undefined takes a value away. */
export async function changeBackupState(
  database: AsideDatabase,
  change: { [Name in keyof StoredBackupState]?: StoredBackupState[Name] | undefined },
): Promise<void> {
  await database.transaction('rw', database.backup, async () => {
    const changed = { ...(await readBackupState(database)), ...change };
    const kept = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
    await database.backup.put({ ...(kept as unknown as BackupState), id: 'backup' });
  });
}

/** Where a backup begins: what is changed later may not be in it. */
export type BackupStart = Required<Pick<BackupState, 'lastAt' | 'upToChange' | 'upToStep'>>;

/** To be asked for before a backup reads anything; `now` in milliseconds since 1970. */
export function startOfBackup(database: AsideDatabase, now: number): Promise<BackupStart> {
  const { importSteps, searchChanges, searchState } = database;
  return database.transaction('r', importSteps, searchChanges, searchState, async () => ({
    lastAt: now,
    upToChange: await latestChange(database),
    upToStep: (await importSteps.orderBy('number').reverse().limit(1).primaryKeys())[0] ?? 0,
  }));
}

/** Notes that everything as it was then has been written into a file. */
export async function noteBackup(database: AsideDatabase, start: BackupStart): Promise<void> {
  const { backup, importSteps } = database;
  await database.transaction('rw', backup, importSteps, async () => {
    const meanwhile = importSteps.where('number').above(start.upToStep);
    const imported = await meanwhile.filter(({ left }) => left.updatedAt < start.lastAt).count();
    await changeBackupState(database, { ...start, imported: imported || undefined, failedAt: undefined });
  });
}

/** Notes that Aside has made a file for backups itself, or has removed one. */
export async function noteFile(
  database: AsideDatabase,
  name: string,
  change: 'made' | 'removed',
): Promise<void> {
  await database.transaction('rw', database.backup, async () => {
    const others = ((await readBackupState(database)).names ?? []).filter((other) => other !== name);
    await changeBackupState(database, { names: change === 'made' ? [...others, name] : others });
  });
}

/**
 * Counts a conversation that an import stores, if its own time does not tell that it is new. To be called in the
 * transaction that does so.
 */
export async function countImported(database: AsideDatabase, updatedAt: number): Promise<void> {
  const { lastAt, imported = 0 } = await readBackupState(database);
  if (lastAt === undefined || updatedAt >= lastAt) return;
  await changeBackupState(database, { imported: imported + 1 });
}

/** The way back, for a step that is taken back; one that is in the last backup was counted before it. */
export async function discountImported(database: AsideDatabase, { number, left }: ImportStep): Promise<void> {
  const { lastAt, imported = 0, upToStep = 0 } = await readBackupState(database);
  if (lastAt === undefined || left.updatedAt >= lastAt || number <= upToStep) return;
  await changeBackupState(database, { imported: Math.max(imported - 1, 0) });
}

/** How many conversations have changed since the last backup. It reads indexes, and what is deleted. */
export async function countUnsaved(
  { conversations }: AsideDatabase,
  { lastAt = -Infinity, imported = 0 }: StoredBackupState,
): Promise<number> {
  const changed = await conversations.where('updatedAt').aboveOrEqual(lastAt).count();
  const deleted = await conversations.where('deletedAt').above(0).toArray();
  return changed - deleted.filter(({ updatedAt }) => updatedAt >= lastAt).length + imported;
}

/**
 * When the oldest of those was made, in milliseconds since 1970; undefined if there is none, and 0 if it is not known,
 * because it was imported. It reads every one of them.
 */
export async function oldestUnsavedAt(
  { conversations }: AsideDatabase,
  { lastAt = -Infinity, imported = 0 }: StoredBackupState,
): Promise<number | undefined> {
  if (imported > 0) return 0;
  let oldestAt: number | undefined;
  await conversations
    .where('updatedAt')
    .aboveOrEqual(lastAt)
    .each(({ createdAt, deletedAt }) => {
      if (deletedAt === undefined) oldestAt = Math.min(oldestAt ?? Infinity, createdAt);
    });
  return oldestAt;
}
