import { describe, expect, test } from 'vitest';
import type { Conversation, Message } from '@/lib/core/conversation';
import { branchTo, leafBelow, shownAfter, shownOf, siblingsOn, treeOf } from '@/lib/core/message-tree';
import { fc } from '../property-runs';
import { emptyConversation, userMessage } from './conversations';

/** A message for each line: its id, the one that it follows, and whether it is deleted. */
function messages(...lines: (readonly [id: string, parentId: string | null, change?: Partial<Message>])[]) {
  return lines.map(([id, parentId, change], index) =>
    userMessage(id, id, { parentId, seq: index + 1, ...change }),
  );
}

const deleted = { deletedAt: 1 };
const tree = (stored: readonly Message[], change: Partial<Conversation> = {}) =>
  treeOf(emptyConversation(change), stored);
const ids = (branch: readonly Message[]) => branch.map(({ id }) => id);

const forked = messages(['root', null], ['left', 'root'], ['right', 'root'], ['leaf', 'right']);

describe('branchTo', () => {
  test('goes from the root to the head and leaves siblings out, in whatever order they are stored', () => {
    expect(ids(branchTo('leaf', tree(forked.toReversed())))).toEqual(['root', 'right', 'leaf']);
    expect(ids(branchTo('left', tree(forked)))).toEqual(['root', 'left']);
  });

  test('is empty without a head, or with a head that is not there', () => {
    expect(branchTo(null, tree(forked))).toEqual([]);
    expect(branchTo('nowhere', tree(forked))).toEqual([]);
  });

  test('starts at a message whose parent is missing', () => {
    expect(ids(branchTo('leaf', tree(forked.slice(1))))).toEqual(['right', 'leaf']);
  });

  test('ends, even if broken data goes in a circle', () => {
    const circle = messages(['one', 'two'], ['two', 'one']);
    expect(ids(branchTo('two', tree(circle)))).toEqual(['one', 'two']);
  });

  test('goes on without deleted messages, also where the head is one', () => {
    const stored = messages(
      ['a', null, deleted],
      ['b', 'a'],
      ['c', 'b', deleted],
      ['d', 'c', deleted],
      ['e', 'd'],
    );
    expect(ids(branchTo('e', tree(stored)))).toEqual(['b', 'e']);
    expect(ids(branchTo('d', tree(stored)))).toEqual(['b']);
  });

  test('does not show what was started over', () => {
    const cleared = { at: 1, beforeSeq: 3, headId: 'left', title: '' };
    expect(ids(branchTo('leaf', tree(forked, { cleared })))).toEqual(['right', 'leaf']);
  });
});

describe('siblingsOn', () => {
  const on = (headId: string, stored: readonly Message[]) => {
    const made = tree(stored);
    return Object.fromEntries(siblingsOn(branchTo(headId, made), made));
  };

  test('names all that could be at the place of a message, the only ones left out', () => {
    expect(on('leaf', forked)).toEqual({ right: ['left', 'right'] });
  });

  test('roots are siblings, too', () => {
    expect(on('one', messages(['one', null], ['two', null]))).toEqual({ one: ['one', 'two'] });
  });

  test('what follows a deleted message is a sibling of what else follows the one before it', () => {
    const stored = messages(['q', null], ['a', 'q'], ['b', 'q', deleted], ['c', 'b']);
    expect(on('c', stored)).toEqual({ c: ['a', 'c'] });
  });
});

describe('leafBelow', () => {
  test('is the message itself if nothing follows it', () => {
    expect(leafBelow('left', tree(forked))).toBe('left');
  });

  test('is the newest end of its branches, of all for null', () => {
    expect(leafBelow('root', tree(forked))).toBe('leaf');
    expect(leafBelow(null, tree(forked))).toBe('leaf');
  });

  test('is the one that was shown last, if one was shown again', () => {
    const [root, left, ...others] = forked as [Message, Message, ...Message[]];
    expect(leafBelow('root', tree([root, { ...left, shownSeq: 5 }, ...others]))).toBe('left');
  });

  test('is nothing where there is nothing', () => {
    expect(leafBelow('nowhere', tree(forked))).toBeNull();
    expect(leafBelow(null, tree([]))).toBeNull();
  });
});

