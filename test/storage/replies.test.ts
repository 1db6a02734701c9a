import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Message } from '@/lib/core/conversation';
import { toLedgerRecord } from '@/lib/core/ledger';
import { planRequest } from '@/lib/core/plan-request';
import { changeConversation } from '@/lib/storage/conversations';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import {
  storeInterruption,
  storeReplyEnd,
  storeTurnStart,
  writeJournal,
  writeJournalNow,
} from '@/lib/storage/replies';
import { changeSettings, readSettings } from '@/lib/storage/settings';
import { assistantMessage, emptyConversation, userMessage } from '../core/conversations';

let count = 0;
let name: string;
let database: AsideDatabase;

beforeEach(async () => {
  name = `replies ${++count}`;
  database = await openDatabase(() => {}, name);
});

const said = { type: 'text', text: 'Hello.' };

function start(turn: number) {
  const user: Message = userMessage(`user ${turn}`, `Question ${turn}`);
  const reply: Message = assistantMessage(`reply ${turn}`, [], { parentId: user.id, status: 'streaming' });
  return { conversation: emptyConversation(), user, reply };
}

test('two windows that write at once lose nothing and never share a number', async () => {
  const other = await openDatabase(() => {}, name);
  const turns = Array.from({ length: 100 }, (_, turn) => turn);
  await Promise.all(turns.map((turn) => storeTurnStart(turn % 2 === 0 ? database : other, start(turn))));
  const messages = await database.messages.toArray();
  expect(new Set(messages.map(({ seq }) => seq)).size).toBe(200);
  expect((await database.conversations.toArray())[0]?.nextSeq).toBe(201);
});

test('a turn starts whole or not at all', async () => {
  await storeTurnStart(database, start(1));
  const clash = { ...start(2), reply: { ...start(2).reply, id: 'reply 1' } };
  await expect(storeTurnStart(database, clash)).rejects.toThrow();
  expect((await database.messages.toArray()).map(({ id }) => id).sort()).toEqual(['reply 1', 'user 1']);
  expect((await database.conversations.toArray())[0]).toMatchObject({ headId: 'reply 1', nextSeq: 3 });
  expect((await database.journal.toArray()).map(({ messageId }) => messageId)).toEqual(['reply 1']);
});

test('with a turn’s start its request is kept, decided from what is stored then', async () => {
  await storeTurnStart(database, start(1));
  const second = { ...start(2), user: { ...start(2).user, parentId: 'reply 1' } };
  const { opened, request } = await storeTurnStart(database, second, ({ branch, ...found }, known) => {
    expect(branch.map(({ id }) => id)).toEqual(['user 1', 'reply 1', 'user 2', 'reply 2']);
    const asked = { ...found, branch: branch.slice(0, -1) };
    const planned = planRequest(asked, known.calibration, 5_000);
    if (!planned.fits) return undefined;
    const facts = { ...planned, ...asked, replyId: 'reply 2', questionId: 'user 2', sentAt: 5_000 };
    return { record: toLedgerRecord(facts, known.record), basis: planned.basis };
  });
  expect(opened.branch.at(-1)?.id).toBe('reply 2');
  expect(request?.record).toMatchObject({ id: 'reply 2', change: 'first' });
  expect(await database.ledger.toArray()).toEqual([request?.record]);
  const stored = await database.conversations.get('conversation');
  expect(stored).toMatchObject({ lastRequest: { ledgerId: 'reply 2', sentAt: 5_000 }, nextSeq: 5 });
});

test('a turn whose request cannot even be planned has not begun', async () => {
  const fail = () => {
    throw new Error('It broke.');
  };
  await expect(storeTurnStart(database, start(1), fail)).rejects.toThrow('It broke.');
  expect(await database.messages.count()).toBe(0);
  expect(await database.conversations.count()).toBe(0);
});

test('a turn does not undo what another window changed meanwhile', async () => {
  await storeTurnStart(database, start(1));
  await changeConversation(database, 'conversation', (found) => ({
    ...found,
    title: 'Mine',
    hasOwnTitle: true,
  }));
  await storeTurnStart(database, start(2));
  expect((await database.conversations.get('conversation'))?.title).toBe('Mine');
});

test('the journal of a reply is written only while the reply is awaited', async () => {
  await storeTurnStart(database, start(1));
  const entry = { messageId: 'reply 1', conversationId: 'conversation', content: [said] };
  await writeJournal(database, entry);
  expect(await database.journal.toArray()).toEqual([entry]);
  const reply = { wire: 'anthropic-messages', providerId: 'anthropic', model: 'm', endedAt: 5_000 } as const;
  await storeReplyEnd(database, 'reply 1', { content: [said], status: 'complete', reply });
  await writeJournal(database, entry);
  expect(await database.journal.count()).toBe(0);
  expect(await database.messages.get('reply 1')).toMatchObject({
    status: 'complete',
    content: [said],
    reply,
  });
  expect((await database.conversations.get('conversation'))?.updatedAt).toBe(5_000);
});

test('an interruption keeps what was journalled, once', async () => {
  await storeTurnStart(database, start(1));
  writeJournalNow(database, [{ messageId: 'reply 1', conversationId: 'conversation', content: [said] }]);
  await storeInterruption(database, 'reply 1');
  expect(await database.messages.get('reply 1')).toMatchObject({ status: 'interrupted', content: [said] });
  await storeInterruption(database, 'reply 1');
  expect(await database.messages.get('reply 1')).toMatchObject({ status: 'interrupted', content: [said] });
});

test('a reply that has ended is never marked interrupted', async () => {
  await storeTurnStart(database, start(1));
  const reply = { wire: 'anthropic-messages', providerId: 'anthropic', model: 'm' } as const;
  await storeReplyEnd(database, 'reply 1', { content: [said], status: 'complete', reply });
  await storeInterruption(database, 'reply 1');
  expect((await database.messages.get('reply 1'))?.status).toBe('complete');
});

test('a closed database is not written to by a closing window', () => {
  database.close();
  expect(() =>
    writeJournalNow(database, [{ messageId: 'm', conversationId: 'c', content: [] }]),
  ).not.toThrow();
});

test('two windows that change different settings both keep theirs', async () => {
  const other = await openDatabase(() => {}, name);
  await Promise.all([
    changeSettings(database, () => ({ systemPrompt: 'Be kind.' })),
    changeSettings(other, () => ({ lastConversationId: 'c' })),
  ]);
  expect(await readSettings(database)).toMatchObject({ systemPrompt: 'Be kind.', lastConversationId: 'c' });
});
