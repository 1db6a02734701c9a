import type { SavingFile } from '@/lib/platform/files/save-file';
import type { AsideDatabase } from '@/lib/storage/database';
import type { ArchiveParts } from '../core/archive/any-archive';

/** A file in memory: what was written is there once it is closed. */
export function memoryFile(name = 'file') {
  const parts: Uint8Array[] = [];
  const state: { status: 'open' | 'closed' | 'aborted' } = { status: 'open' };
  const file: SavingFile = {
    name,
    write: async (bytes) => void parts.push(bytes.slice()),
    async close() {
      state.status = 'closed';
    },
    async abort() {
      state.status = 'aborted';
    },
  };
  return {
    file,
    status: () => state.status,
    bytes: () => new Uint8Array(Buffer.concat(parts)),
    text: () => Buffer.concat(parts).toString('utf8'),
  };
}

/** Puts the contents of an archive into a database, as they would be after use. */
export async function storeParts(database: AsideDatabase, parts: ArchiveParts): Promise<void> {
  await database.attachments.bulkPut(
    parts.attachments.map(({ id, mediaType, data = '' }) => ({
      id,
      mediaType,
      data: new Blob([Buffer.from(data, 'base64')], { type: mediaType }),
      createdAt: 1,
    })),
  );
  await database.prompts.bulkPut([...parts.prompts]);
  await database.settings.put({ ...parts.settings, id: 'settings' } as never);
  for (const { conversation, messages, summaries, requests } of parts.conversations) {
    await database.conversations.put(conversation);
    await database.messages.bulkPut([...messages]);
    await database.summaries.bulkPut([...summaries]);
    await database.ledger.bulkPut([...requests]);
  }
}
