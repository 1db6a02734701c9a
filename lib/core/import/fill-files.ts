import type { ArchivedConversation } from '../archive/archived-conversation';
import { attachmentIdsOf } from '../attachments/attachment';
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
  const { content: own, tokens: _, ...rest } = message;
  if (!other || other.content.length !== own.length || !own.some(isNamed)) return message;
  const content: Block[] = [];
  for (const [index, block] of own.entries()) {
    const beside = other.content[index];
    if (isSame(block, beside)) content.push(block);
    else if (isSameFile(block, beside)) content.push(saysMore(beside, block) ? beside : block);
    else return message;
  }
  if (content.every((block, index) => block === own[index])) return message;
  const attachmentIds = attachmentIdsOf(content);
  return { ...rest, content, ...(attachmentIds.length > 0 && { attachmentIds }) };
}

/** Whether two blocks are what another program knows by one name, with bytes or without. */
function isSameFile(one: Block, other: Block | undefined): other is Block {
  const isKnown = one.source !== undefined && one.source === other?.source;
  return isKnown && fileTypes.has(one.type) && fileTypes.has(other?.type);
}

const fileTypes = new Set<unknown>(['named_file', 'image', 'document']);

/** Bytes say more than a name, and a name more than none. */
function saysMore(one: Block, other: Block): boolean {
  return isNamed(other) && (!isNamed(one) || other.name === '');
}

function isNamed({ type }: Block): boolean {
  return type === 'named_file';
}
