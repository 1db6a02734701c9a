import { type Calibration, calibrationKey, initialCalibration, learn } from '@/lib/core/calibration';
import type { Conversation } from '@/lib/core/conversation';
import type { LedgerRecord } from '@/lib/core/ledger';
import { afterRequest } from '@/lib/core/memory-state';
import type { CutBasis } from '@/lib/core/policy';
import type { Settings } from '@/lib/core/settings';
import type { AsideDatabase } from './database';
import { readSettings } from './settings';

/** The record of a reply's request. */
export function readLedgerRecord(
  database: AsideDatabase,
  replyId: string,
): Promise<LedgerRecord | undefined> {
  return database.ledger.get(replyId);
}

/** What is known when a request is planned. */
export interface KnownBefore {
  settings: Settings;
  calibration: Calibration;
  /** The record of the request before it in the conversation; absent for none. */
  record: LedgerRecord | undefined;
}

/** All that the plan of a request needs besides the conversation, in one transaction. */
export function readBeforeRequest(
  database: AsideDatabase,
  { model, lastRequest }: Conversation,
): Promise<KnownBefore> {
  const { settings, calibrations, ledger } = database;
  return database.transaction('r', settings, calibrations, ledger, async () => ({
    settings: await readSettings(database),
    calibration: await readCalibration(database, calibrationKey(model)),
    record: lastRequest && (await readLedgerRecord(database, lastRequest.ledgerId)),
  }));
}

/** What is kept of a request. */
export interface KeptRequest {
  record: LedgerRecord;
  /** Under what it was decided where its recent messages begin. */
  basis: CutBasis;
}

/** Keeps the record of a request that is about to leave, and where its recent messages begin. */
export async function storeRequest(database: AsideDatabase, request: KeptRequest): Promise<void> {
  const { conversations, ledger } = database;
  await database.transaction('rw', conversations, ledger, async () => {
    await keepRequest(database, await conversations.get(request.record.conversationId), request);
  });
}

/** The same inside a transaction that has the conversation at hand. */
export async function keepRequest(
  { conversations, ledger }: AsideDatabase,
  conversation: Conversation | undefined,
  { record, basis }: KeptRequest,
): Promise<void> {
  await ledger.put(record);
  if (conversation) await conversations.put(afterRequest(conversation, record, basis));
}

/** What is known of how a model counts, by its `calibrationKey`. */
export async function readCalibration(database: AsideDatabase, key: string): Promise<Calibration> {
  return (await database.calibrations.get(key)) ?? initialCalibration(key);
}

/** Learns how a model counts text from the prompt tokens that it has reported for so many counted ones. */
export async function learnFromReport(
  database: AsideDatabase,
  record: Pick<LedgerRecord, 'providerId' | 'model' | 'countedTokens' | 'lookTokens'>,
  reported: number,
): Promise<void> {
  const { calibrations } = database;
  const id = calibrationKey(record);
  await database.transaction('rw', calibrations, async () => {
    const before = await readCalibration(database, id);
    await calibrations.put({
      id,
      ...learn(before, record.countedTokens, reported - (record.lookTokens ?? 0)),
    });
  });
}

/** Forgets what was learned of how a model counts. */
export async function forgetCalibration(database: AsideDatabase, key: string): Promise<void> {
  await database.calibrations.delete(key);
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
