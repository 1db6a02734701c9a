import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { toArchived } from '@/lib/core/archive/to-archived';
import { byId } from '@/lib/core/archive/write-archive';
import { messagesOf, summariesOf } from './conversations';
import type { AsideDatabase } from './database';

/** What an export consists of, as it was when the export began; ids in the order of the archive. */
export interface ExportPlan {
  conversations: readonly PlannedConversation[];
  /** The stored attachments that their messages name. */
  attachments: readonly { id: string; bytes: number }[];
}

interface PlannedConversation {
  id: string;
  title: string;
  /** Messages with this number or a higher one came later. */
  nextSeq: number;
}

/** Looks up what there is to export, in one view of the database: these conversations, or all of them. */
export function planExport(database: AsideDatabase, ids?: readonly string[]): Promise<ExportPlan> {
  const { conversations, messages, attachments } = database;
  return database.transaction('r', conversations, messages, attachments, async () => {
    const found = ids
      ? (await conversations.bulkGet([...ids])).filter((row) => row !== undefined)
      : await conversations.toArray();
    const planned = found
      .filter(({ deletedAt }) => deletedAt === undefined)
      .map(({ id, title, nextSeq }) => ({ id, title, nextSeq }))
      .sort(byId);
    const nextSeqs = new Map(planned.map(({ id, nextSeq }) => [id, nextSeq]));
    const named: { id: string; bytes: number }[] = [];
    for (const key of await messages.orderBy('attachmentIds').uniqueKeys()) {
      const id = String(key);
      const user = messages
        .where('attachmentIds')
        .equals(id)
        .filter(
          ({ conversationId, seq, deletedAt }) =>
            deletedAt === undefined && seq < (nextSeqs.get(conversationId) ?? -Infinity),
        );
      const stored = (await user.first()) && (await attachments.get(id));
      if (stored) named.push({ id, bytes: stored.data.size });
    }
    return { conversations: planned, attachments: named.sort(byId) };
  });
}

/**
 * A conversation as it is exported, read in one view of the database, without messages that came after the export
 * began; undefined if it was deleted since.
 */
export function readForExport(
  database: AsideDatabase,
  { id, nextSeq }: Pick<PlannedConversation, 'id' | 'nextSeq'>,
): Promise<ArchivedConversation | undefined> {
  const { conversations, messages, summaries, ledger, journal } = database;
  return database.transaction('r', conversations, messages, summaries, ledger, journal, async () => {
    const conversation = await conversations.get(id);
    if (!conversation) return undefined;
    const arriving = await journal.where('conversationId').equals(id).toArray();
    return toArchived(
      {
        conversation,
        messages: await messagesOf(database, id),
        summaries: await summariesOf(database, id),
        requests: await ledger.where('conversationId').equals(id).toArray(),
        arriving: new Map(arriving.map(({ messageId, content }) => [messageId, content])),
      },
      nextSeq,
    );
  });
}

/** The bytes of an attachment and what they are; undefined if they are not stored any more. */
export async function readForExportAttachment(
  { attachments }: AsideDatabase,
  id: string,
): Promise<{ id: string; mediaType: string; bytes: Blob } | undefined> {
  const row = await attachments.get(id);
  return row && { id, mediaType: row.mediaType, bytes: row.data };
}
