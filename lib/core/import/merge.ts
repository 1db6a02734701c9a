import type { ArchivedConversation } from '../archive/archived-conversation';
import type { Conversation, Message } from '../conversation';
import type { Summary } from '../summary/summary';
import { fillFiles } from './fill-files';
import { mergeMessages } from './merge-messages';
import { type Obstacles, readied } from './ready';
import { type Revision, revisionOf, summaryRevision, wishesOf } from './revision';
import { isSame } from './same-value';

/**
 * What becomes of a conversation of a file.
 * - `new`: it is not here yet
 * - `same`: all of it is here
 * - `newer`: the file has all that is here, and more
 * - `older`: all of it is here, and something newer
 * - `both`: here and there something was written that the other one does not have; both are kept
 * - `deleted`: the user has deleted it here, and it stays so
 * - `busy`: a reply is arriving in it, so it is left alone now
 */
export type Verdict = 'new' | 'same' | 'newer' | 'older' | 'both' | 'deleted' | 'busy';

/** What is here of a conversation that a file has. */
export interface Present extends Obstacles {
  stored: ArchivedConversation | undefined;
  /** The user has deleted it for good. */
  isDeleted: boolean;
  /** Versions that are kept already. */
  revisionIds: ReadonlySet<string>;
}

export interface MergeOptions {
  /** Another program wrote the file: it knows nothing of what the user wishes here. */
  isForeign: boolean;
  /** Conversations and messages that the user has deleted come back. */
  restores: boolean;
}

export interface Merge {
  verdict: Verdict;
  /** What is to be written; undefined for nothing. What is not in it stays as it is. */
  change?: ArchivedConversation & { revisions: readonly Revision[] };
  /** How many messages come in addition. */
  addedMessages: number;
}

/**
 * Puts a conversation of a file together with what is here. Nothing that is here goes, whatever the file has: a version
 * that makes way for a newer one is kept as a revision, and where both have changed, both can be seen. The same file
 * again changes nothing, and of two files the order does not matter, apart from which of two versions of one message
 * keeps its place.
 *
 * A file is newer than what is here if it has all messages that are here, and something was written in it later.
 */
export function mergeConversation(
  file: ArchivedConversation,
  present: Present,
  { isForeign, restores }: MergeOptions,
): Merge {
  const { stored } = present;
  const isDeleted = present.isDeleted || stored?.conversation.deletedAt !== undefined;
  if (isDeleted && !restores) return { verdict: 'deleted', addedMessages: 0 };
  if (stored?.messages.some(({ status }) => status === 'streaming'))
    return { verdict: 'busy', addedMessages: 0 };
  const deletedIds = restores ? new Set<string>() : present.deletedIds;
  const incoming = readied(file, { takenIds: present.takenIds, deletedIds });
  if (!stored) return whole(incoming);
  const { filled, ...both } = fillFiles(stored, incoming);
  const relation = relationOf(both.stored, both.incoming);
  const merged = mergedWith({ ...both, relation, deletedIds, isForeign });
  return withFilled(verdictOn(merged, both.stored, relation, present.revisionIds), both.stored, filled);
}

function whole(incoming: ArchivedConversation): Merge {
  const change = { ...incoming, revisions: [] };
  return { verdict: 'new', change, addedMessages: incoming.messages.length };
}

/** How a file stands to what is here. */
type Relation = 'newer' | 'older' | 'both';

/** Two versions of a conversation, and what decides between them. */
export interface Versions {
  stored: ArchivedConversation;
  incoming: ArchivedConversation;
  relation: Relation;
  deletedIds: ReadonlySet<string>;
  isForeign: boolean;
}

function relationOf(stored: ArchivedConversation, incoming: ArchivedConversation): Relation {
  const [here, there] = [idSet(stored.messages), idSet(incoming.messages)];
  const difference = incoming.conversation.updatedAt - stored.conversation.updatedAt;
  if (difference > 0 && isWithin(here, there) && !stored.conversation.cleared) return 'newer';
  return difference < 0 && isWithin(there, here) ? 'older' : 'both';
}

type Merged = ArchivedConversation & { revisions: readonly Revision[]; addedMessages: number };

function mergedWith(versions: Versions): Merged {
  const { stored } = versions;
  const { messages, revisions, nextSeq, placed, addedMessages } = mergeMessages(versions);
  const summaries = mergeSummaries(versions, placed);
  const requestsHere = idSet(stored.requests);
  const rest = {
    messages,
    summaries: summaries.changed,
    requests: placed.requests.filter(({ id }) => !requestsHere.has(id)),
  };
  const isGrown = rest.messages.length + rest.summaries.length + rest.requests.length > 0;
  const record = mergeRecord(versions, placed.conversation, isGrown);
  return {
    ...rest,
    conversation: addedMessages > 0 ? { ...record.conversation, nextSeq } : record.conversation,
    revisions: [...record.revisions, ...revisions, ...summaries.revisions],
    addedMessages,
  };
}

