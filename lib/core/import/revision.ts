import { canonicalJson } from '../archive/canonical-json';
import { idOfSource } from '../archive/source-ids';
import type { Conversation, Message } from '../conversation';
import type { Summary } from '../summary/summary';

/** Something as it was before an import brought a newer version, or as an import brought it when this was newer. */
export type Revision = (
  | { kind: 'conversation'; value: Conversation }
  | { kind: 'message'; value: Message }
  | { kind: 'summary'; value: Summary }
) & {
  /** Made of what it says, so that the same version is kept once. */
  id: string;
  conversationId: string;
};

/** What the user made of a conversation, apart from what is in it and from when that came. */
export function wishesOf(conversation: Conversation): Partial<Conversation> {
  const {
    headId: _1,
    nextSeq: _2,
    createdAt: _3,
    updatedAt: _4,
    lastRequest: _5,
    failedId: _6,
    deletedAt: _7,
    cleared: _8,
    ...wishes
  } = conversation;
  return wishes;
}

/** What a message says and how it came to be, apart from its place and from what the user wishes of it. */
export function substanceOf({
  role,
  status,
  content,
  reply,
}: Message): Pick<Message, 'role' | 'status' | 'content' | 'reply'> {
  return { role, status, content, ...(reply && { reply }) };
}

export function revisionOf(conversation: Conversation): Revision {
  const id = idFor(conversation.id, wishesOf(conversation));
  return { id, conversationId: conversation.id, kind: 'conversation', value: conversation };
}

export function messageRevision(message: Message): Revision {
  const id = idFor(message.id, substanceOf(message));
  return { id, conversationId: message.conversationId, kind: 'message', value: message };
}

export function summaryRevision(summary: Summary): Revision {
  return {
    id: idFor(summary.id, summary),
    conversationId: summary.conversationId,
    kind: 'summary',
    value: summary,
  };
}

/** The id of a message that says something else than one with the same id does. */
export function idBeside(message: Message): string {
  return idOfSource('beside', message.id, canonicalJson(substanceOf(message)));
}

function idFor(id: string, said: unknown): string {
  return idOfSource('revision', id, canonicalJson(said));
}
