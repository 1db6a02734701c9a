import { expect, test } from 'vitest';
import { toArchived } from '@/lib/core/archive/to-archived';
import type { Conversation } from '@/lib/core/conversation';
import type { LedgerRecord } from '@/lib/core/ledger';
import { startOver } from '@/lib/core/start-over';
import { summaryUpTo } from '../branch-talk';
import { userMessage } from '../conversations';
import { storedParts, withMessages } from './stored-parts';

const treeOf = (archived: ReturnType<typeof toArchived>) =>
  archived?.messages.map(({ id, parentId }) => `${parentId ?? ''}>${id}`).join(' ');

test('a conversation is exported whole, its messages by their numbers', () => {
  const stored = storedParts();
  const archived = toArchived({ ...stored, messages: stored.messages.toReversed() });
  expect(archived).toEqual({
    conversation: stored.conversation,
    messages: stored.messages,
    summaries: [],
    requests: [],
  });
});

test('a deleted conversation is not exported', () => {
  const { conversation, ...rest } = storedParts();
  expect(toArchived({ ...rest, conversation: { ...conversation, deletedAt: 5 } })).toBeUndefined();
});

test('deleted messages are not exported; what followed them follows what was before them', () => {
  const stored = withMessages(storedParts(), { a1: { deletedAt: 5 }, a2: { deletedAt: 6 } });
  const archived = toArchived(stored);
  expect(treeOf(archived)).toBe('>u1 u1>u2');
  expect(archived?.conversation.headId).toBe('u2');
});

test('what "Start over" took away is not exported, and neither is the way back', () => {
  const stored = storedParts();
  const cleared = startOver(stored.conversation, 9_000);
  const next = userMessage('u3', 'Something else', { seq: 5 });
  const conversation: Conversation = { ...cleared, headId: 'u3', nextSeq: 6 };
  const archived = toArchived({
    ...stored,
    conversation,
    messages: [...stored.messages, next],
    summaries: [summaryUpTo(stored, 'a1')],
  });
  expect(treeOf(archived)).toBe('>u3');
  expect(archived?.conversation).not.toHaveProperty('cleared');
  expect(archived?.summaries).toEqual([]);
  expect(toArchived({ ...stored, conversation: cleared })).toMatchObject({
    conversation: { headId: null, nextSeq: 5 },
    messages: [],
  });
});

test('messages that came after the beginning of the export are left out', () => {
  const stored = storedParts();
  const archived = toArchived(
    { ...stored, summaries: [summaryUpTo(stored, 'a1'), summaryUpTo(stored, 'a2')] },
    3,
  );
  expect(treeOf(archived)).toBe('>u1 u1>a1');
  expect(archived?.conversation).toMatchObject({ headId: 'a1', nextSeq: 3 });
  expect(archived?.summaries.map(({ id }) => id)).toEqual(['summary a1']);
});

test('a reply that is arriving is exported as interrupted, with what there is of it', () => {
  const stored = withMessages(storedParts(), { a2: { status: 'streaming', content: [] } });
  const content = [{ type: 'text', text: 'So far' }];
  const archived = toArchived({ ...stored, arriving: new Map([['a2', content]]) });
  expect(archived?.messages.at(-1)).toMatchObject({ status: 'interrupted', content });
  expect(archived?.conversation.failedId).toBe('a2');
  expect(toArchived(stored)?.messages.at(-1)).toMatchObject({ status: 'interrupted', content: [] });
});

test('records of requests go with their replies, and lists are in the order of their ids', () => {
  const stored = withMessages(storedParts(), { u2: { deletedAt: 5 } });
  const record = (id: string) => ({ id }) as LedgerRecord;
  const archived = toArchived({
    ...stored,
    requests: [record('a2'), record('gone'), record('a1')],
    summaries: [summaryUpTo(stored, 'a2'), summaryUpTo(stored, 'a1')],
  });
  expect(archived?.requests.map(({ id }) => id)).toEqual(['a1', 'a2']);
  expect(archived?.summaries.map(({ id }) => id)).toEqual(['summary a1', 'summary a2']);
});

test('a message whose parent is missing begins a branch, and a head that is missing is found anew', () => {
  const stored = withMessages(storedParts(), { u2: { parentId: 'lost' } });
  const archived = toArchived({ ...stored, conversation: { ...stored.conversation, headId: 'lost' } });
  expect(treeOf(archived)).toBe('>u1 u1>a1 >u2 u2>a2');
  expect(archived?.conversation.headId).toBe('a2');
});
