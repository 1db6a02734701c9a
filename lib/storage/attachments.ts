import type { AsideDatabase } from './database';

/** An attachment of a message is not stored: what would be sent is not there. */
export class MissingAttachmentError extends Error {
  override readonly name = 'MissingAttachmentError';
}

/**
 * Stores bytes under the SHA-256 of their content, in hex, and returns that id: the same bytes are stored once,
 * however often they are attached. `now` is in milliseconds since 1970.
 */
export async function storeAttachment(
  database: AsideDatabase,
  data: Blob,
  mediaType: string,
  now: number,
): Promise<string> {
  const id = await attachmentIdOf(data);
  await database.attachments.put({ id, mediaType, data, createdAt: now });
  return id;
}

/** The SHA-256 of some bytes, in hex. */
export async function attachmentIdOf(data: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await data.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The stored bytes; undefined if there are none under this id. */
export async function readAttachment(database: AsideDatabase, id: string): Promise<Blob | undefined> {
  return (await database.attachments.get(id))?.data;
}

/** The stored bytes by their ids; those that are not stored are left out. */
export async function readAttachments(
  database: AsideDatabase,
  ids: readonly string[],
): Promise<Map<string, Blob>> {
  const rows = await database.attachments.bulkGet([...ids]);
  return new Map(rows.flatMap((row) => (row ? [[row.id, row.data] as const] : [])));
}

/**
 * To be called inside a transaction that stores a message with these attachments.
 * @throws MissingAttachmentError if the bytes of one are not stored
 */
export async function requireAttachments(database: AsideDatabase, ids: readonly string[]): Promise<void> {
  const { length } = await database.attachments.where('id').anyOf(ids).primaryKeys();
  if (length < ids.length) throw new MissingAttachmentError();
}

/** The attachments that messages use. It reads an index and no message. */
export async function usedAttachments({ messages }: AsideDatabase): Promise<Set<string>> {
  return new Set((await messages.orderBy('attachmentIds').uniqueKeys()).map(String));
}

/**
 * Removes attachments that messages used before, and that none uses now. `held` are those of this window's drafts. What
 * was attached at `since` (milliseconds since 1970) or later may be in the draft of another window: it stays, as what
 * was never sent. To be called inside the transaction that removes messages.
 */
export async function removeUnused(
  database: AsideDatabase,
  usedBefore: ReadonlySet<string>,
  held: ReadonlySet<string>,
  since: number,
): Promise<void> {
  const used = await usedAttachments(database);
  const ids = [...usedBefore].filter((id) => !used.has(id) && !held.has(id));
  const unused = database.attachments.where('id').anyOf(ids);
  await unused.filter(({ createdAt }) => createdAt < since).delete();
}

/**
 * Removes attachments that were attached before `before` (milliseconds since 1970) and that no message uses: they
 * were never sent. `held` are those of drafts.
 */
export async function removeNeverSent(
  database: AsideDatabase,
  before: number,
  held: ReadonlySet<string>,
): Promise<void> {
  const { attachments, messages } = database;
  // Most often there are none, and whoever opens a conversation meanwhile need not wait.
  if ((await unusedAttachments(database, held)).length === 0) return;
  await database.transaction('rw', attachments, messages, async () => {
    const ids = await unusedAttachments(database, held);
    const unused = attachments.where('id').anyOf(ids);
    await unused.filter(({ createdAt }) => createdAt < before).delete();
  });
}

async function unusedAttachments(database: AsideDatabase, held: ReadonlySet<string>): Promise<string[]> {
  const ids = await database.attachments.toCollection().primaryKeys();
  if (ids.length === 0) return [];
  const used = await usedAttachments(database);
  return ids.filter((id) => !used.has(id) && !held.has(id));
}
