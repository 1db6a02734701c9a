import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer, Part } from './importer';
import { readMessages } from './messages';
import { sectionsBeside } from './sections';
import type { SourceMessage } from './source-conversation';

/**
 * The export of Chatbox: since its second generation each conversation under a name of its own (`session:…`), before
 * that all in one list. Beside them are keys and settings, which stay unread.
 */
export const chatbox: Importer = {
  format: 'chatbox',
  recognize: ({ shape, values: [document] }) =>
    shape === 'value' && split(document).length > 0
      ? {
          kind: 'whole',
          split,
          ignored: sectionsBeside(document, ...sessionNames(document), oldList, newList, '__exported_items'),
        }
      : undefined,
  convert,
};

const [oldList, newList] = ['chat-sessions', 'chat-sessions-list'];

function sessionNames(document: Json | undefined): string[] {
  return Object.keys(objectOf(document) ?? {}).filter((name) => name.startsWith('session:'));
}

function isSession(value: unknown): boolean {
  return textAt(value, 'id') !== undefined && Array.isArray(valueAt(value, 'messages'));
}

/** The sessions, and the threads that each had before its present one, which are conversations of their own. */
function split(document: Json | undefined): Part[] {
  const listed = new Map(listAt(document, newList).map((entry) => [textAt(entry, 'id'), entry]));
  const found = [
    ...sessionNames(document).map((name) => ({ value: valueAt(document, name) as Json, place: name })),
    ...listAt(document, oldList).map((value, index) => ({ value, place: `${oldList}[${index}]` })),
  ];
  const seen = new Set<string>();
  return found.flatMap(({ value, place }): Part[] => {
    const session = objectOf(value);
    const id = textAt(session, 'id') ?? '';
    if (!session || !isSession(session) || seen.has(id)) return [];
    seen.add(id);
    const starred = valueAt(listed.get(id), 'starred') ?? session.starred ?? false;
    const threads = listAt(session, 'threads').map((thread, index) => ({
      value: {
        ...objectOf(thread),
        messageForksHash: session.messageForksHash ?? null,
        threadOf: session.name ?? '',
      },
      place: `${place}.threads[${index}]`,
    }));
    return [{ value: { ...session, threads: [], starred: starred === true }, place }, ...threads];
  });
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('chatbox', context);
  const object = conversationObject(value);
  const { notes } = conversion;
  if (objectOf(object.settings)) notes.add('settings-ignored', 'settings');
  const { systemPrompt, messages } = read(listAt(object, 'messages'), 'messages', conversion);
  const shown = chained(messages, null);
  const forks = forksOf(object, new Set(shown.map(({ id }) => id)), conversion);
  return conversion.finish({
    sourceId: textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'threadName') || textAt(object, 'name') || textAt(object, 'threadOf'),
    systemPrompt,
    createdAt: notes.time('createdAt', object.createdAt),
    isPinned: object.starred === true,
    messages: [...shown, ...forks],
    headId: shown.at(-1)?.id,
  });
}

function read(list: readonly Json[], place: string, conversion: Conversion) {
  const messages = list.map((entry) => (objectOf(entry) ? withContent(objectOf(entry) ?? {}) : entry));
  return readMessages(messages, place, conversion, (message, at) => ({
    id: textAt(message, 'id'),
    at: conversion.notes.time(at, message.timestamp),
    model: message.role === 'assistant' ? textAt(message, 'model') : undefined,
    isStopped: message.generating === true || Boolean(message.error) || undefined,
  }));
}

/** Content was a text once, and is a list of parts now; files were always beside it. */
function withContent(message: JsonObject): JsonObject {
  const parts = listAt(message, 'contentParts');
  const text = parts.length > 0 || typeof message.content !== 'string' ? [] : [message.content];
  const files = ['pictures', 'files', 'links'].flatMap((name) => listAt(message, name)).map(asFile);
  const reasoning = message.reasoningContent ?? null;
  return {
    ...message,
    content: [...files, ...parts.flatMap(partsOf), ...text],
    reasoning_content: reasoning,
  };
}

/** What a tool said is in the part that calls it; pictures are kept elsewhere, under a name. */
function partsOf(part: Json): Json[] {
  const type = textAt(part, 'type');
  if (type === 'image') return [asFile(part)];
  if (type !== 'tool-call') return [part];
  const {
    toolCallId = null,
    toolName = null,
    args = null,
    result = null,
    state = null,
  } = objectOf(part) ?? {};
  const call = { type: 'tool_use', id: toolCallId, name: toolName, input: args };
  const said = { type: 'tool_result', tool_use_id: toolCallId, name: toolName, content: result };
  return result === null ? [call] : [call, { ...said, is_error: state === 'error' }];
}

function asFile(file: Json): Json {
  const url = textAt(file, 'url') ?? '';
  if (url.startsWith('data:')) return { type: 'image', url };
  const name = textAt(file, 'name') ?? textAt(file, 'title') ?? '';
  return { type: 'file', name, file_id: textAt(file, 'storageKey') ?? (url || (textAt(file, 'id') ?? '')) };
}

/** Messages with ids, each after the one before it, the first one after `parentId`. */
function chained(messages: readonly SourceMessage[], parentId: string | null): SourceMessage[] {
  let before = parentId;
  return messages.map((message, index) => {
    const id = message.id || `${parentId ?? 'first'}.${index}`;
    const chainedMessage = { ...message, id, parentId: before };
    before = id;
    return chainedMessage;
  });
}

/** By the message that they follow: lists of what else was there. The one that is shown is empty in them. */
function forksOf(
  object: JsonObject,
  shown: ReadonlySet<string | undefined>,
  conversion: Conversion,
): SourceMessage[] {
  const hash = Object.entries(objectOf(object.messageForksHash) ?? {});
  const isThread = object.threadOf !== undefined;
  return hash.flatMap(([after, fork]) => {
    if (isThread && !shown.has(after)) return [];
    return listAt(fork, 'lists').flatMap((list, index) => {
      const place = `messageForksHash.${after}.lists[${index}].messages`;
      return chained(read(listAt(list, 'messages'), place, conversion).messages, after);
    });
  });
}
