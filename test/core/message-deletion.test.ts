import { describe, expect, test } from 'vitest';
import { showBranch } from '@/lib/core/branches';
import { textBlock } from '@/lib/core/content';
import {
  changeInTurn,
  deleteMessage,
  reparented,
  restoreMessage,
  type StoredConversation,
} from '@/lib/core/message-deletion';
import { activeSummary, outdatedBy } from '@/lib/core/summary/summary';
import { added, branchOf, idsOf, requestOf, summaryUpTo, talk, withChange } from './branch-talk';
import { assistantMessage, userMessage } from './conversations';
import { afterSending } from './summary/dialogues';

const deletedAt = 50;

interface Deleted {
  id: string;
  stored: StoredConversation;
}

function deleted(stored: StoredConversation, id: string): Deleted {
  const change = deleteMessage(stored, id, deletedAt);
  if (!change) throw new Error(`${id} should have been deleted.`);
  return { id, stored: withChange(stored, change) };
}

const restored = ({ id, stored }: Deleted) => withChange(stored, restoreMessage(stored, id));

describe('deleteMessage', () => {
  test('takes one message away; what follows it stays', () => {
    const { stored } = deleted(talk(3), 'q2');
    expect(idsOf(stored)).toEqual(['q1', 'a1', 'a2', 'q3', 'a3']);
    expect(idsOf(deleted(talk(2), 'q1').stored)).toEqual(['a1', 'q2', 'a2']);
  });

  test('the last message: the branch ends before it', () => {
    const { stored } = deleted(talk(2), 'a2');
    expect(idsOf(stored)).toEqual(['q1', 'a1', 'q2']);
    expect(stored.conversation.headId).toBe('q2');
  });

  test('the only message: nothing is left to show', () => {
    const start = added(talk(0), userMessage('q', 'Alone'));
    const gone = deleted(start, 'q');
    expect(gone.stored.conversation.headId).toBeNull();
    expect(restored(gone)).toEqual(start);
  });

  test('one of two replies: the other one is shown', () => {
    const start = added(talk(1), assistantMessage('b1', [textBlock('Other')], { parentId: 'q1' }));
    expect(idsOf(deleted(start, 'b1').stored)).toEqual(['q1', 'a1']);
  });

  test('not one that is not there, is deleted already, or while a reply is arriving', () => {
    expect(deleteMessage(talk(1), 'nowhere', deletedAt)).toBeUndefined();
    expect(deleteMessage(deleted(talk(1), 'q1').stored, 'q1', deletedAt)).toBeUndefined();
    const arriving = added(talk(1), assistantMessage('b1', [], { parentId: 'q1', status: 'streaming' }));
    expect(deleteMessage(arriving, 'b1', deletedAt)).toBeUndefined();
    expect(deleteMessage(arriving, 'q1', deletedAt)).toBeUndefined();
  });

  test('a summary stays in force without the message that it ended with, and says that it is out of date', () => {
    const start = talk(3);
    const policy = { mode: 'summary', automatic: 'ask' } as const;
    const summaries = [summaryUpTo(start, 'a1'), summaryUpTo(start, 'a2')];
    const summarized = { ...start, conversation: { ...start.conversation, policy }, summaries };
    const gone = deleted(summarized, 'a2');
    const { stored } = gone;
    const active = activeSummary(stored.summaries, branchOf(stored));
    if (!active) throw new Error('The summary should be in force.');
    expect(active).toMatchObject({
      summary: { id: 'summary a2', upToId: 'q2', upToSeq: 3 },
      coveredCount: 3,
    });
    expect(outdatedBy(active, stored.summaries, branchOf(stored))).toBe('removed');
    expect(restored(gone)).toEqual(summarized);
    expect(deleted({ ...summarized, summaries: [summaryUpTo(start, 'q1')] }, 'q1').stored.summaries).toEqual([
      summaryUpTo(start, 'q1'),
    ]);
  });
});

