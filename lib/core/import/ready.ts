import type { ArchivedConversation } from '../archive/archived-conversation';
import { idOfSource } from '../archive/source-ids';
import { attachmentIdsOf } from '../attachments/attachment';
import type { Conversation, Message } from '../conversation';
import { reparented } from '../message-deletion';
import { renamed } from './renamed';

/** What is here that a conversation of a file has to make way for. */
export interface Obstacles {
  /** Ids of its messages, summaries and requests that another conversation here has. */
  takenIds: ReadonlySet<string>;
  /** Its messages that the user has deleted for good. */
  deletedIds: ReadonlySet<string>;
}

/**
 * A conversation of a file as it can be stored: what was deleted stays so, no other conversation loses what it has, and
 * nothing is arriving.
 */
export function readied(
  incoming: ArchivedConversation,
  { takenIds, deletedIds }: Obstacles,
): ArchivedConversation {
  const { id } = incoming.conversation;
  const kept = deletedIds.size === 0 ? incoming : without(incoming, deletedIds);
  const own =
    takenIds.size === 0
      ? kept
      : renamed(kept, (old) => (takenIds.has(old) ? idOfSource('elsewhere', id, old) : old));
  return { ...own, conversation: listed(own.conversation), messages: own.messages.map(settled) };
}

function without(incoming: ArchivedConversation, ids: ReadonlySet<string>): ArchivedConversation {
  const { conversation, messages, summaries, requests } = incoming;
  const { messages: moved, leftFor } = reparented(messages, ids);
  const movedById = new Map(moved.map((message) => [message.id, message]));
  return {
    conversation: { ...conversation, headId: leftFor(conversation.headId) },
    messages: messages
      .filter((message) => !ids.has(message.id))
      .map((message) => movedById.get(message.id) ?? message),
    summaries: summaries.filter(({ upToId }) => !ids.has(upToId)),
    requests: requests.filter((request) => !ids.has(request.id)),
  };
}

/** What another profile was about to delete is no wish of this one's user. */
function listed({ deletedAt: _, cleared: __, ...conversation }: Conversation): Conversation {
  return conversation;
}

function settled({ deletedAt: _, attachmentIds: __, ...message }: Message): Message {
  const attachmentIds = attachmentIdsOf(message.content);
  return {
    ...message,
    status: message.status === 'streaming' ? 'interrupted' : message.status,
    ...(attachmentIds.length > 0 && { attachmentIds }),
  };
}
