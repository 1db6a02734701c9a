import { deleteEverything } from '@/lib/storage/delete-everything';
import { checkIntegrity, type DamagedConversation, repairConversation } from '@/lib/storage/integrity';
import { rawCopy } from '@/lib/storage/raw-copy';
import type { AppContext } from './edges';
import { asFile, copyName } from './save-copy';

export { checkIntegrity };

/**
 * Saves damaged conversations as they are stored, as a file, and then puts them right. If the file cannot be made,
 * nothing is changed. Gives how many were repaired: those that cannot be read are only saved.
 */
export async function copyAndRepair(
  app: AppContext,
  damaged: readonly DamagedConversation[],
): Promise<number> {
  const ids = new Set<unknown>(damaged.map(({ id }) => id));
  const isOfThem = (table: string, row: object) =>
    ids.has(table === 'conversations' && 'id' in row ? row.id : conversationIdOf(row));
  const copy = await asFile(rawCopy(app.database.backendDB(), isOfThem));
  await app.downloadFile(copyName(app.clock.now()), copy);
  const readable = damaged.filter(({ damages }) => !damages.includes('unreadable'));
  for (const { id } of readable) await repairConversation(app.database, id);
  return readable.length;
}

function conversationIdOf(row: object): unknown {
  return 'conversationId' in row ? row.conversationId : undefined;
}

/** Deletes everything that is stored, keys included; replies that this window is receiving are stopped. */
export async function forgetEverything(app: AppContext): Promise<void> {
  for (const turn of [...app.turns.values(), ...app.summaries.values()]) turn.abort();
  await app.vault.removeAll();
  await deleteEverything(app.database);
}
