import { expect, test } from 'vitest';
import { showBranch } from '@/lib/core/branches';
import { sendableBlocks, textBlock } from '@/lib/core/content';
import {
  type ConversationChange,
  deleteMessage,
  reparented,
  restoreMessage,
  type StoredConversation,
} from '@/lib/core/message-deletion';
import { siblingsOn, treeOf } from '@/lib/core/message-tree';
import { fc, runs } from '../property-runs';
import { added, branchOf, idsOf, requestOf, summaryUpTo, withChange } from './branch-talk';
import { assistantMessage, emptyConversation, userMessage } from './conversations';
import { afterSending } from './summary/dialogues';

const deletedAt = 50;

/** What a user does next; the number chooses among what is there. */
const anyStep = fc.record({
  what: fc.constantFrom(
    'send',
    'send',
    'edit',
    'regenerate',
    'delete',
    'delete',
    'undo',
    'switch',
    'expire',
    'request',
    'summarize',
  ),
  which: fc.nat(),
});

test('whatever is sent, edited, made again, deleted, undone and switched to: every message can be reached or brought back, and the request is valid', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const player = new Player();
      for (const { what, which } of steps) {
        player.play(what, which);
        player.check();
      }
    }),
    runs(1_500),
  );
});

/** Plays steps as the app does, and remembers what there must be. */
class Player {
  stored: StoredConversation = {
    conversation: emptyConversation({ policy: { mode: 'summary', automatic: 'ask' } }),
    messages: [],
    summaries: [],
  };
  deletedIds: string[] = [];
  expired = new Set<string>();
  made = new Set<string>();

  /** What the user may do; each chooses by the number among what is there. */
  readonly #actions: Record<string, (choose: <T>(list: readonly T[]) => T | undefined) => void> = {
    send: () => this.ask(this.stored.conversation.headId),
    edit: (choose) => {
      const question = choose(branchOf(this.stored).filter(({ role }) => role === 'user'));
      if (question) this.ask(question.parentId);
    },
    regenerate: (choose) => {
      const branch = branchOf(this.stored);
      const last = choose(branch.map((_, index) => index + 1));
      const question = branch.slice(0, last).findLast(({ role }) => role === 'user');
      if (question) this.answer(question.id);
    },
    delete: (choose) => {
      const message = choose(branchOf(this.stored));
      const deletion = message && deleteMessage(this.stored, message.id, deletedAt);
      if (message && deletion) this.deletedIds.push(message.id);
      this.change(deletion);
    },
    undo: (choose) => {
      const id = choose(this.deletedIds);
      this.deletedIds = this.deletedIds.filter((other) => other !== id);
      this.change(id === undefined ? undefined : restoreMessage(this.stored, id));
    },
    switch: (choose) => {
      const tree = treeOf(this.stored.conversation, this.stored.messages);
      const sibling = choose([...siblingsOn(branchOf(this.stored), tree).values()].flat());
      this.change(sibling === undefined ? undefined : showBranch(this.stored, sibling));
    },
    summarize: (choose) => {
      const message = choose(branchOf(this.stored));
      if (!message) return;
      const { summaries } = this.stored;
      this.stored = { ...this.stored, summaries: [...summaries, summaryUpTo(this.stored, message.id)] };
    },
    request: () => {
      const branch = branchOf(this.stored);
      const end = branch.findLastIndex(({ role }) => role === 'user') + 1;
      if (end === 0) return;
      const conversation = afterSending({ ...this.stored, branch: branch.slice(0, end) }, 40);
      this.stored = { ...this.stored, conversation };
    },
    expire: () => this.expire(),
  };

  play(what: string, which: number): void {
    this.#actions[what]?.((list) => list[which % Math.max(1, list.length)]);
  }

  ask(parentId: string | null): void {
    const id = this.newId();
    this.stored = added(this.stored, userMessage(id, `Question ${id}`, { parentId }));
    this.answer(id);
  }

  answer(parentId: string): void {
    const id = this.newId();
    this.stored = added(this.stored, assistantMessage(id, [textBlock(`Answer ${id}`)], { parentId }));
  }

  newId(): string {
    const id = `m${this.made.size}`;
    this.made.add(id);
    return id;
  }

  change(change: ConversationChange | undefined): void {
    this.stored = withChange(this.stored, change);
  }

  /** The time for undo is over: as `removeDeleted` does it. */
  expire(): void {
    const ids = new Set(
      this.stored.messages.filter((message) => message.deletedAt !== undefined).map(({ id }) => id),
    );
    const { messages, leftFor } = reparented(this.stored.messages, ids);
    const { conversation } = this.stored;
    this.change({
      conversation: { ...conversation, headId: leftFor(conversation.headId) },
      messages,
      summaries: [],
    });
    this.stored = { ...this.stored, messages: this.stored.messages.filter(({ id }) => !ids.has(id)) };
    this.deletedIds = [];
    for (const id of ids) this.expired.add(id);
  }

  check(): void {
    const reachable = this.reachable();
    const undoable = this.deletedIds;
    expect(new Set([...reachable, ...undoable, ...this.expired])).toEqual(this.made);
    expect(reachable.size + undoable.length + this.expired.size).toBe(this.made.size);
    this.checkBranch();
    checkRequest(this.stored);
  }

  /** The ids of all messages that the user gets to see by the arrows beside them. */
  reachable(): Set<string> {
    const seen = new Set<string>();
    const open = [this.stored];
    for (let next = open.pop(); next; next = open.pop()) {
      const branch = branchOf(next);
      const siblings = siblingsOn(branch, treeOf(next.conversation, next.messages));
      const before = seen.size;
      for (const { id } of branch) seen.add(id);
      if (seen.size === before) continue;
      for (const id of [...siblings.values()].flat()) {
        if (!seen.has(id)) open.push(withChange(next, showBranch(next, id)));
      }
    }
    return seen;
  }

  /** The branch goes to its end, and is there as long as there is a message. */
  checkBranch(): void {
    const { conversation, messages } = this.stored;
    const tree = treeOf(conversation, messages);
    const last = branchOf(this.stored).at(-1);
    expect(last === undefined).toBe(tree.byId.size === 0);
    expect(conversation.headId).toBe(last?.id ?? null);
    if (last) expect(tree.children.get(last.id)).toBeUndefined();
  }
}

/** The promises of `buildContext` that can be seen from outside. */
function checkRequest(stored: StoredConversation): void {
  const { request, context } = requestOf(stored);
  const roles = request.messages.map(({ role }) => role);
  expect(roles).toEqual(roles.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')));
  expect(roles.at(-1)).toBe('user');
  for (const { content } of request.messages) expect(sendableBlocks(content)).toEqual(content);
  expect(context.report.entries.map(({ messageId }) => messageId)).toEqual([...idsOf(stored), 'new']);
}
