import type { Table } from 'dexie';
import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { type Merge, type MergeOptions, mergeConversation, type Present } from '@/lib/core/import/merge';
import { initialSettings, type Settings } from '@/lib/core/settings';
import { countImported } from './backup-state';
import { messagesOf, summariesOf } from './conversations';
import type { AsideDatabase, AttachmentRow, PromptRow } from './database';
import type { ImportRow, ImportStep, Tombstone } from './import-tables';
import { tombstonesOf } from './tombstones';

/** What reading or writing a conversation of an import touches. */
function tablesOfMerge(database: AsideDatabase) {
  const { conversations, messages, summaries, ledger, tombstones, revisions } = database;
  return [conversations, messages, summaries, ledger, tombstones, revisions];
}

/** What would become of a conversation of a file; nothing is written. */
export function planImported(
  database: AsideDatabase,
  file: ArchivedConversation,
  options: MergeOptions,
): Promise<Merge> {
  return database.transaction('r', tablesOfMerge(database), async () => {
    const { present } = await readPresent(database, file);
    return mergeConversation(file, present, options);
  });
}

/** Stores a conversation of a file in one transaction, together with the way back: all of it, or nothing. */
export function storeImported(
  database: AsideDatabase,
  importId: string,
  file: ArchivedConversation,
  options: MergeOptions,
): Promise<Merge> {
  const tables = [...tablesOfMerge(database), database.importSteps, database.backup];
  return database.transaction('rw', tables, async () => {
    const { present, tombstones } = await readPresent(database, file);
    const merge = mergeConversation(file, present, options);
    if (merge.change)
      await write(database, importId, merge.change, present, raised(merge.change, tombstones));
    return merge;
  });
}

interface Found {
  present: Present;
  tombstones: readonly Tombstone[];
}

async function readPresent(database: AsideDatabase, file: ArchivedConversation): Promise<Found> {
  const { id } = file.conversation;
  // Asked together, as below: a conversation of an import is a few messages as a rule, and most of its time is waiting.
  const [conversation, tombstones, revisionIds] = await Promise.all([
    database.conversations.get(id),
    tombstonesOf(database, id),
    database.revisions.where('conversationId').equals(id).primaryKeys(),
  ]);
  const stored = conversation && (await readStored(database, conversation));
  const present = {
    stored,
    takenIds: await takenIds(database, file, stored),
    isDeleted: tombstones.some((tombstone) => tombstone.id === id),
    deletedIds: new Set(tombstones.map((tombstone) => tombstone.id)),
    revisionIds: new Set(revisionIds),
  };
  return { present, tombstones };
}

async function readStored(
  database: AsideDatabase,
  conversation: ArchivedConversation['conversation'],
): Promise<ArchivedConversation> {
  const { id } = conversation;
  return {
    conversation,
    messages: await messagesOf(database, id),
    summaries: await summariesOf(database, id),
    requests: await database.ledger.where('conversationId').equals(id).toArray(),
  };
}

/**
 * The ids of the file that something of another conversation has here: a file may say anything. What is this
 * conversation's own is known already and not read again.
 */
async function takenIds(
  database: AsideDatabase,
  file: ArchivedConversation,
  stored: ArchivedConversation | undefined,
): Promise<Set<string>> {
  const { messages, summaries, ledger } = database;
  const taken = await Promise.all([
    storedIds(messages, unknownIds(file.messages, stored?.messages)),
    storedIds(summaries, unknownIds(file.summaries, stored?.summaries)),
    storedIds(ledger, unknownIds(file.requests, stored?.requests)),
  ]);
  return new Set(taken.flat());
}

/** Which of these ids there are. Where few lie between the first and the last, one request tells of all. */
async function storedIds(table: Table<unknown, string>, ids: readonly string[]): Promise<readonly string[]> {
  const sorted = ids.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const most = ids.length + 1;
  const between = await table.where(':id').between(first, last, true, true).limit(most).primaryKeys();
  if (between.length === most) return table.where(':id').anyOf(sorted).primaryKeys();
  const found = new Set(between);
  return ids.filter((id) => found.has(id));
}

function unknownIds(rows: readonly { id: string }[], known: readonly { id: string }[] = []): string[] {
  const knownIds = new Set(known.map(({ id }) => id));
  return rows.map(({ id }) => id).filter((id) => !knownIds.has(id));
}

/** What is not deleted any more after the change. */
function raised(
  { conversation, messages }: ArchivedConversation,
  tombstones: readonly Tombstone[],
): Tombstone[] {
  const back = new Set([conversation.id, ...messages.map(({ id }) => id)]);
  return tombstones.filter(({ id }) => back.has(id));
}

