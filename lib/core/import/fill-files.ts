import type { ArchivedConversation } from '../archive/archived-conversation';
import { attachmentIdsOf, isAttachment } from '../attachments/attachment';
import type { Block } from '../content';
import type { Message } from '../conversation';
import { isSame } from './same-value';

/** Two versions of a conversation that name the same files, with the bytes of each that either has. */
export interface Filled {
  stored: ArchivedConversation;
  incoming: ArchivedConversation;
  /** The stored messages that have gained something by it. */
  filled: readonly Message[];
}

/**
 * A message of another program may have been imported without its files, which are only named then, and with them, or
 * the other way round. That is not another version of what was said: the files of either are put into both.
 */
export function fillFiles(stored: ArchivedConversation, incoming: ArchivedConversation): Filled {
  const there = new Map(incoming.messages.map((message) => [message.id, message]));
  const here = new Map(stored.messages.map((message) => [message.id, message]));
  const messages = stored.messages.map((message) => filledFrom(message, there.get(message.id)));
  const incomingMessages = incoming.messages.map((message) => filledFrom(message, here.get(message.id)));
  return {
    stored: { ...stored, messages },
    incoming: { ...incoming, messages: incomingMessages },
    filled: messages.filter((message) => here.get(message.id) !== message),
  };
}

/** The message itself if the other one has no more, or differs in anything else. */
function filledFrom(message: Message, other: Message | undefined): Message {
  const { content: named, tokens: _, ...rest } = message;
  if (!other || other.content.length !== named.length || !named.some(isNamed)) return message;
  const content: Block[] = [];
  for (const [index, beside] of other.content.entries()) {
    const block = named[index] ?? beside;
    const isFilled = isNamed(block) && isAttachment(beside);
    if (!isFilled && !isSame(block, beside) && !(isAttachment(block) && isNamed(beside))) return message;
    content.push(isFilled ? beside : block);
  }
  const attachmentIds = attachmentIdsOf(content);
  // As many as before: the other one has none of what is only named here.
  if (content.filter(isNamed).length === named.filter(isNamed).length) return message;
  return { ...rest, content, attachmentIds };
}

function isNamed({ type }: Block): boolean {
  return type === 'named_file';
}
