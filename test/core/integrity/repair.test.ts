import { describe, expect, test } from 'vitest';
import type { Message } from '@/lib/core/conversation';
import { type Damage, type RepairableConversation, repair } from '@/lib/core/integrity/repair';
import { branchTo, treeOf } from '@/lib/core/message-tree';
import { fc } from '../../property-runs';
import { imageBlock } from '../attachments/blocks';
import { summaryUpTo } from '../branch-talk';
import { assistantMessage, emptyConversation, userMessage } from '../conversations';

function stored(
  messages: readonly Message[],
  change: Partial<RepairableConversation['conversation']> = {},
): RepairableConversation {
  return {
    conversation: emptyConversation({ headId: messages.at(-1)?.id ?? null, nextSeq: 100, ...change }),
    messages,
    summaries: [],
    arrivingIds: new Set(),
  };
}

const question = userMessage('question', 'What is it?');
const reply = assistantMessage('reply', [], { parentId: 'question', seq: 2 });
const other = assistantMessage('other', [], { parentId: 'question', seq: 3 });

function shownIn({ conversation, messages }: RepairableConversation): string[] {
  return branchTo(conversation.headId, treeOf(conversation, messages)).map(({ id }) => id);
}

test('a conversation without damage stays the same object', () => {
  const whole = stored([question, reply, other]);
  const { damages, repaired } = repair(whole);
  expect(damages).toEqual([]);
  expect(repaired).toBe(whole);
});

test('one that is empty, and one that was started over, are whole', () => {
  expect(repair(stored([])).damages).toEqual([]);
  const cleared = { at: 1, beforeSeq: 4, headId: 'other', title: '' };
  expect(repair(stored([question, reply, other], { headId: null, cleared })).damages).toEqual([]);
});

describe('what is put right', () => {
  const cases: { name: string; broken: RepairableConversation; damages: Damage[]; shown: string[] }[] = [
    {
      name: 'versions of a reply whose question is lost follow the message before them, both',
      broken: stored([
        userMessage('hello', 'Hello'),
        { ...reply, parentId: 'lost' },
        { ...other, parentId: 'lost' },
      ]),
      damages: ['lost-parent'],
      shown: ['hello', 'other'],
    },
    {
      name: 'messages that follow each other in a circle',
      broken: stored([
        { ...question, parentId: 'reply' },
        { ...reply, parentId: 'question' },
      ]),
      damages: ['numbers', 'lost-parent'],
      shown: ['question', 'reply'],
    },
    {
      name: 'messages with the same number',
      broken: stored([{ ...reply, seq: 1 }, question], { headId: 'reply' }),
      damages: ['numbers'],
      shown: ['question', 'reply'],
    },
    {
      name: 'a branch that ends nowhere',
      broken: stored([question, reply], { headId: 'lost' }),
      damages: ['lost-head'],
      shown: ['question', 'reply'],
    },
    {
      name: 'messages of which none is shown',
      broken: stored([question, reply], { headId: null }),
      damages: ['lost-head'],
      shown: ['question', 'reply'],
    },
    {
      name: 'a number that would be given twice',
      broken: stored([question, reply], { nextSeq: 2 }),
      damages: ['low-next-number'],
      shown: ['question', 'reply'],
    },
    {
      name: 'a reply that nobody is receiving',
      broken: stored([question, { ...reply, status: 'streaming' }]),
      damages: ['endless-reply'],
      shown: ['question', 'reply'],
    },
    {
      name: 'attachments that a message does not have',
      broken: stored([{ ...question, attachmentIds: ['none'] }, reply]),
      damages: ['attachment-list'],
      shown: ['question', 'reply'],
    },
  ];

  test.each(cases)('$name', ({ broken, damages, shown }) => {
    const found = repair(broken);
    expect(found.damages).toEqual(damages);
    expect(shownIn(found.repaired)).toEqual(shown);
  });
});

