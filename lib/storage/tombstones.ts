import type { AsideDatabase } from './database';
import type { Tombstone } from './import-tables';

/** The tables of a transaction that removes messages: what is known of them elsewhere goes, too. */
export function tablesOfTraces({ tombstones, revisions, importSteps }: AsideDatabase) {
  return [tombstones, revisions, importSteps];
}

/**
 * Notes that a conversation was deleted for good, and forgets every earlier version of anything in it. To be called
 * inside the transaction that removes it.
 */
export async function buryConversation(
  { tombstones, revisions, importSteps }: AsideDatabase,
  conversationId: string,
  deletedAt: number,
): Promise<void> {
  await revisions.where('conversationId').equals(conversationId).delete();
  await importSteps.where('conversationId').equals(conversationId).delete();
  // Its messages are deleted because it is.
  await tombstones.where('conversationId').equals(conversationId).delete();
  await tombstones.put({ id: conversationId, conversationId, deletedAt });
}

/** The same for single messages of a conversation. */
export async function buryMessages(
  { tombstones, revisions, importSteps }: AsideDatabase,
  conversationId: string,
  ids: readonly string[],
  deletedAt: number,
): Promise<void> {
  const buried = new Set(ids);
  await tombstones.bulkPut(ids.map((id) => ({ id, conversationId, deletedAt })));
  const own = revisions.where('conversationId').equals(conversationId);
  await own.filter(({ value }) => buried.has(value.id)).delete();
  await importSteps
    .where('conversationId')
    .equals(conversationId)
    .modify((step) => {
      step.messages = step.messages.filter(({ id }) => !buried.has(id));
    });
}

/** What the user deleted for good of a conversation: itself, or messages of it. */
export function tombstonesOf({ tombstones }: AsideDatabase, conversationId: string): Promise<Tombstone[]> {
  return tombstones.where('conversationId').equals(conversationId).toArray();
}
