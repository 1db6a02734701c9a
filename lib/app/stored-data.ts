import { deleteEverything } from '@/lib/storage/delete-everything';
import { checkIntegrity, type DamagedConversation, repairConversation } from '@/lib/storage/integrity';
import { rawCopy } from '@/lib/storage/raw-copy';
import type { AppContext } from './edges';

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
  app.downloadFile(copyName(app), copy);
  const readable = damaged.filter(({ damages }) => !damages.includes('unreadable'));
  for (const { id } of readable) await repairConversation(app.database, id);
  return readable.length;
}

function conversationIdOf(row: object): unknown {
  return 'conversationId' in row ? row.conversationId : undefined;
}

function copyName({ clock, store }: AppContext): string {
  return store.getState().words.storage.copyName(new Date(clock.now()).toISOString().slice(0, 10));
}

/** How many characters are held before they are handed to the browser, which keeps them on the disk. */
const pieceLength = 4_000_000;

/** The pieces of a document as one file. */
export async function asFile(pieces: AsyncIterable<string>): Promise<Blob> {
  const blobs: Blob[] = [];
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    blobs.push(new Blob([waiting]));
    waiting = '';
  }
  return new Blob([...blobs, waiting], { type: 'application/json' });
}

/** Deletes everything that is stored, keys included; replies that this window is receiving are stopped. */
export async function forgetEverything(app: AppContext): Promise<void> {
  for (const turn of [...app.turns.values(), ...app.summaries.values()]) turn.abort();
  await app.vault.removeAll();
  await deleteEverything(app.database);
}