test('a reply that is arriving goes on', () => {
  const arriving = stored([question, { ...reply, status: 'streaming' }]);
  expect(repair({ ...arriving, arrivingIds: new Set(['reply']) }).damages).toEqual([]);
});

test('a message that names an attachment is found by it again', () => {
  const { repaired } = repair(stored([{ ...question, content: [imageBlock({ attachmentId: 'picture' })] }]));
  expect(repaired.messages[0]?.attachmentIds).toEqual(['picture']);
  expect(repair(repaired).damages).toEqual([]);
});

test('a summary goes on ending with its message when that gets another number', () => {
  const messages = [question, { ...reply, seq: 7 }, { ...other, seq: 7 }];
  const broken = stored(messages, { headId: 'other' });
  const ofReply = summaryUpTo(broken, 'reply');
  const { summaries } = repair({ ...broken, summaries: [ofReply, { ...ofReply, upToId: 'lost' }] }).repaired;
  expect(summaries.map(({ upToSeq }) => upToSeq)).toEqual([2, ofReply.upToSeq]);
});

test('what was cleared stays cleared when messages get other numbers, and nothing else is', () => {
  const before = { at: 1, beforeSeq: 2, headId: 'question', title: '' };
  const cleared = { at: 2, beforeSeq: 10, headId: 'reply', title: '', earlier: before };
  const messages = [
    { ...question, seq: 1 },
    { ...reply, seq: 5 },
    userMessage('new', 'New', { seq: 12 }),
    assistantMessage('answer', [], { seq: 12, parentId: 'new', createdAt: 2_000 }),
  ];
  const { conversation } = repair(stored(messages, { cleared })).repaired;
  expect(conversation.cleared).toEqual({ ...cleared, beforeSeq: 3, earlier: { ...before, beforeSeq: 2 } });
});

test('all that was cleared stays cleared', () => {
  const cleared = { at: 2, beforeSeq: 10, headId: 'reply', title: '' };
  const broken = stored([{ ...question, seq: 2 }, reply], { headId: null, cleared });
  expect(repair(broken).repaired.conversation.cleared).toEqual({ ...cleared, beforeSeq: 3 });
});

const anyDamaged: fc.Arbitrary<RepairableConversation> = fc
  .uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
  .chain((ids) => {
    const anyId = fc.constantFrom(null, 'lost', ...ids);
    const anyMessage = (id: string) =>
      fc
        .record({
          parentId: anyId,
          seq: fc.integer({ min: 1, max: 9 }),
          createdAt: fc.integer({ min: 1, max: 3 }),
          status: fc.constantFrom('complete', 'streaming'),
          attachmentIds: fc.subarray(['one', 'two']),
        })
        .map((change) => userMessage(id, id, change));
    return fc
      .record({
        messages: fc.tuple(...ids.map(anyMessage)),
        headId: anyId,
        nextSeq: fc.integer({ min: 0, max: 9 }),
        arrivingIds: fc.subarray(ids),
      })
      .map(({ messages, headId, nextSeq, arrivingIds }) => ({
        ...stored(messages, { headId, nextSeq }),
        arrivingIds: new Set(arrivingIds),
      }));
  });

test('whatever is wrong, no word is lost, every message is in reach, and nothing is wrong any more', () => {
  fc.assert(
    fc.property(anyDamaged, (damaged) => {
      const { repaired } = repair(damaged);
      expect(repair(repaired).damages).toEqual([]);
      const words = ({ messages }: RepairableConversation) =>
        messages.map(({ id, content }) => JSON.stringify([id, content])).toSorted();
      expect(words(repaired)).toEqual(words(damaged));
      const tree = treeOf(repaired.conversation, repaired.messages);
      expect(tree.byId.size).toBe(damaged.messages.length);
      for (const { id, parentId } of repaired.messages) expect(tree.parents.get(id)).toBe(parentId);
      expect(shownIn(repaired)).not.toEqual([]);
    }),
  );
});
