import type { ArchivedConversation } from '../archive/archived-conversation';

/** In milliseconds: so much clocks and time zones may differ. */
const margin = 24 * 60 * 60 * 1_000;

/** Where a conversation of a file has its first time that has not come yet; undefined if there is none. */
export function timeAhead({ conversation, messages }: ArchivedConversation, now: number): string | undefined {
  const isAhead = (time: number) => time > now + margin;
  const at = messages.findIndex(({ createdAt }) => isAhead(createdAt));
  if (at !== -1) return `messages[${at}].createdAt`;
  return isAhead(conversation.updatedAt) ? 'conversation.updatedAt' : undefined;
}

/** The conversation, listed as one of today at the latest: else it would stand above all others for years. */
export function listedToday(
  { conversation, ...rest }: ArchivedConversation,
  now: number,
): ArchivedConversation {
  const { createdAt, updatedAt, pinnedAt, archivedAt } = conversation;
  const listed = {
    ...conversation,
    createdAt: Math.min(createdAt, now),
    updatedAt: Math.min(updatedAt, now),
    ...(pinnedAt !== undefined && { pinnedAt: Math.min(pinnedAt, now) }),
    ...(archivedAt !== undefined && { archivedAt: Math.min(archivedAt, now) }),
  };
  return { ...rest, conversation: listed };
}
