import type { Conversation, Message } from '../conversation';
import type { RepairableConversation } from './repair';

/**
 * The conversation with a number of its own for every message, higher than that of the message it follows; the same
 * object if that is so. If not, all are numbered anew, and what refers to numbers follows.
 */
export function withOwnNumbers(stored: RepairableConversation): RepairableConversation {
  const { conversation, messages, summaries } = stored;
  if (hasOwnNumbers(messages)) return stored;
  const ordered = parentsFirst(messages);
  const renumbered = ordered.map((message, index) => ({ ...message, seq: index + 1 }));
  const numbers = new Map(renumbered.map(({ id, seq }) => [id, seq]));
  return {
    ...stored,
    conversation: conversation.cleared
      ? { ...conversation, cleared: clearedAnew(conversation.cleared, ordered) }
      : conversation,
    // The order of showing is given by older numbers, which mean nothing any more.
    messages: renumbered.map(({ shownSeq: _, ...message }) => message),
    summaries: summaries.map((summary) => ({
      ...summary,
      upToSeq: numbers.get(summary.upToId) ?? summary.upToSeq,
    })),
  };
}

function hasOwnNumbers(messages: readonly Message[]): boolean {
  const numbers = new Map(messages.map(({ id, seq }) => [id, seq]));
  return (
    new Set(numbers.values()).size === messages.length &&
    messages.every(({ seq, parentId }) => (numbers.get(parentId ?? '') ?? -Infinity) < seq)
  );
}

/** By number and age, but each after the one that it follows. A circle begins with its oldest message. */
function parentsFirst(messages: readonly Message[]): Message[] {
  const waiting = new Map(messages.map((message) => [message.id, message]));
  const ordered: Message[] = [];
  const byAge = messages.toSorted((one, other) => one.seq - other.seq || one.createdAt - other.createdAt);
  for (const message of byAge) {
    const chain: Message[] = [];
    for (let next = waiting.get(message.id); next; next = waiting.get(next.parentId ?? '')) {
      waiting.delete(next.id);
      chain.push(next);
    }
    chain.reverse();
    if (chain[0]?.parentId === message.id) chain.unshift(...chain.splice(-1));
    for (const next of chain) ordered.push(next);
  }
  return ordered;
}

type Cleared = NonNullable<Conversation['cleared']>;

/** What was cleared are the messages below a number. Where that is not sure any more, fewer are: cleared ones will go. */
function clearedAnew(cleared: Cleared, ordered: readonly Message[]): Cleared {
  const firstLeft = ordered.findIndex(({ seq }) => seq >= cleared.beforeSeq);
  return {
    ...cleared,
    beforeSeq: (firstLeft === -1 ? ordered.length : firstLeft) + 1,
    ...(cleared.earlier && { earlier: clearedAnew(cleared.earlier, ordered) }),
  };
}
