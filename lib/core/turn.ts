import type { Message } from './conversation';

/** A user message and the replies up to the next user message: the unit of trimming. */
export interface Turn {
  messages: readonly Message[];
  /** Of each message, as it is sent; 0 for what is excluded, or blank. */
  counts: readonly number[];
  tokens: number;
  /** Whether a message of it is always sent, and the turn with it. */
  isPinned: boolean;
}

/** The turns of a branch, oldest first. Replies before the first user message belong to the first turn. */
export function turnsOf(branch: readonly Message[], tokensOf: (message: Message) => number): Turn[] {
  const groups: Message[][] = [];
  let hasUser = false;
  for (const message of branch) {
    const last = groups.at(-1);
    if (last && (message.role === 'assistant' || !hasUser)) last.push(message);
    else groups.push([message]);
    hasUser ||= message.role === 'user';
  }
  return groups.map((messages) => toTurn(messages, tokensOf));
}

function toTurn(messages: readonly Message[], tokensOf: (message: Message) => number): Turn {
  const counts = messages.map((message) => (message.isExcluded ? 0 : tokensOf(message)));
  return {
    messages,
    counts,
    tokens: counts.reduce((sum, count) => sum + count, 0),
    isPinned: messages.some((message, index) => message.isPinned && counts[index] !== 0),
  };
}
