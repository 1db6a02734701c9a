import { type BackupState, initialBackupState } from '@/lib/core/backup/backup';
import type { AsideDatabase, BackupRow } from './database';

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

/** When a conversation last changed, in milliseconds since 1970; undefined if there is none. It reads an index. */
export async function lastChangedAt({ conversations }: AsideDatabase): Promise<number | undefined> {
  const keys = await conversations.orderBy('updatedAt').reverse().limit(1).keys();
  return keys.map(Number)[0];
}

/** What would be lost without a backup. */
export interface Unsaved {
  /** How many conversations have changed since the last backup. */
  conversations: number;
  /** When the oldest of those was made, in milliseconds since 1970; undefined if there is none. */
  oldestAt: number | undefined;
}

/** What has changed since `lastAt`, in milliseconds since 1970. */
export async function readUnsaved(database: AsideDatabase, lastAt = -Infinity): Promise<Unsaved> {
  let conversations = 0;
  let oldestAt: number | undefined;
  await database.conversations
    .where('updatedAt')
    .aboveOrEqual(lastAt)
    .each(({ createdAt, deletedAt }) => {
      if (deletedAt !== undefined) return;
      conversations += 1;
      oldestAt = Math.min(oldestAt ?? Infinity, createdAt);
    });
  return { conversations, oldestAt };
}
