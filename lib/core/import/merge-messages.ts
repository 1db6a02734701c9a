import type { ArchivedConversation } from '../archive/archived-conversation';
import type { Message } from '../conversation';
import type { Versions } from './merge';
import { renamed } from './renamed';
import { idBeside, messageRevision, type Revision, substanceOf } from './revision';
import { isSame } from './same-value';

interface MergedMessages {
  /** What is to be written. */
  messages: readonly Message[];
  revisions: readonly Revision[];
  nextSeq: number;
  addedMessages: number;
  /** The conversation of the file, with the ids and numbers that its messages have here. */
  placed: ArchivedConversation;
}

/** Puts the messages of a file among those that are here. Messages of the file come before what follows them. */
export function mergeMessages(versions: Versions): MergedMessages {
  return versions.relation === 'newer' ? takeNewer(versions) : addTo(versions);
}

/** All that is here is in the file, too: here it becomes what it is there. */
function takeNewer({ stored, incoming, isForeign }: Versions): MergedMessages {
  const here = byId(stored.messages);
  const messages: Message[] = [];
  const revisions: Revision[] = [];
  const placed = incoming.messages.map((message) => {
    const known = here.get(message.id);
    const next = known ? continued(known, message, isForeign) : message;
    if (known && isSame(known, next)) return known;
    messages.push(next);
    if (known && !isSame(substanceOf(known), substanceOf(next))) revisions.push(messageRevision(known));
    return next;
  });
  return {
    messages,
    revisions,
    nextSeq: Math.max(stored.conversation.nextSeq, incoming.conversation.nextSeq),
    addedMessages: incoming.messages.length - here.size,
    placed: { ...incoming, messages: placed },
  };
}

/** A message as the file has it, with what only this profile knows. */
function continued(known: Message, message: Message, isForeign: boolean): Message {
  const { tokens, deletedAt, isPinned, isExcluded, shownSeq, createdAt } = known;
  const isSameContent = isSame(known.content, message.content);
  return {
    ...message,
    ...(message.tokens === undefined && tokens !== undefined && isSameContent && { tokens }),
    ...(deletedAt !== undefined && { deletedAt }),
    ...(isForeign && { createdAt }),
    ...(isForeign && isPinned !== undefined && { isPinned }),
    ...(isForeign && isExcluded !== undefined && { isExcluded }),
    ...(isForeign && shownSeq !== undefined && { shownSeq }),
  };
}

/** What is here stays as it is; what is not comes beside it, under numbers of its own. */
function addTo(versions: Versions): MergedMessages {
  const { stored } = versions;
  const here = byId(stored.messages);
  const { names, revisions } = findDifferences(here, versions);
  const incoming = renamed(versions.incoming, (id) => names.get(id) ?? id);
  let { nextSeq } = stored.conversation;
  const messages: Message[] = [];
  const placed = incoming.messages.map((message) => {
    const known = here.get(message.id);
    if (known) return known;
    const added = { ...message, seq: nextSeq++ };
    messages.push(added);
    here.set(added.id, added);
    return added;
  });
  return {
    messages,
    revisions,
    nextSeq,
    addedMessages: messages.length,
    placed: { ...incoming, messages: placed },
  };
}

/** What says something else here than there: an older version is kept as one, any other gets an id of its own. */
function findDifferences(
  here: ReadonlyMap<string, Message>,
  { incoming, relation, deletedIds }: Versions,
): { names: ReadonlyMap<string, string>; revisions: readonly Revision[] } {
  const names = new Map<string, string>();
  const revisions: Revision[] = [];
  for (const message of incoming.messages) {
    const known = here.get(message.id);
    if (!known || isSame(substanceOf(known), substanceOf(message))) continue;
    const beside = idBeside(message);
    if (here.has(beside)) names.set(message.id, beside);
    else if (relation === 'older') revisions.push(messageRevision(message));
    else if (!deletedIds.has(beside)) names.set(message.id, beside);
  }
  return { names, revisions };
}

function byId(messages: readonly Message[]): Map<string, Message> {
  return new Map(messages.map((message) => [message.id, message]));
}
