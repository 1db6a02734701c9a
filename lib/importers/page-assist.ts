import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { listAt, objectAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer } from './importer';
import { readMessage } from './messages';
import { sectionsBeside } from './sections';
import type { SourceMessage } from './source-conversation';

/** The backup of Page Assist: `chat` has its conversations, and beside it are keys and settings, which stay unread. */
export const pageAssist: Importer = {
  format: 'page-assist',
  recognize: ({ shape, values: [document] }) =>
    shape === 'value' && listAt(document, 'chat').slice(0, 3).some(isChat)
      ? { kind: 'entries', path: ['chat'], ignored: sectionsBeside(document, 'chat') }
      : undefined,
  convert,
};

function isChat(value: Json): boolean {
  return objectAt(value, 'history') !== undefined && Array.isArray(valueAt(value, 'messages'));
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('page-assist', context);
  const object = conversationObject(value);
  const history = objectAt(object, 'history') ?? {};
  const { notes } = conversion;
  const messages = listAt(object, 'messages').flatMap((entry, index) => {
    const place = `messages[${index}]`;
    const message = objectOf(entry);
    if (!message) notes.add('entries-unreadable', place);
    return message ? [messageOf(message, place, conversion)] : [];
  });
  return conversion.finish({
    sourceId: textAt(history, 'id') || hashOfJson(value),
    title: textAt(history, 'title'),
    systemPrompt: textAt(history, 'last_used_prompt', 'prompt_content'),
    createdAt: notes.time('history.createdAt', history.createdAt),
    isPinned: history.is_pinned === true,
    messages: inOrderOfTime(messages),
  });
}

/** Each follows the one that was written before it; of equal times the order of the file counts. */
function inOrderOfTime(messages: readonly SourceMessage[]): SourceMessage[] {
  let latest = 0;
  const timed = messages.map((message) => {
    latest = message.at ?? latest;
    return { message, time: latest };
  });
  return timed.sort((one, other) => one.time - other.time).map(({ message }) => message);
}

function messageOf(message: JsonObject, place: string, conversion: Conversion): SourceMessage {
  const { role, toolCalls, toolCallId } = message;
  const common = { ...message, tool_calls: toolCalls ?? null, tool_call_id: toolCallId ?? null };
  const read = readMessage(common, place, conversion);
  return {
    ...read,
    id: textAt(message, 'id'),
    blocks: [...picturesOf(message, place, conversion), ...read.blocks, ...sourcesOf(message, conversion)],
    at: conversion.notes.time(place, message.createdAt),
    model: role === 'assistant' ? (textAt(message, 'modelName') ?? textAt(message, 'name')) : undefined,
  };
}

/** Empty texts stand for no picture. */
function picturesOf(message: JsonObject, place: string, { files }: Conversion): Block[] {
  return listAt(message, 'images').flatMap((image, index) =>
    typeof image === 'string' && image !== ''
      ? [files.at(image, { place: `${place}.images[${index}]` })]
      : [],
  );
}

/** What was searched, read and attached. */
function sourcesOf(message: JsonObject, conversion: Conversion): Block[] {
  const found = [
    ...listAt(message, 'sources'),
    ...listAt(message, 'search', 'search_results'),
    ...listAt(message, 'documents'),
  ];
  return found.flatMap((source) =>
    conversion.citation({
      title:
        textAt(source, 'name') ??
        textAt(source, 'title') ??
        (typeof source === 'string' ? source : undefined),
      address: textAt(source, 'url') ?? textAt(source, 'link'),
      text: textAt(source, 'pageContent'),
    }),
  );
}
