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
