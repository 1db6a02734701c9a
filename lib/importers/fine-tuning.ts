import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, valueAt } from '@/lib/core/json';
import { Conversion, conversationObject } from './conversion';
import { type ImportContext, type ImportedConversation, type Importer, NotImportable } from './importer';
import { isMessageList, readMessages } from './messages';
import type { SourceMessage } from './source-conversation';

/**
 * Examples for fine-tuning, one on each line: messages, perhaps with a preferred and another continuation, or a prompt
 * with what follows it. Requests of batches have the same in their `body`.
 * @see https://platform.openai.com/docs/guides/supervised-fine-tuning
 */
export const fineTuning: Importer = {
  format: 'fine-tuning',
  recognize: ({ shape, values }) =>
    values.length > 0 && values.every(isExample) && (shape === 'lines' || values.some(hasOutputs))
      ? { kind: 'entries', path: [] }
      : undefined,
  convert,
};

function isExample(value: Json): boolean {
  return hasOutputs(value) || isMessageList(valueAt(inside(value), 'messages')) || isPrompt(value);
}

function inside(value: Json): Json {
  return objectOf(objectOf(value)?.body) ?? value;
}

function hasOutputs(value: Json): boolean {
  return (
    isMessageList(valueAt(value, 'input', 'messages')) && Array.isArray(valueAt(value, 'preferred_output'))
  );
}

function isPrompt(value: Json): boolean {
  return typeof valueAt(value, 'prompt') === 'string' && typeof valueAt(value, 'completion') === 'string';
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('fine-tuning', context);
  const example = objectOf(inside(conversationObject(value))) ?? {};
  const input = objectOf(example.input) ?? example;
  if (isPrompt(example))
    return conversion.finish({ sourceId: hashOfJson(value), messages: ofPrompt(example, conversion) });
  if (!Array.isArray(input.messages)) throw new NotImportable('not-a-conversation', 'messages');
  const { systemPrompt, messages } = readMessages(input.messages, 'messages', conversion);
  const shared = named(messages, 'input', null);
  const branchOf = (name: string) =>
    named(readMessages(listAt(example, name), name, conversion).messages, name, shared.at(-1)?.id ?? null);
  const preferred = branchOf('preferred_output');
  return conversion.finish({
    sourceId: hashOfJson(value),
    systemPrompt,
    messages: [...shared, ...preferred, ...branchOf('non_preferred_output')],
    headId: preferred.at(-1)?.id,
  });
}

/** The messages with names, each after the one before it, the first one after `parentId`. */
function named(messages: readonly SourceMessage[], name: string, parentId: string | null): SourceMessage[] {
  return messages.map((message, index) => ({
    ...message,
    id: `${name}.${index}`,
    parentId: index === 0 ? parentId : `${name}.${index - 1}`,
  }));
}

function ofPrompt({ prompt, completion }: JsonObject, conversion: Conversion): SourceMessage[] {
  return [
    { role: 'user', blocks: conversion.text(prompt), place: 'prompt' },
    { role: 'assistant', blocks: conversion.text(completion), place: 'completion' },
  ];
}
