import { attachmentIdsOf } from '../attachments/attachment';
import type { Message } from '../conversation';
import type { StoredConversation } from '../message-deletion';
import { leafBelow, treeOf } from '../message-tree';
import { withOwnNumbers } from './own-numbers';

/** A conversation as it is stored, with all that repairing it takes. */
export interface RepairableConversation extends StoredConversation {
  /** The messages that a window is receiving, or of which a crash left what had arrived. */
  arrivingIds: ReadonlySet<string>;
}

/**
 * What can be wrong with a stored conversation, and is put right:
 * - `numbers`: two messages have one number, or one has a lower number than the message that it follows
 * - `lost-parent`: a message follows one that is not stored, or messages follow each other in a circle
 * - `lost-head`: the branch that is shown ends nowhere, or there are messages and none is shown
 * - `low-next-number`: the next message would get a number that has been given
 * - `endless-reply`: a reply is marked as arriving, and nobody is receiving it
 * - `attachment-list`: a message says that it has other attachments than it has
 */
export type Damage =
  | 'numbers'
  | 'lost-parent'
  | 'lost-head'
  | 'low-next-number'
  | 'endless-reply'
  | 'attachment-list';

export interface Repair {
  /** What was wrong, each kind once; empty for nothing. */
  damages: readonly Damage[];
  /** The conversation without it. Every message is still there, and what it says is unchanged. */
  repaired: RepairableConversation;
}

interface Step {
  damage: Damage;
  /** The conversation without this damage; the same object if it has none. */
  mend(stored: RepairableConversation): RepairableConversation;
}

/** In this order: later ones rely on what earlier ones leave. */
const steps: readonly Step[] = [
  { damage: 'numbers', mend: withOwnNumbers },
  { damage: 'lost-parent', mend: withParents },
  { damage: 'low-next-number', mend: withNextNumber },
  { damage: 'lost-head', mend: withHead },
  { damage: 'endless-reply', mend: withEnds },
  { damage: 'attachment-list', mend: withAttachmentLists },
];

/** Finds what is wrong with a stored conversation and puts it right; takes time in proportion to its messages. */
export function repair(stored: RepairableConversation): Repair {
  const damages: Damage[] = [];
  let repaired = stored;
  for (const { damage, mend } of steps) {
    const mended = mend(repaired);
    if (mended !== repaired) damages.push(damage);
    repaired = mended;
  }
  return { damages, repaired };
}

/** The conversation with some messages changed; the same object if none is. */
function withMessages(
  stored: RepairableConversation,
  change: (message: Message) => Message,
): RepairableConversation {
  let isChanged = false;
  const messages = stored.messages.map((message) => {
    const changed = change(message);
    isChanged ||= changed !== message;
    return changed;
  });
  return isChanged ? { ...stored, messages } : stored;
}

/**
 * Those that followed one message that is lost go on following the same one: the message before the first of them.
 * So what were versions of each other still are.
 */
function withParents(stored: RepairableConversation): RepairableConversation {
  const inOrder = stored.messages.toSorted((one, other) => one.seq - other.seq);
  const parents = new Map<string, string | null>();
  const standIns = new Map<string, string | null>();
  let before: string | null = null;
  for (const { id, parentId } of inOrder) {
    if (parentId === null || parents.has(parentId)) parents.set(id, parentId);
    else {
      const standIn: string | null = standIns.get(parentId) ?? before;
      standIns.set(parentId, standIn);
      parents.set(id, standIn);
    }
    before = id;
  }
  return withMessages(stored, (message) => {
    const parentId = parents.get(message.id) ?? null;
    return parentId === message.parentId ? message : { ...message, parentId };
  });
}

function withNextNumber(stored: RepairableConversation): RepairableConversation {
  const { conversation, messages } = stored;
  const needed = messages.reduce((most, { seq }) => Math.max(most, seq + 1), 1);
  if (conversation.nextSeq >= needed) return stored;
  return { ...stored, conversation: { ...conversation, nextSeq: needed } };
}

function withHead(stored: RepairableConversation): RepairableConversation {
  const { conversation, messages } = stored;
  const { headId } = conversation;
  const tree = treeOf(conversation, messages);
  const isFine = headId === null ? tree.byId.size === 0 : tree.parents.has(headId);
  if (isFine) return stored;
  return { ...stored, conversation: { ...conversation, headId: leafBelow(null, tree) } };
}

function withEnds(stored: RepairableConversation): RepairableConversation {
  return withMessages(stored, (message) =>
    message.status === 'streaming' && !stored.arrivingIds.has(message.id)
      ? { ...message, status: 'interrupted' }
      : message,
  );
}

function withAttachmentLists(stored: RepairableConversation): RepairableConversation {
  return withMessages(stored, (message) => {
    const named = attachmentIdsOf(message.content);
    const { attachmentIds: listed = [], ...rest } = message;
    if (named.length === new Set(listed).size && named.every((id) => listed.includes(id))) return message;
    return named.length > 0 ? { ...rest, attachmentIds: named } : rest;
  });
}
