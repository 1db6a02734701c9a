import { idOfSource } from '@/lib/core/archive/source-ids';
import { attachmentIdsOf } from '@/lib/core/attachments/attachment';
import type { Conversation, Message, ReplyFacts } from '@/lib/core/conversation';
import { leafBelow, treeOf } from '@/lib/core/message-tree';
import { roughTokens } from '@/lib/core/rough-tokens';
import { asCovered, type Summary } from '@/lib/core/summary/summary';
import { titleFrom } from '@/lib/core/title';
import { type Folded, type Folding, fold } from './fold';
import { forestOf } from './forest';
import type { ImportContext, ImportedConversation } from './importer';
import type { Notes } from './notes';
import { inOrderOfTime, namesOf, timeOfFolded } from './number';
import type { SourceConversation, SourceMessage } from './source-conversation';
import { titleOfSource } from './title';

/**
 * A conversation as Aside keeps it: a sound tree whose messages are numbered in the order of their times, each after
 * the one that it follows, and whose head is the end of the branch that was shown. Takes time in proportion to its
 * size, apart from sorting.
 */
export function toArchived(
  source: SourceConversation,
  context: ImportContext,
  notes: Notes,
): ImportedConversation {
  const folding = fold(source.messages, forestOf(source.messages, notes));
  const byFolded = messagesOf(source, folding, context);
  const messages = [...byFolded.values()];
  const begun = conversationOf(source, messages, context, notes);
  const conversation = { ...begun, headId: headOf(source, begun, folding, byFolded, notes) };
  const archived = {
    conversation,
    messages,
    summaries: summariesOf(source, conversation, folding, byFolded),
    requests: [],
  };
  const files = new Map((source.attachments ?? []).map((file) => [file.id, file]));
  const { namedFiles = [] } = source;
  return { archived, attachments: [...files.values()], namedFiles, notes: notes.list() };
}

type ByFolded = ReadonlyMap<Folded, Message>;

function idOf({ format, sourceId }: SourceConversation, ...names: readonly string[]): string {
  return idOfSource(format, sourceId, ...names);
}

function messagesOf(source: SourceConversation, folding: Folding, { fileTime }: ImportContext): ByFolded {
  const names = namesOf(source.messages);
  const byFolded = new Map<Folded, Message>();
  for (const folded of inOrderOfTime(folding.messages, source.messages)) {
    const { parts, content, role, parent } = folded;
    const before = parent && byFolded.get(parent);
    const attachmentIds = attachmentIdsOf(content);
    byFolded.set(folded, {
      id: idOf(source, ...(names[parts[0] ?? 0] ?? [])),
      conversationId: idOf(source),
      parentId: before?.id ?? null,
      seq: byFolded.size + 1,
      role,
      status: isStopped(folded, source.messages) ? 'stopped' : 'complete',
      content,
      createdAt: timeOfFolded(folded, source.messages) ?? before?.createdAt ?? source.createdAt ?? fileTime,
      ...(role === 'assistant' && { reply: replyOf(folded, source.messages) }),
      ...(attachmentIds.length > 0 && { attachmentIds }),
      importedFrom: source.format,
    });
  }
  return byFolded;
}

function isStopped({ role, parts }: Folded, messages: readonly SourceMessage[]): boolean {
  return role === 'assistant' && messages[parts.at(-1) ?? 0]?.isStopped === true;
}

function replyOf({ parts }: Folded, messages: readonly SourceMessage[]): ReplyFacts {
  const last = <Name extends keyof SourceMessage>(name: Name): SourceMessage[Name] | undefined =>
    messages[parts.findLast((part) => messages[part]?.[name] !== undefined) ?? -1]?.[name];
  const stopReason = messages[parts.at(-1) ?? 0]?.stopReason;
  const [usage, thinking, endedAt] = [last('usage'), last('thinking'), last('at')];
  return {
    model: last('model') ?? '',
    ...(stopReason && { stopReason }),
    ...(usage && { usage }),
    ...(thinking && { thinking }),
    ...(endedAt !== undefined && parts.length > 1 && { endedAt }),
  };
}

function conversationOf(
  source: SourceConversation,
  messages: readonly Message[],
  { fileTime, model }: ImportContext,
  notes: Notes,
): Conversation {
  const title = titleOfSource(source.title, notes);
  const times = messages.map(({ createdAt }) => createdAt).sort((one, other) => one - other);
  const createdAt = source.createdAt ?? times[0] ?? source.updatedAt ?? fileTime;
  const updatedAt = Math.max(createdAt, source.updatedAt ?? times.at(-1) ?? createdAt);
  return {
    id: idOf(source),
    title: title || firstTitle(messages),
    hasOwnTitle: title !== '',
    systemPrompt: source.systemPrompt ?? '',
    model,
    headId: null,
    nextSeq: messages.length + 1,
    createdAt,
    updatedAt,
    ...(source.isPinned && { pinnedAt: updatedAt }),
    ...(source.isArchived && { archivedAt: updatedAt }),
    importedFrom: source.format,
  };
}

/** How many messages are looked at for a title. */
const tellingMessages = 20;

function firstTitle(messages: readonly Message[]): string {
  for (const { content } of messages.slice(0, tellingMessages)) {
    const title = titleFrom(content);
    if (title !== '') return title;
  }
  return '';
}

function headOf(
  { headId, messages: sources }: SourceConversation,
  conversation: Conversation,
  { at }: Folding,
  byFolded: ByFolded,
  notes: Notes,
): string | null {
  if (byFolded.size === 0) return null;
  const tree = treeOf(conversation, [...byFolded.values()]);
  const position = headId === undefined ? -1 : sources.findIndex(({ id }) => id === headId);
  if (headId !== undefined && position === -1) notes.add('head-missing');
  const folded = at[position];
  const message = folded && byFolded.get(folded);
  return leafBelow(message?.id ?? null, tree);
}

/** Another program's summary stands for the same messages here; nobody knows any more what it cost. */
function summariesOf(
  source: SourceConversation,
  conversation: Conversation,
  { at }: Folding,
  byFolded: ByFolded,
): Summary[] {
  const { summary } = source;
  const last = summary && at[summary.upTo];
  if (!summary || !last || summary.text.trim() === '') return [];
  const covered: Message[] = [];
  for (let next: Folded | undefined = last; next; next = next.parent) {
    const message = byFolded.get(next);
    if (message) covered.push(message);
  }
  const [upTo] = covered;
  if (!upTo) return [];
  return [
    {
      id: idOf(source, 'summary', upTo.id),
      conversationId: conversation.id,
      upToId: upTo.id,
      upToSeq: upTo.seq,
      covered: covered.reverse().map(asCovered),
      text: summary.text,
      tokens: roughTokens(summary.text),
      providerId: '',
      model: '',
      usage: [],
      createdAt: upTo.createdAt,
      policy: { mode: 'summary', automatic: 'ask' },
      before: { anchorId: null },
    },
  ];
}
