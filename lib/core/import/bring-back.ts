import { showBranch } from '../branches';
import type { Message } from '../conversation';
import { type ConversationChange, restoreMessage, type StoredConversation } from '../message-deletion';
import { idBeside } from './revision';

/**
 * Puts an earlier version of a message beside the one that took its place, and shows the branch that ends with it;
 * nothing is overwritten. It gets the id that an import would give it, so that it comes back once, however often that is
 * asked for. Undefined if the message is not there any more. `now` is in milliseconds since 1970.
 */
export function bringBack(
  stored: StoredConversation,
  version: Message,
  now: number,
): ConversationChange | undefined {
  const { conversation, messages } = stored;
  const id = idBeside(version);
  const known = messages.find((message) => message.id === id);
  if (known) return known.deletedAt === undefined ? showBranch(stored, id) : restoreMessage(stored, id);
  const newer = messages.find((message) => message.id === version.id);
  if (!newer) return undefined;
  const { shownSeq: _1, deletedAt: _2, wayBack: _3, isPinned: _4, isExcluded: _5, ...kept } = version;
  const { nextSeq } = conversation;
  return {
    conversation: { ...conversation, headId: id, nextSeq: nextSeq + 1, updatedAt: now },
    messages: [{ ...kept, id, parentId: newer.parentId, seq: nextSeq }],
    summaries: [],
  };
}
