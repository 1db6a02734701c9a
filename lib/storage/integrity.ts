import type { Conversation } from '@/lib/core/conversation';
import { recoveredConversation } from '@/lib/core/integrity/recovered-conversation';
import { type Damage, type Repair, repair } from '@/lib/core/integrity/repair';
import { attachmentIdOf, usedAttachments } from './attachments';
import { messagesOf, summariesOf } from './conversations';
import type { AsideDatabase } from './database';

/** A conversation that is not as it should be. */
export interface DamagedConversation {
  id: string;
  /** Blank if it has none. */
  title: string;
  /** What is wrong: what `repair` puts right, `lost` if only its messages are left, `unreadable` if they cannot be read. */
  damages: readonly (Damage | 'lost' | 'unreadable')[];
}

/** What a check of the whole database has found. */
export interface IntegrityReport {
  conversations: number;
  messages: number;
  attachments: number;
  damaged: readonly DamagedConversation[];
  /** How many attachments messages name that are not stored. */
  lostAttachments: number;
  /** How many are stored with other bytes than they were attached with. */
  changedAttachments: number;
}

/**
 * Reads everything that is stored and says what is wrong with it; changes nothing. Conversations are read one by one,
 * so that the panel can be used meanwhile. `onProgress` is told which part of 1 is done.
 * @throws the signal's reason as soon as it aborts
 */
export async function checkIntegrity(
  database: AsideDatabase,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<IntegrityReport> {
  const ids = [...new Set([...(await storedIds(database)), ...(await idsOfMessages(database))])];
  const attachmentIds = await database.attachments.toCollection().primaryKeys();
  const steps = ids.length + attachmentIds.length;
  const damaged: DamagedConversation[] = [];
  for (const [index, id] of ids.entries()) {
    signal.throwIfAborted();
    const found = await checkConversation(database, id);
    if (found) damaged.push(found);
    onProgress((index + 1) / steps);
  }
  let changedAttachments = 0;
  for (const [index, id] of attachmentIds.entries()) {
    signal.throwIfAborted();
    if (!(await hasOwnBytes(database, id))) changedAttachments += 1;
    onProgress((ids.length + index + 1) / steps);
  }
  const used = await usedAttachments(database);
  for (const id of attachmentIds) used.delete(id);
  return {
    conversations: ids.length,
    messages: await database.messages.count(),
    attachments: attachmentIds.length,
    damaged,
    lostAttachments: used.size,
    changedAttachments,
  };
}

/** Puts one conversation right, in one transaction; nothing happens if it is as it should be, or cannot be read. */
export async function repairConversation(database: AsideDatabase, id: string): Promise<void> {
  const { conversations, messages, summaries, journal } = database;
  await database.transaction('rw', conversations, messages, summaries, journal, async () => {
    const found = await readRepair(database, id);
    if (!found || found === 'unreadable') return;
    const { isLost, damages, repaired } = found;
    if (!isLost && damages.length === 0) return;
    await conversations.put(repaired.conversation);
    await messages.bulkPut([...repaired.messages]);
    await summaries.bulkPut([...repaired.summaries]);
  });
}

async function checkConversation(
  database: AsideDatabase,
  id: string,
): Promise<DamagedConversation | undefined> {
  const { conversations, messages, summaries, journal } = database;
  const found = await database.transaction('r', conversations, messages, summaries, journal, () =>
    readRepair(database, id),
  );
  if (!found) return undefined;
  if (found === 'unreadable') return { id, title: '', damages: ['unreadable'] };
  const damages = [...(found.isLost ? (['lost'] as const) : []), ...found.damages];
  return damages.length > 0 ? { id, title: found.repaired.conversation.title, damages } : undefined;
}

/** Undefined if nothing of the conversation is stored. */
async function readRepair(
  database: AsideDatabase,
  id: string,
): Promise<(Repair & { isLost: boolean }) | 'unreadable' | undefined> {
  const stored: Conversation | undefined = await database.conversations.get(id);
  const messages = await messagesOf(database, id);
  if (!stored && messages.length === 0) return undefined;
  const arriving = await database.journal.where('conversationId').equals(id).primaryKeys();
  const summaries = await summariesOf(database, id);
  try {
    const conversation = stored ?? recoveredConversation(id, messages);
    const repaired = repair({ conversation, messages, summaries, arrivingIds: new Set(arriving) });
    return { ...repaired, isLost: !stored };
  } catch {
    // A row without what every row has: it was not Aside that wrote it.
    return 'unreadable';
  }
}

function storedIds({ conversations }: AsideDatabase): Promise<string[]> {
  return conversations.toCollection().primaryKeys();
}

/** The conversations that messages name, by jumping from one to the next in the index. */
async function idsOfMessages({ messages }: AsideDatabase): Promise<string[]> {
  const ids: string[] = [];
  for (let last = ''; ; ) {
    // An array is above all numbers, so this is behind every message of the last one.
    const next = await messages.where('[conversationId+seq]').above([last, []]).limit(1).keys();
    const [id] = next.flatMap((key) => (Array.isArray(key) ? [String(key[0])] : []));
    if (id === undefined) return ids;
    ids.push(id);
    last = id;
  }
}

async function hasOwnBytes({ attachments }: AsideDatabase, id: string): Promise<boolean> {
  const row = await attachments.get(id);
  return !row || (await attachmentIdOf(row.data)) === id;
}
