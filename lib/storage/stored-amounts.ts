import type { AsideDatabase } from './database';

/** How much is stored. What was deleted and can still be brought back is not counted. */
export interface StoredAmounts {
  conversations: number;
  messages: number;
  attachments: number;
  /** The bytes of the attachments. */
  attachmentBytes: number;
}

/** Counts what is stored. It reads indexes and the attachments' sizes. */
export async function readStoredAmounts(database: AsideDatabase): Promise<StoredAmounts> {
  const { conversations, messages, attachments } = database;
  return database.transaction('r', conversations, messages, attachments, async () => {
    let attachmentBytes = 0;
    await attachments.each(({ data }) => {
      attachmentBytes += data.size;
    });
    return {
      conversations:
        (await conversations.count()) - (await conversations.where('deletedAt').above(0).count()),
      messages: (await messages.count()) - (await messages.where('deletedAt').above(0).count()),
      attachments: await attachments.count(),
      attachmentBytes,
    };
  });
}
