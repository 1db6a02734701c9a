import type { Message } from './conversation';

/** A user message and the replies up to the next user message: the unit of trimming. */
export interface Turn {
  /** The id of its first message. */
  id: string;
  /** With the tokens of each as it is sent; 0 for what is excluded, or blank. */
  messages: readonly { message: Message; tokens: number }[];
  tokens: number;
  /** Whether a message of it is always sent, and the turn with it. */
  isPinned: boolean;
}

/** The turns of a branch, oldest first. Replies before the first user message belong to the first turn. */
export function turnsOf(branch: readonly Message[], tokensOf: (message: Message) => number): Turn[] {
  const turns: GrowingTurn[] = [];
  let newest: GrowingTurn | undefined;
  let hasUser = false;
  for (const message of branch) {
    if (!newest || (message.role === 'user' && hasUser)) {
      newest = { id: message.id, messages: [], tokens: 0, isPinned: false };
      turns.push(newest);
    }
    hasUser ||= message.role === 'user';
    const tokens = message.isExcluded ? 0 : tokensOf(message);
    newest.messages.push({ message, tokens });
    newest.tokens += tokens;
    newest.isPinned ||= message.isPinned === true && tokens > 0;
  }
  return turns;
}

interface GrowingTurn extends Turn {
  messages: { message: Message; tokens: number }[];
}
