import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { listAt, objectAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { textOfResult } from './content-parts';
import type { Conversion } from './conversion';
import type { ImportedConversation } from './importer';
import type { SourceMessage } from './source-conversation';

/** Whether a value is a chat of Claude's design canvas: a message's content is an object with blocks of its own kinds. */
export function isDesignChat(value: Json | undefined): boolean {
  const messages = listAt(value, 'messages');
  return (
    messages.length > 0 &&
    valueAt(value, 'chat_messages') === undefined &&
    messages.slice(0, 3).every((message) => textAt(message, 'content', 'role') !== undefined)
  );
}

/** All of them are called "Chat": the name of their project says more. */
export function convertDesignChat(object: JsonObject, conversion: Conversion): ImportedConversation {
  const { notes } = conversion;
  return conversion.finish({
    sourceId: textAt(object, 'uuid') || textAt(object, 'id') || hashOfJson(object),
    title: textAt(object, 'project', 'name') ?? textAt(object, 'title') ?? textAt(object, 'name'),
    createdAt: notes.time('created_at', object.created_at),
    updatedAt: notes.time('updated_at', object.updated_at),
    messages: listAt(object, 'messages').flatMap((entry, index) => {
      const place = `messages[${index}]`;
      const content = objectAt(entry, 'content');
      if (!content) notes.add('entries-unreadable', place);
      return content ? [messageOf(entry, content, place, conversion)] : [];
    }),
  });
}

function messageOf(entry: Json, content: JsonObject, place: string, conversion: Conversion): SourceMessage {
  const blocks = listAt(content, 'contentBlocks').flatMap((block, index) =>
    blocksOf(block, `${place}.content.contentBlocks[${index}]`, conversion),
  );
  const isWorded = blocks.some(({ type }) => type === 'text');
  return {
    id: textAt(entry, 'uuid') ?? textAt(content, 'id') ?? textAt(entry, 'id'),
    role: content.role === 'assistant' ? 'assistant' : 'user',
    blocks: [
      ...attachmentsOf(content, place, conversion),
      ...blocks,
      ...(isWorded ? [] : conversion.text(content.content)),
    ],
    at: conversion.notes.time(place, content.timestamp, valueAt(entry, 'created_at')),
    place,
  };
}

function blocksOf(value: Json, place: string, conversion: Conversion): Block[] {
  const block = objectOf(value) ?? {};
  const words = block.text ?? block.content;
  if (block.type === 'text') return conversion.text(words);
  if (block.type === 'thinking') return conversion.thinking(block.thinking ?? words);
  if (block.type !== 'tool_call') return [conversion.raw(textAt(block, 'type') ?? 'block', value, place)];
  // A call is in the block itself, or in an object of that name.
  const call = objectOf(block.toolCall ?? block.tool_call) ?? block;
  const output = call.output ?? call.result;
  const use = {
    id: call.id,
    name: call.name ?? call.toolName,
    input: call.input ?? call.arguments ?? call.args,
  };
  return [
    conversion.toolUse(use, place),
    ...(output === undefined || output === null
      ? []
      : [conversion.toolResult({ id: use.id, name: use.name, content: textOfResult(output) })]),
  ];
}

function attachmentsOf(content: JsonObject, place: string, { files }: Conversion): Block[] {
  return listAt(content, 'attachments').map((file, index) => {
    const known = {
      name: textAt(file, 'name') ?? textAt(file, 'file_name'),
      mediaType: textAt(file, 'type'),
      place: `${place}.content.attachments[${index}]`,
    };
    const text = textAt(file, 'content') ?? textAt(file, 'text') ?? '';
    return text.trim() === '' ? files.named(known) : files.withText(text, known);
  });
}