function verdictOn(
  { addedMessages, ...change }: Merged,
  stored: ArchivedConversation,
  relation: Relation,
  revisionIds: ReadonlySet<string>,
): Merge {
  const revisions = change.revisions.filter(({ id }) => !revisionIds.has(id));
  const { length: rows } = [...change.messages, ...change.summaries, ...change.requests];
  const isChanged = rows > 0 || !isSame(change.conversation, stored.conversation);
  if (isChanged) return { verdict: relation, change: { ...change, revisions }, addedMessages };
  const verdict = relation === 'older' ? 'older' : 'same';
  if (revisions.length === 0) return { verdict, addedMessages };
  return { verdict: 'older', change: { ...change, revisions }, addedMessages };
}

/** Together with the messages that have only gained their files. */
function withFilled(merge: Merge, stored: ArchivedConversation, filled: readonly Message[]): Merge {
  const change = merge.change ?? { ...emptyChange, conversation: stored.conversation };
  const changed = idSet(change.messages);
  const left = filled.filter(({ id }) => !changed.has(id));
  if (left.length === 0) return merge;
  // What is older than what is here brings nothing, and so it would not bring the bytes.
  const verdict = merge.change && merge.verdict !== 'older' ? merge.verdict : 'newer';
  return { ...merge, verdict, change: { ...change, messages: [...left, ...change.messages] } };
}

const emptyChange = { messages: [], summaries: [], requests: [], revisions: [] };

function mergeRecord(
  { stored: { conversation: stored }, relation, isForeign }: Versions,
  incoming: Conversation,
  isGrown: boolean,
): { conversation: Conversation; revisions: readonly Revision[] } {
  const { deletedAt: _, ...listed } = stored;
  // What another program says of when it was written may be no more than when its file was.
  if (isForeign && !isGrown) return { conversation: listed, revisions: [] };
  if (isForeign) return { conversation: continuedRecord(listed, incoming, relation), revisions: [] };
  const isOther = !isSame(wishesOf(stored), wishesOf(incoming));
  if (relation === 'newer') {
    const nextSeq = Math.max(stored.nextSeq, incoming.nextSeq);
    return { conversation: { ...incoming, nextSeq }, revisions: isOther ? [revisionOf(stored)] : [] };
  }
  const keepsOther = isOther && (relation === 'older' || isGrown);
  const updatedAt = Math.max(stored.updatedAt, incoming.updatedAt);
  return {
    conversation: isGrown ? { ...listed, updatedAt } : listed,
    revisions: keepsOther ? [revisionOf(incoming)] : [],
  };
}

/** What the user made of it here stays; what was written elsewhere is shown if nothing was written here since. */
function continuedRecord(stored: Conversation, incoming: Conversation, relation: Relation): Conversation {
  const updatedAt = Math.max(stored.updatedAt, incoming.updatedAt);
  const title = stored.hasOwnTitle ? stored.title : incoming.title || stored.title;
  const headId = relation === 'newer' ? incoming.headId : stored.headId;
  return { ...stored, title, headId, updatedAt };
}

function mergeSummaries({ stored, relation }: Versions, placed: ArchivedConversation) {
  const here = new Map(stored.summaries.map((summary) => [summary.id, summary]));
  const seqs = new Map(placed.messages.map(({ id, seq }) => [id, seq]));
  const numbered = (summary: Summary) => ({
    ...summary,
    upToSeq: seqs.get(summary.upToId) ?? summary.upToSeq,
  });
  const changed: Summary[] = [];
  const revisions: Revision[] = [];
  for (const incoming of placed.summaries.map(numbered)) {
    const known = here.get(incoming.id);
    here.delete(incoming.id);
    if (known && isSame(known, incoming)) continue;
    if (!known || relation === 'newer') changed.push(incoming);
    if (known) revisions.push(summaryRevision(relation === 'newer' ? known : incoming));
  }
  // Those that only this profile has: their messages may have got other numbers.
  const renumbered = [...here.values()]
    .map(numbered)
    .filter((summary) => !isSame(summary, here.get(summary.id)));
  return { changed: [...changed, ...renumbered], revisions };
}

function idSet(rows: readonly { id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((id) => all.has(id));
}
