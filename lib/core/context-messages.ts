import { isAttachment } from './attachments/attachment';
import { type Block, sendableBlocks, textBlock, textOf } from './content';
import type { Message } from './conversation';
import type { ContextMessage } from './provider';

/** What stands before a reply whose question is not sent, since requests begin with a user's message. */
const opening: ContextMessage = {
  role: 'user',
  content: [textBlock('(The message that this reply answers is left out.)')],
};

/**
 * Messages in the form that every provider accepts.
 *
 * - The first and the last message are the user's, and the roles alternate: what cannot be sent (a reply
 *   without text) is left out, neighbours of one role become one message, and a reply at the beginning gets an
 *   opening. Replies after the last user message are left out.
 * - Blocks are sent as they are stored; which of them may be sent is `sendableBlocks`' to say.
 *
 * Messages without any user text give none. `head` comes before them, in this form already.
 */
export function toContextMessages(
  stored: readonly Message[],
  head: readonly ContextMessage[] = [],
): ContextMessage[] {
  const messages: ContextMessage[] = [...head];
  let hasUser = false;
  for (const message of stored) {
    const content = sendableContent(message);
    if (content.length === 0) continue;
    hasUser ||= message.role === 'user';
    if (messages.length === 0 && message.role === 'assistant') messages.push(opening);
    const last = messages.at(-1);
    const next = asContextMessage(message, content);
    if (last?.role === message.role) messages[messages.length - 1] = merged(last, next);
    else messages.push(next);
  }
  if (!hasUser) return [...head];
  if (messages.at(-1)?.role === 'assistant') messages.pop();
  return messages;
}

/** Pictures in a reply came with a file: no wire takes a reply with such. */
function sendableContent({ role, content }: Message): Block[] {
  const blocks = sendableBlocks(content);
  return role === 'user' ? blocks : blocks.filter((block) => !isAttachment(block));
}

function asContextMessage({ role, reply }: Message, content: readonly Block[]): ContextMessage {
  return reply?.wire ? { role, content, wire: reply.wire } : { role, content };
}

/** Blocks of two wires cannot share a message; their texts can. */
function merged(first: ContextMessage, second: ContextMessage): ContextMessage {
  if (first.wire === second.wire) return { ...first, content: [...first.content, ...second.content] };
  return { role: first.role, content: [...asText(first.content), ...asText(second.content)] };
}

function asText(content: readonly Block[]): Block[] {
  return [textBlock(textOf(content))];
}