async function write(
  database: AsideDatabase,
  importId: string,
  change: NonNullable<Merge['change']>,
  { stored }: Present,
  tombstones: readonly Tombstone[],
): Promise<void> {
  await Promise.all([
    database.conversations.put(change.conversation),
    database.messages.bulkPut([...change.messages]),
    database.summaries.bulkPut([...change.summaries]),
    database.ledger.bulkPut([...change.requests]),
    database.revisions.bulkPut([...change.revisions]),
    database.tombstones.bulkDelete(tombstones.map(({ id }) => id)),
    database.importSteps.add(stepOf(importId, change, stored, tombstones)),
    countImported(database, change.conversation.updatedAt),
  ]);
}

function stepOf(
  importId: string,
  { conversation, messages, summaries, requests, revisions }: NonNullable<Merge['change']>,
  stored: ArchivedConversation | undefined,
  tombstones: readonly Tombstone[],
): Omit<ImportStep, 'number'> {
  const [oldMessages, newMessages] = splitKnown(stored?.messages, messages);
  const [oldSummaries, newSummaries] = splitKnown(stored?.summaries, summaries);
  return {
    importId,
    conversationId: conversation.id,
    ...(stored && { before: stored.conversation }),
    messages: oldMessages,
    summaries: oldSummaries,
    messageIds: newMessages,
    summaryIds: newSummaries,
    requestIds: requests.map(({ id }) => id),
    revisionIds: revisions.map(({ id }) => id),
    tombstones,
    left: {
      updatedAt: conversation.updatedAt,
      messages: (stored?.messages.length ?? 0) + newMessages.length,
      summaries: (stored?.summaries.length ?? 0) + newSummaries.length,
    },
  };
}

/** What was there before a change, as it was, and the ids of what was not. */
function splitKnown<Row extends { id: string }>(
  stored: readonly Row[] = [],
  changed: readonly Row[],
): [readonly Row[], readonly string[]] {
  const ids = new Set(changed.map(({ id }) => id));
  const known = stored.filter(({ id }) => ids.has(id));
  for (const { id } of known) ids.delete(id);
  return [known, [...ids]];
}

/** Notes that an import begins; what it brings names it. */
export async function beginImport(database: AsideDatabase, row: ImportRow): Promise<void> {
  await database.imports.put(row);
}

/** Notes that an import has come to its end, or was stopped before it. One that brought nothing leaves no trace. */
export async function endImport(
  { imports, importSteps }: AsideDatabase,
  id: string,
  end: Pick<ImportRow, 'endedAt' | 'isStopped'>,
): Promise<void> {
  const steps = await importSteps.where('importId').equals(id).count();
  const { promptIds = [] } = (await imports.get(id)) ?? {};
  if (steps + promptIds.length === 0) await imports.delete(id);
  else await imports.update(id, end);
}

/** Keeps what an import has brought, without the way back. */
export async function forgetImport({ imports, importSteps }: AsideDatabase, id: string): Promise<void> {
  await imports.db.transaction('rw', imports, importSteps, async () => {
    await importSteps.where('importId').equals(id).delete();
    await imports.delete(id);
  });
}

/** Stores the bytes of an attachment, unless they are stored; `read` is called only if they are needed. */
export async function storeBytes(
  { attachments }: AsideDatabase,
  row: Omit<AttachmentRow, 'data'>,
  read: () => Promise<Blob>,
): Promise<void> {
  if ((await attachments.where('id').equals(row.id).count()) > 0) return;
  await attachments.put({ ...row, data: await read() });
}

/** Adds a prompt that is not here; one that is stays as it is. */
export async function addPrompt(
  { prompts, imports }: AsideDatabase,
  importId: string,
  prompt: PromptRow,
): Promise<void> {
  await prompts.db.transaction('rw', prompts, imports, async () => {
    if (await prompts.get(prompt.id)) return;
    await prompts.add(prompt);
    await imports
      .where('id')
      .equals(importId)
      .modify((row) => {
        row.promptIds = [...(row.promptIds ?? []), prompt.id];
      });
  });
}

/** Takes the settings that nobody has chosen here yet; those that were chosen stay. */
export async function addSettings(database: AsideDatabase, settings: Partial<Settings>): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const row = await database.settings.get('settings');
    await database.settings.put({ ...initialSettings, ...settings, ...row, id: 'settings' });
  });
}
