import type { Message } from './conversation';

/** A user message and the replies up to the next user message: the unit of trimming. */
export interface Turn {
  /** The id of its first message. */
  id: string;
  messageCount: number;
  /** Of all its messages, as they are sent. */
  tokens: number;
  /** Whether a message of it is always sent, and the turn with it. */
  isPinned: boolean;
}

/**
 * The turns of a branch, oldest first. Replies before the first user message belong to the first turn.
 * @param tokens of each message as it is sent; 0 for what is excluded, or blank
 */
export function turnsOf(branch: readonly Message[], tokens: readonly number[] = []): Turn[] {
  const turns: Turn[] = [];
  let newest: Turn | undefined;
  let hasUser = false;
  let index = 0;
  for (const message of branch) {
    if (!newest || (message.role === 'user' && hasUser)) {
      newest = { id: message.id, messageCount: 0, tokens: 0, isPinned: false };
      turns.push(newest);
    }
    hasUser ||= message.role === 'user';
    const own = tokens[index++] ?? 0;
    newest.messageCount++;
    newest.tokens += own;
    newest.isPinned ||= message.isPinned === true && own > 0;
  }
  return turns;
}
