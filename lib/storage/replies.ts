import type { Block } from '@/lib/core/content';
import {
  append,
  type Conversation,
  type Message,
  type MessageStatus,
  type ReplyFacts,
} from '@/lib/core/conversation';
import { reparented } from '@/lib/core/message-deletion';
import type { OpenConversation } from '@/lib/core/summary/summary';
import { requireAttachments } from './attachments';
import { changeConversation, messagesOf } from './conversations';
import type { AsideDatabase, JournalEntry } from './database';
import { openedNow, remember, tablesOfOpened } from './opened-conversations';
import { type KeptRequest, type KnownBefore, keepRequest, readBeforeRequest } from './requests';
import { changeSettings } from './settings';

/** What a turn starts with: the user's words, and the empty reply that waits for its first text. */
export interface TurnStart {
  conversation: Conversation;
  /** Absent when a reply is made again: the user's message is there already. */
  user?: NewMessage;
  reply: NewMessage;
  /** A reply that got no content and is not worth keeping beside the new one. */
  replacedId?: string;
}

/** The conversation was deleted, perhaps by another window. */
export class DeletedConversationError extends Error {
  override readonly name = 'DeletedConversationError';
}

/**
 * What a turn asks for, decided from the conversation as it is stored with the turn's start; undefined if that takes
 * more than can be known at that moment.
 */
export type PlanFirst<Request extends KeptRequest> = (
  opened: OpenConversation,
  known: KnownBefore,
) => Request | undefined;

/** A turn that has begun: its start is stored, and with it the record of the request that is about to leave. */
export interface StoredStart<Request> {
  opened: OpenConversation;
  request: Request | undefined;
}

export type NewMessage = Omit<Message, 'seq' | 'conversationId'>;

/**
 * Stores the start of a turn in one durable transaction: once this resolves, the user's message survives
 * anything, and the next panel opens with this conversation. The conversation is created if it is not stored
 * yet; a stored one is read again, so that another window's changes stay. The request is planned and its record kept in
 * the same transaction: a second one would keep it from leaving for as long again.
 * @throws DeletedConversationError if it was deleted meanwhile: what is added to it would go with it
 * @throws MissingAttachmentError if something that the message names is not stored
 */
export async function storeTurnStart<Request extends KeptRequest>(
  database: AsideDatabase,
  start: TurnStart,
  planFirst: PlanFirst<Request> = () => undefined,
): Promise<StoredStart<Request>> {
  const { conversations, messages, journal, ledger, settings, attachments, calibrations } = database;
  const tables = [...tablesOfOpened(database), journal, ledger, settings, attachments, calibrations];
  const stored = await database.transaction('rw', tables, async () => {
    let conversation = (await conversations.get(start.conversation.id)) ?? start.conversation;
    if (conversation.deletedAt !== undefined) throw new DeletedConversationError();
    await requireAttachments(database, start.user?.attachmentIds ?? []);
    const added: Message[] = [];
    for (const message of start.user ? [start.user, start.reply] : [start.reply]) {
      const [grown, numbered] = append(conversation, message);
      conversation = grown;
      added.push(numbered);
    }
    if (start.replacedId !== undefined) await removeReply(database, conversation.id, start.replacedId);
    await messages.bulkAdd(added);
    await conversations.put(conversation);
    await journal.put({ messageId: start.reply.id, conversationId: conversation.id, content: [] });
    await changeSettings(database, () => ({ lastConversationId: conversation.id }));
    const read = await openedNow(database, conversation);
    if (!read) throw new DeletedConversationError();
    const request = planFirst(read.opened, await readBeforeRequest(database, conversation));
    if (request) await keepRequest(database, conversation, request);
    return { read, request };
  });
  remember(database, start.conversation.id, stored.read);
  return { opened: stored.read.opened, request: stored.request };
}

/** Removes a reply; what followed it, if only deleted messages, follows what was before it. */
async function removeReply(database: AsideDatabase, conversationId: string, id: string): Promise<void> {
  const { messages } = reparented(await messagesOf(database, conversationId), new Set([id]));
  await database.messages.bulkPut([...messages]);
  await database.messages.delete(id);
  await database.ledger.delete(id);
}

/** How a reply ended. */
export interface ReplyEnd {
  content: readonly Block[];
  status: Exclude<MessageStatus, 'streaming'>;
  reply: ReplyFacts;
}

/** Stores a reply's end, and with it ends its journal. */
export async function storeReplyEnd(
  database: AsideDatabase,
  messageId: string,
  end: ReplyEnd,
): Promise<void> {
  const { conversations, messages, journal } = database;
  await database.transaction('rw', conversations, messages, journal, async () => {
    await journal.delete(messageId);
    const message = await messages.get(messageId);
    if (!message) return;
    await messages.put({ ...message, ...end });
    const conversation = await conversations.get(message.conversationId);
    if (conversation && end.reply.endedAt !== undefined) {
      await conversations.put({
        ...conversation,
        updatedAt: Math.max(conversation.updatedAt, end.reply.endedAt),
        ...(end.status === 'failed' && { failedId: messageId }),
      });
    }
  });
}

/** Writes down how far a reply has come. */
export async function writeJournal(database: AsideDatabase, entry: JournalEntry): Promise<void> {
  await database.transaction('rw', database.journal, async () => {
    if (await database.journal.get(entry.messageId)) await database.journal.put(entry);
  });
}

/**
 * The same for a window that is closing: starts one native transaction right here and waits for nothing. It is
 * `relaxed`, because a durable one is often dropped when the page goes away.
 */
export function writeJournalNow(database: AsideDatabase, entries: readonly JournalEntry[]): void {
  if (entries.length === 0 || !database.isOpen()) return;
  const transaction = database.backendDB().transaction('journal', 'readwrite', { durability: 'relaxed' });
  for (const entry of entries) transaction.objectStore('journal').put(entry);
}

/** The replies that are being received by some window, or were when it went away. */
export function listJournal(database: AsideDatabase): Promise<JournalEntry[]> {
  return database.journal.toArray();
}

/** How far another window's reply has come. */
export function readJournal(database: AsideDatabase, conversationId: string): Promise<JournalEntry[]> {
  return database.journal.where('conversationId').equals(conversationId).toArray();
}

/**
 * Turns a reply whose window went away into an interrupted one, with the text that had arrived. The caller
 * must hold the conversation's lock.
 */
export async function storeInterruption(database: AsideDatabase, messageId: string): Promise<void> {
  const { conversations, messages, journal } = database;
  await database.transaction('rw', conversations, messages, journal, async () => {
    const entry = await journal.get(messageId);
    const message = await messages.get(messageId);
    await journal.delete(messageId);
    if (entry && message?.status === 'streaming') {
      await messages.put({ ...message, status: 'interrupted', content: entry.content });
      await changeConversation(database, message.conversationId, (conversation) => ({
        ...conversation,
        failedId: messageId,
      }));
    }
  });
}
