import { describe, expect, test } from 'vitest';
import { forkAt, showBranch, showBranchWith } from '@/lib/core/branches';
import { textBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import type { StoredConversation } from '@/lib/core/message-deletion';
import { branchTo, treeOf } from '@/lib/core/message-tree';
import { activeSummary, asCovered, coverageOf, outdatedBy, type Summary } from '@/lib/core/summary/summary';
import { assistantMessage, emptyConversation, userMessage } from './conversations';

/** q1 → a1 → q2 → a2, and beside a1: b1. */
function stored(change: Partial<Message> = {}): StoredConversation {
  const chain = [
    userMessage('q1', 'One', { seq: 1, tokens: 3 }),
    assistantMessage('a1', [textBlock('First')], { seq: 2, parentId: 'q1', isPinned: true }),
    assistantMessage('b1', [textBlock('Other')], { seq: 3, parentId: 'q1' }),
    userMessage('q2', 'Two', { seq: 4, parentId: 'a1', attachmentIds: ['hash'] }),
    assistantMessage('a2', [textBlock('Second')], { seq: 5, parentId: 'q2', status: 'stopped', ...change }),
  ];
  return {
    conversation: emptyConversation({ headId: 'a2', nextSeq: 6, title: 'Numbers', systemPrompt: 'Be kind.' }),
    messages: chain,
    summaries: [],
  };
}

describe('showBranch', () => {
  test('shows the branch through a sibling, and remembers its end as shown last', () => {
    const before = stored();
    const other = showBranch(before, 'b1');
    expect(other?.conversation).toMatchObject({ headId: 'b1', nextSeq: 7 });
    expect(other?.messages).toEqual([expect.objectContaining({ id: 'b1', shownSeq: 6 })]);
    expect(showBranch(before, 'a1')?.conversation.headId).toBe('a2');
  });

  test('does nothing for a message that is not there', () => {
    expect(showBranch(stored(), 'nowhere')).toBeUndefined();
  });

  test('is not needed where the branch that is shown has the message', () => {
    expect(showBranchWith(stored(), 'a1')).toBeUndefined();
    expect(showBranchWith(stored(), 'b1')?.conversation.headId).toBe('b1');
  });
});

let count = 0;
const facts = { newId: () => `new ${++count}`, now: 9_000, title: 'Numbers (fork)' };

describe('forkAt', () => {
  test('copies the branch up to the message, with new ids and numbers', () => {
    const before = stored();
    const fork = forkAt(before, 'q2', facts);
    if (!fork) throw new Error('There should be a fork.');
    const branch = branchTo(fork.conversation.headId, treeOf(fork.conversation, fork.messages));
    expect(branch).toHaveLength(3);
    expect(branch).toEqual(fork.messages);
    const originals = before.messages.filter(({ id }) => ['q1', 'a1', 'q2'].includes(id));
    expect(branch.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    branch.forEach((copy, index) => {
      const { id, parentId: _, seq: __, conversationId, ...rest } = copy;
      const {
        id: originalId,
        parentId: ___,
        seq: ____,
        conversationId: _____,
        ...original
      } = originals[index] as Message;
      expect(rest).toEqual(original);
      expect(id).not.toBe(originalId);
      expect(conversationId).toBe(fork.conversation.id);
    });
    expect(fork.conversation).toMatchObject({
      title: 'Numbers (fork)',
      systemPrompt: 'Be kind.',
      nextSeq: 4,
      createdAt: 9_000,
    });
    expect(fork.conversation.id).not.toBe('conversation');
  });

  test('not from a message of another branch, nor from a reply that is arriving', () => {
    expect(forkAt(stored(), 'b1', facts)).toBeUndefined();
    expect(forkAt(stored({ status: 'streaming' }), 'a2', facts)).toBeUndefined();
    expect(forkAt(stored({ status: 'streaming' }), 'q2', facts)).toBeDefined();
  });

  test('takes along where the last request was cut, but not what only the old conversation knows', () => {
    const before = stored();
    const lastRequest = {
      anchorId: 'q2',
      basis: { mode: 'budget' as const },
      sentAt: 1,
      ledgerId: 'a2',
      deletedCount: 1,
    };
    const conversation = { ...before.conversation, lastRequest, pinnedAt: 1, failedId: 'a1' };
    const fork = forkAt({ ...before, conversation }, 'a2', facts);
    const { anchorId, ...request } = fork?.conversation.lastRequest ?? {};
    expect(request).toEqual({ basis: { mode: 'budget' }, sentAt: 1, ledgerId: 'a2' });
    expect(anchorId).toBe(fork?.messages[2]?.id);
    expect(fork?.conversation.pinnedAt).toBeUndefined();
    expect(fork?.conversation.failedId).toBeUndefined();
    const plain = { ...conversation, lastRequest: { anchorId: null, sentAt: 1, ledgerId: 'a2' } };
    expect(forkAt({ ...before, conversation: plain }, 'a2', facts)?.conversation.lastRequest).toEqual(
      plain.lastRequest,
    );
    const short = forkAt({ ...before, conversation }, 'a1', facts);
    expect(short?.conversation.lastRequest?.anchorId).toBeNull();
  });

  test('takes along the summaries of what it holds', () => {
    const before = stored();
    const [q1, a1, , q2, a2] = before.messages as [Message, Message, Message, Message, Message];
    const made = (id: string, upTo: Message, covered: Message[], earlierId?: string): Summary => ({
      id,
      conversationId: 'conversation',
      upToId: upTo.id,
      upToSeq: upTo.seq,
      covered: covered.map(asCovered),
      ...(earlierId !== undefined && { earlierId }),
      text: id,
      tokens: 4,
      providerId: 'anthropic',
      model: 'some-model',
      usage: [{ reported: {} }],
      createdAt: 1,
      policy: { mode: 'summary', automatic: 'ask' },
      before: { anchorId: 'q1', basis: { mode: 'summary', upToId: 'a1' } },
    });
    const gone = { id: 'gone', hash: 1 };
    const summaries = [
      made('early', a1, [q1, a1]),
      made('lost', a1, [q1, a1], 'unknown'),
      made('late', q2, [q2], 'early'),
      made('latest', a2, [a2], 'late'),
    ].map((summary) =>
      summary.id === 'lost' ? { ...summary, covered: [...summary.covered, gone] } : summary,
    );
    const fork = forkAt({ ...before, summaries }, 'q2', facts);
    if (!fork) throw new Error('There should be a fork.');
    expect(fork.summaries.map(({ text }) => text)).toEqual(['early', 'lost', 'late']);
    const active = activeSummary(fork.summaries, fork.messages);
    if (!active) throw new Error('A summary should be in force.');
    expect(active.summary.text).toBe('late');
    expect(active.coveredCount).toBe(3);
    expect(outdatedBy(active, fork.summaries, fork.messages)).toBeUndefined();
    expect(coverageOf(active.summary, fork.summaries)).toEqual(fork.messages.map(asCovered));
    const newA1 = fork.messages[1]?.id;
    expect(active.summary).toMatchObject({
      usage: [],
      upToSeq: 3,
      conversationId: fork.conversation.id,
      before: { anchorId: fork.messages[0]?.id, basis: { upToId: newA1 } },
    });
    expect(fork.summaries[1]?.earlierId).toBeUndefined();
  });
});
