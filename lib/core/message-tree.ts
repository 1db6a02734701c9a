import type { Conversation, Message } from './conversation';

/**
 * Which messages follow which. Deleted messages are not in it: what follows one of them follows the message before it
 * instead. Neither is what "Start over" took from sight. A message whose parent is missing is a root.
 */
export interface MessageTree {
  readonly byId: ReadonlyMap<string, Message>;
  /** By the id of each message, deleted ones included: the one that it follows; null for a root. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** By the id of the message that they follow, null for the roots: siblings, oldest first. */
  readonly children: ReadonlyMap<string | null, readonly Message[]>;
}

/** The tree of all stored messages of a conversation; takes time in proportion to their number. */
export function treeOf({ cleared }: Conversation, messages: readonly Message[]): MessageTree {
  const byId = new Map<string, Message>();
  const parents = new Map<string, string | null>();
  const children = new Map<string | null, Message[]>();
  // A parent has a lower number than what follows it, so it is known already; data that goes in a circle ends there.
  for (const message of messages.toSorted((one, other) => one.seq - other.seq)) {
    if (cleared && message.seq < cleared.beforeSeq) continue;
    const { id, parentId } = message;
    const parent = parentId === null || byId.has(parentId) ? parentId : (parents.get(parentId) ?? null);
    parents.set(id, parent);
    if (message.deletedAt !== undefined) continue;
    byId.set(id, message);
    const siblings = children.get(parent);
    if (siblings) siblings.push(message);
    else children.set(parent, [message]);
  }
  return { byId, parents, children };
}

/** The messages from the root to `headId`, oldest first; if that one is deleted, to the one before it. */
export function branchTo(headId: string | null, { byId, parents }: MessageTree): Message[] {
  const branch: Message[] = [];
  let next = headId;
  while (next !== null) {
    const message = byId.get(next);
    if (message) branch.push(message);
    next = parents.get(next) ?? null;
  }
  return branch.reverse();
}

/** By the id of each message of a branch that is not the only one at its place: all that could be there, oldest first. */
export type Siblings = ReadonlyMap<string, readonly string[]>;

export function siblingsOn(branch: readonly Message[], { parents, children }: MessageTree): Siblings {
  const siblings = new Map<string, readonly string[]>();
  for (const { id } of branch) {
    const all = children.get(parents.get(id) ?? null);
    if (all && all.length > 1)
      siblings.set(
        id,
        all.map((sibling) => sibling.id),
      );
  }
  return siblings;
}

/** The end of the branch through a message that was shown last; null stands for all roots, and for no message at all. */
export function leafBelow(id: string | null, { byId, children }: MessageTree): string | null {
  let latest = id === null ? undefined : byId.get(id);
  if (latest && !children.has(latest.id)) return latest.id;
  latest = undefined;
  const open = [...(children.get(id) ?? [])];
  for (let next = open.pop(); next; next = open.pop()) {
    const below = children.get(next.id);
    // Not spread into `push`: a message may have more children than a call may have arguments.
    for (const child of below ?? []) open.push(child);
    if (!below && (!latest || shownOrder(latest) < shownOrder(next))) latest = next;
  }
  return latest?.id ?? null;
}

function shownOrder({ seq, shownSeq = 0 }: Message): number {
  return Math.max(seq, shownSeq);
}

/** What is shown of a conversation's messages. */
export interface Shown {
  /** From the first message to the head. */
  branch: Message[];
  siblings: Siblings;
}

/** What is shown of all stored messages of a conversation. */
export function shownOf(conversation: Conversation, messages: readonly Message[]): Shown {
  const tree = treeOf(conversation, messages);
  const branch = branchTo(conversation.headId, tree);
  return { branch, siblings: siblingsOn(branch, tree) };
}

/** A conversation with all its stored messages, in the order of their numbers, and what is shown of them. */
interface Known {
  conversation: Conversation;
  messages: readonly Message[];
  shown: Shown;
}

/**
 * The same as `shownOf`, from what was shown before. Where messages have only changed in their places, or were added to
 * the end of the branch, as while people talk, no tree is made; if nothing has changed, it is the same object.
 */
export function shownAfter(before: Known, conversation: Conversation, messages: readonly Message[]): Shown {
  const added = messages.slice(before.messages.length);
  if (!goesOn(before, conversation, added)) return shownOf(conversation, messages);
  const changed: Message[] = [];
  for (const [index, old] of before.messages.entries()) {
    const message = messages[index];
    if (message === old) continue;
    if (!message || !isInPlaceOf(old, message)) return shownOf(conversation, messages);
    changed.push(message);
  }
  if (changed.length + added.length === 0) return before.shown;
  const branch = [...before.shown.branch, ...added];
  for (const message of changed) {
    const index = branch.findLastIndex(({ id }) => id === message.id);
    if (index !== -1) branch[index] = message;
  }
  return { ...before.shown, branch };
}

/** Whether the branch is the one before with these messages at its end, and nothing else could be in their place. */
function goesOn(
  { conversation, messages, shown }: Known,
  now: Conversation,
  added: readonly Message[],
): boolean {
  if (now.cleared?.beforeSeq !== conversation.cleared?.beforeSeq) return false;
  const end = conversation.headId;
  if (added.length === 0) return now.headId === end;
  if (end === null || shown.branch.at(-1)?.id !== end) return false;
  if (messages.some(({ parentId }) => parentId === end)) return false;
  let last = end;
  for (const { id, parentId, deletedAt } of added) {
    if (parentId !== last || deletedAt !== undefined) return false;
    last = id;
  }
  return now.headId === last;
}

function isInPlaceOf(old: Message, { id, parentId, deletedAt }: Message): boolean {
  return old.id === id && old.parentId === parentId && old.deletedAt === deletedAt;
}
