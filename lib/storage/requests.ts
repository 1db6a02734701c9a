import { type Calibration, calibrationKey, initialCalibration, learn } from '@/lib/core/calibration';
import type { LedgerRecord } from '@/lib/core/ledger';
import type { AsideDatabase } from './database';

/** The record of a reply's request. */
export function readLedgerRecord(
  database: AsideDatabase,
  replyId: string,
): Promise<LedgerRecord | undefined> {
  return database.ledger.get(replyId);
}

/** Keeps the record of a request that is about to leave, and where its recent messages begin. */
export async function storeRequest(database: AsideDatabase, record: LedgerRecord): Promise<void> {
  const { conversations, ledger } = database;
  await database.transaction('rw', conversations, ledger, async () => {
    await ledger.put(record);
    const conversation = await conversations.get(record.conversationId);
    if (!conversation) return;
    const { anchorId, sentAt, id: ledgerId } = record;
    await conversations.put({ ...conversation, lastRequest: { anchorId, sentAt, ledgerId } });
  });
}

/** What is known of how a model counts, by its `calibrationKey`. */
export async function readCalibration(database: AsideDatabase, key: string): Promise<Calibration> {
  return (await database.calibrations.get(key)) ?? initialCalibration(key);
}

/** Learns from the prompt tokens that were reported for a request. */
export async function learnFromReport(
  database: AsideDatabase,
  record: LedgerRecord,
  reported: number,
): Promise<void> {
  const { calibrations } = database;
  const id = calibrationKey(record);
  await database.transaction('rw', calibrations, async () => {
    const before = await readCalibration(database, id);
    await calibrations.put({ id, ...learn(before, record.countedTokens, reported) });
  });
}

/** Stores counts of messages, by id; a message that has one keeps it. */
export async function storeCounts(
  database: AsideDatabase,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const { messages } = database;
  await database.transaction('rw', messages, async () => {
    for (const message of await messages.bulkGet([...counts.keys()])) {
      const tokens = message && counts.get(message.id);
      if (message && tokens !== undefined && message.tokens === undefined)
        await messages.put({ ...message, tokens });
    }
  });
}
