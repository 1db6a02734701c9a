import { type Block, sendableBlocks, textBlock, textOf } from './content';
import type { Message } from './conversation';
import type { ContextMessage } from './provider';

/** What one request holds of a conversation. */
export interface Context {
  /** The system prompt; empty for none. */
  system: string;
  messages: readonly ContextMessage[];
}

/**
 * Decides what the model sees: the whole branch, in the form that every provider accepts.
 *
 * - The first and the last message are the user's, and the roles alternate: what cannot be sent (a reply
 *   without text) is left out, and neighbours of one role become one message.
 * - Blocks are sent as they are stored; which of them may be sent is `sendableBlocks`' to say.
 * - Nothing is changed, and the same branch gives the same context.
 *
 * A branch without any user text gives no messages.
 */
export function buildContext(systemPrompt: string, branch: readonly Message[]): Context {
  const messages: ContextMessage[] = [];
  for (const message of branch.map(sendable)) {
    const last = messages.at(-1);
    if (message.content.length === 0) continue;
    if (last === undefined && message.role === 'assistant') continue;
    if (last?.role === message.role) messages.splice(-1, 1, merged(last, message));
    else messages.push(message);
  }
  if (messages.at(-1)?.role === 'assistant') messages.pop();
  return { system: systemPrompt, messages };
}

function sendable(message: Message): ContextMessage {
  const content = sendableBlocks(message.content);
  return message.reply
    ? { role: message.role, content, wire: message.reply.wire }
    : { role: message.role, content };
}

/** Blocks of two wires cannot share a message; their texts can. */
function merged(first: ContextMessage, second: ContextMessage): ContextMessage {
  if (first.wire === second.wire) return { ...first, content: [...first.content, ...second.content] };
  return { role: first.role, content: [...asText(first.content), ...asText(second.content)] };
}

function asText(content: readonly Block[]): Block[] {
  return [textBlock(textOf(content))];
}
