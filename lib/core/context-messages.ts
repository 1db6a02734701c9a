import { type Block, sendableBlocks, textBlock, textOf } from './content';
import type { Message } from './conversation';
import type { ContextMessage } from './provider';

/**
 * Messages in the form that every provider accepts.
 *
 * - The first and the last message are the user's, and the roles alternate: what cannot be sent (a reply
 *   without text) is left out, and neighbours of one role become one message.
 * - Blocks are sent as they are stored; which of them may be sent is `sendableBlocks`' to say.
 *
 * Messages without any user text give none.
 */
export function toContextMessages(stored: readonly Message[]): ContextMessage[] {
  const messages: ContextMessage[] = [];
  for (const message of stored.map(sendable)) {
    const last = messages.at(-1);
    if (message.content.length === 0) continue;
    if (last === undefined && message.role === 'assistant') continue;
    if (last?.role === message.role) messages.splice(-1, 1, merged(last, message));
    else messages.push(message);
  }
  if (messages.at(-1)?.role === 'assistant') messages.pop();
  return messages;
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