describe('the last request', () => {
  /** Three turns, the last request for the third question; its recent messages began at a place. */
  function sentFrom(anchorId: string | null, basis = {}): StoredConversation {
    const start = talk(3);
    const branch = branchOf(start).slice(0, -1);
    const conversation = afterSending({ ...start, branch }, 40);
    const { lastRequest } = conversation;
    if (!lastRequest?.basis) throw new Error('There should be a request.');
    const cut = { ...lastRequest, anchorId, basis: { ...lastRequest.basis, ...basis } };
    return { ...start, conversation: { ...conversation, lastRequest: cut } };
  }
  const anchorAfter = (start: StoredConversation, id: string) =>
    deleted(start, id).stored.conversation.lastRequest?.anchorId;

  test('its recent messages begin at the next question if their first one is deleted', () => {
    expect(anchorAfter(sentFrom('q2'), 'q2')).toBe('q3');
    expect(anchorAfter(sentFrom('q3'), 'q3')).toBe('q2');
    expect(anchorAfter(sentFrom('q2'), 'q3')).toBe('q2');
    expect(anchorAfter(sentFrom(null), 'q1')).toBeNull();
    const alone = sentFrom('q1');
    const { stored } = deleted(deleted(deleted(alone, 'q2').stored, 'q3').stored, 'q1');
    expect(stored.conversation.lastRequest?.anchorId).toBeNull();
  });

  test('was cut under a summary that now ends with another message', () => {
    const start = sentFrom('q3', { upToId: 'a2' });
    const gone = deleted(start, 'a2');
    expect(gone.stored.conversation.lastRequest?.basis?.upToId).toBe('q2');
    expect(restored(gone)).toEqual(start);
  });

  test('is as it was when a message that it cannot have held comes back', () => {
    const start = sentFrom(null);
    const gone = deleted(start, 'a3');
    expect(gone.stored.conversation.lastRequest?.deletedCount).toBeUndefined();
    expect(restored(gone)).toEqual(start);
  });

  test('is no beginning of the next one if it may have held the message', () => {
    const start = sentFrom(null);
    expect(requestOf(start).cached.upToId).not.toBe('a1');
    const count = (id: string) => deleted(start, id).stored.conversation.lastRequest?.deletedCount;
    expect(count('a1')).toBe(1);
    expect(count('a3')).toBeUndefined();
    expect(requestOf(deleted(start, 'a1').stored).cached).toEqual({ tokens: 0, upToId: null });
  });

  test('two deletions are taken back in any order', () => {
    const start = sentFrom('q2');
    const first = deleted(start, 'q2');
    const second = deleted(first.stored, 'q3');
    const restore = (stored: StoredConversation, { id }: Deleted) => restored({ id, stored });
    expect(restore(restore(second.stored, second), first)).toEqual(start);
    const crosswise = restore(restore(second.stored, first), second);
    expect(idsOf(crosswise)).toEqual(idsOf(start));
    expect(crosswise.conversation.lastRequest?.deletedCount).toBeUndefined();
  });

  test('stays as it is if it is another one by the time of the undo', () => {
    const { stored } = deleted(sentFrom('q2'), 'q2');
    const { lastRequest } = stored.conversation;
    if (!lastRequest) throw new Error('There should be a request.');
    const later = { ...lastRequest, ledgerId: 'later', anchorId: 'q3' };
    const goneOn = { ...stored, conversation: { ...stored.conversation, lastRequest: later } };
    expect(restoreMessage(goneOn, 'q2')?.conversation.lastRequest).toEqual(later);
  });
});

describe('restoreMessage', () => {
  test('leaves the branch that the user has gone on with', () => {
    const { stored } = deleted(talk(2), 'a2');
    const further = added(stored, userMessage('q3', 'Further', { parentId: 'q2' }));
    const back = restored({ id: 'a2', stored: further });
    expect(idsOf(back)).toEqual(['q1', 'a1', 'q2', 'q3']);
    expect(idsOf(withChange(back, showBranch(back, 'a2')))).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  test('does nothing once the message is gone, or if it is back already', () => {
    const start = talk(2);
    const { stored } = deleted(start, 'a2');
    expect(restoreMessage(start, 'a2')).toBeUndefined();
    const messages = stored.messages.filter(({ id }) => id !== 'a2');
    expect(restoreMessage({ ...stored, messages }, 'a2')).toBeUndefined();
  });
});

describe('changeInTurn', () => {
  test('deletes several messages as one change, and brings them back', () => {
    const start = talk(3);
    const remove = (now: StoredConversation, id: string) => deleteMessage(now, id, deletedAt);
    const gone = changeInTurn(start, ['q2', 'nowhere', 'a2', 'q3'], remove);
    if (!gone) throw new Error('Something should have been deleted.');
    expect(idsOf(gone)).toEqual(['q1', 'a1', 'a3']);
    expect(changeInTurn(gone, ['q3', 'a2', 'q2'], restoreMessage)).toEqual(start);
    expect(changeInTurn(start, ['nowhere'], remove)).toBeUndefined();
  });
});

describe('reparented', () => {
  test('what followed removed messages follows what is left', () => {
    const { messages } = talk(3);
    const { messages: changed, leftFor } = reparented(messages, new Set(['a1', 'q2', 'a3']));
    expect(changed).toEqual([expect.objectContaining({ id: 'a2', parentId: 'q1' })]);
    expect([leftFor('a3'), leftFor('a2'), leftFor(null)]).toEqual(['q3', 'a2', null]);
  });

  test('ends, even if broken data goes in a circle', () => {
    const circle = [
      userMessage('one', '', { parentId: 'two' }),
      userMessage('two', '', { parentId: 'one', seq: 2 }),
    ];
    expect(reparented(circle, new Set(['one', 'two'])).leftFor('two')).toBeNull();
  });
});
