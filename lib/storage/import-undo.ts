import type { Message } from '@/lib/core/conversation';
import { removeUnused } from './attachments';
import { discountImported } from './backup-state';
import type { AsideDatabase } from './database';
import type { ImportStep } from './import-tables';
import { removeFromChunks } from './search-chunks';

/** What came of taking an import back. */
export interface ImportUndone {
  /** How many conversations are as they were before it. */
  undone: number;
  /** How many were left as they are, because something was written in them since. */
  kept: number;
}

/**
 * Takes an import back: each conversation that it changed becomes what it was, in a transaction of its own. Those in
 * which something was written since stay as they are. `held` are the attachments of drafts, and those that were
 * attached at `draftsSince` or later may be in drafts.
 */
export async function undoImport(
  database: AsideDatabase,
  importId: string,
  held: ReadonlySet<string>,
  draftsSince: number,
): Promise<ImportUndone> {
  const steps = await database.importSteps.where('importId').equals(importId).primaryKeys();
  const used = new Set<string>();
  const result = { undone: 0, kept: 0 };
  for (const number of steps.reverse()) {
    const changed = await undoStep(database, number);
    if (changed) result.undone++;
    else result.kept++;
    for (const id of changed?.flatMap(({ attachmentIds = [] }) => attachmentIds) ?? []) used.add(id);
  }
  const { attachments, messages, imports, prompts } = database;
  await database.transaction('rw', attachments, messages, imports, prompts, async () => {
    const { promptIds = [] } = (await imports.get(importId)) ?? {};
    await prompts.bulkDelete([...promptIds]);
    await removeUnused(database, used, held, draftsSince);
    await imports.delete(importId);
  });
  return result;
}

/** @returns the messages that have changed or gone, as they were; undefined if everything was left as it is */
function undoStep(database: AsideDatabase, number: number): Promise<readonly Message[] | undefined> {
  const { conversations, messages, summaries, ledger, revisions, tombstones, importSteps } = database;
  const tables = [
    ...[conversations, messages, summaries, ledger, revisions, tombstones, importSteps],
    ...[database.searchChunks, database.searchState, database.backup],
  ];
  return database.transaction('rw', tables, async () => {
    const step = await importSteps.get(number);
    await importSteps.delete(number);
    if (!step || !(await isAsLeft(database, step))) return undefined;
    const changedIds = [...step.messageIds, ...step.messages.map(({ id }) => id)];
    const changed = (await messages.bulkGet(changedIds)).filter((row) => row !== undefined);
    await messages.bulkDelete([...step.messageIds]);
    await messages.bulkPut([...step.messages]);
    await summaries.bulkDelete([...step.summaryIds]);
    await summaries.bulkPut([...step.summaries]);
    await ledger.bulkDelete([...step.requestIds]);
    await revisions.bulkDelete([...step.revisionIds]);
    await tombstones.bulkPut([...step.tombstones]);
    if (step.before) await conversations.put(step.before);
    else await conversations.delete(step.conversationId);
    await removeFromChunks(database, step.messageIds);
    await discountImported(database, step);
    return changed;
  });
}

/** Whether nothing was written in a conversation since an import left it, nothing deleted, and nothing imported. */
async function isAsLeft(
  { conversations, messages, summaries, importSteps }: AsideDatabase,
  { number, conversationId, left }: ImportStep,
): Promise<boolean> {
  const conversation = await conversations.get(conversationId);
  if (conversation?.updatedAt !== left.updatedAt || conversation.deletedAt !== undefined) return false;
  // A file may have brought what a message only named: nothing of that is in its time or in a count.
  const later = importSteps.where('conversationId').equals(conversationId);
  if ((await later.filter((step) => step.number > number).count()) > 0) return false;
  const own = messages
    .where('[conversationId+seq]')
    .between([conversationId, -Infinity], [conversationId, []]);
  if ((await own.count()) !== left.messages) return false;
  return (await summaries.where('conversationId').equals(conversationId).count()) === left.summaries;
}
