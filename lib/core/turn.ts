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
  const groups: Group[] = [];
  let hasUser = false;
  for (const message of branch) {
    const last = groups.at(-1);
    if (last && (message.role === 'assistant' || !hasUser)) last.push(message);
    else groups.push([message]);
    hasUser ||= message.role === 'user';
  }
  return groups.map((messages) => toTurn(messages, tokensOf));
}

type Group = [Message, ...Message[]];

function toTurn(group: Group, tokensOf: (message: Message) => number): Turn {
  const messages = group.map((message) => ({ message, tokens: message.isExcluded ? 0 : tokensOf(message) }));
  return {
    id: group[0].id,
    messages,
    tokens: messages.reduce((sum, { tokens }) => sum + tokens, 0),
    isPinned: messages.some(({ message, tokens }) => message.isPinned && tokens > 0),
  };
}