test('a conversation of 10,000 messages, half of them deleted, is read in one go', () => {
  const stored = Array.from({ length: 10_000 }, (_, index) =>
    userMessage(`${index}`, '', {
      parentId: index === 0 ? null : `${index - 1}`,
      seq: index + 1,
      ...(index % 2 === 0 && deleted),
    }),
  );
  const made = tree(stored);
  expect(branchTo('9999', made)).toHaveLength(5_000);
  expect(leafBelow(null, made)).toBe('9999');
});

describe('shownAfter', () => {
  interface Stored {
    conversation: Conversation;
    messages: Message[];
  }

  /** With a number that no other message has had. */
  const fresh = (
    { conversation }: Stored,
    parentId: string | null,
    change: Partial<Message> = {},
    after = 0,
  ) => {
    const seq = conversation.nextSeq + after;
    return userMessage(`m${seq}`, 'new', { parentId, seq, ...change });
  };
  const withHead = (stored: Stored, headId: string | null, added: Message[] = []): Stored => ({
    conversation: { ...stored.conversation, headId, nextSeq: stored.conversation.nextSeq + added.length },
    messages: [...stored.messages, ...added],
  });
  const with1 = (
    { conversation, messages: before }: Stored,
    at: number,
    change: Partial<Message>,
  ): Stored => ({
    conversation,
    messages: before.map((message, index) =>
      index === at % before.length ? { ...message, ...change } : message,
    ),
  });
  const idAt = ({ messages: before }: Stored, at: number) => before[at % (before.length || 1)]?.id ?? null;

  /** What happens to a conversation; `at` is a place in it. */
  const steps: readonly ((stored: Stored, at: number) => Stored)[] = [
    (stored) => {
      const message = fresh(stored, stored.conversation.headId);
      return withHead(stored, message.id, [message]);
    },
    (stored) => {
      const question = fresh(stored, stored.conversation.headId);
      const reply = fresh(stored, question.id, {}, 1);
      return withHead(stored, reply.id, [question, reply]);
    },
    (stored, at) => {
      const message = fresh(stored, idAt(stored, at));
      return withHead(stored, at % 2 === 0 ? message.id : stored.conversation.headId, [message]);
    },
    (stored) => {
      const message = fresh(stored, stored.conversation.headId, deleted);
      return withHead(stored, message.id, [message]);
    },
    (stored, at) => withHead(stored, idAt(stored, at)),
    (stored, at) => with1(stored, at, { tokens: at }),
    (stored, at) => with1(stored, at, deleted),
    (stored, at) => with1(stored, at, { parentId: null }),
    (stored, at) => ({ ...stored, messages: stored.messages.filter((_, index) => index !== at) }),
    ({ conversation, messages: before }, at) => ({
      conversation: { ...conversation, cleared: { at: 1, beforeSeq: at, headId: 'm1', title: '' } },
      messages: before,
    }),
  ];

  test('is what is shown of all messages, whatever happened since', () => {
    const anyStep = fc.oneof(
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...steps.slice(0, 2)), fc.nat(12)) },
      fc.tuple(fc.constantFrom(...steps), fc.nat(12)),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 15 }), (taken) => {
        let stored: Stored = { conversation: emptyConversation(), messages: [] };
        let shown = shownOf(stored.conversation, stored.messages);
        for (const [step, at] of taken) {
          const now = step(stored, at);
          shown = shownAfter({ ...stored, shown }, now.conversation, now.messages);
          expect(shown).toEqual(shownOf(now.conversation, now.messages));
          stored = now;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what has not changed is the same, and a new turn makes no tree', () => {
    const known = { conversation: emptyConversation({ headId: 'leaf' }), messages: forked };
    const shown = shownOf(known.conversation, known.messages);
    const before = { ...known, shown };
    expect(shownAfter(before, { ...known.conversation, title: 'Other' }, forked)).toBe(shown);
    const added = userMessage('next', 'next', { parentId: 'leaf', seq: 5 });
    const after = shownAfter(before, { ...known.conversation, headId: 'next' }, [...forked, added]);
    expect(ids(after.branch)).toEqual(['root', 'right', 'leaf', 'next']);
    expect(after.siblings).toBe(shown.siblings);
  });
});
