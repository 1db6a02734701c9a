import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { listAt, objectAt, objectOf, textAt } from '@/lib/core/json';
import { asText, Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer } from './importer';
import { oneConversation } from './openai-messages';
import type { SourceMessage } from './source-conversation';

/** A prompt of Google AI Studio, as it lies in Drive: what was said in chunks. */
export const aiStudio: Importer = {
  format: 'ai-studio',
  recognize: ({ shape, values }) => {
    if (values.length === 0 || !values.every(isPrompt)) return undefined;
    return shape === 'value' ? oneConversation : { kind: 'entries', path: [] };
  },
  convert,
};

function isPrompt(value: Json): boolean {
  return listAt(value, 'chunkedPrompt', 'chunks').length > 0;
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('ai-studio', context);
  const object = conversationObject(value);
  const { notes } = conversion;
  const chunks = listAt(object, 'chunkedPrompt', 'chunks');
  const ids = new Set(chunks.map((chunk) => textAt(chunk, 'id')));
  const model = textAt(object, 'runSettings', 'model')?.replace(/^models\//, '');
  if (objectAt(object, 'runSettings')) notes.add('settings-ignored', 'runSettings');
  return conversion.finish({
    sourceId: textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'displayName'),
    systemPrompt: systemOf(object),
    createdAt: notes.time('createTime', object.createTime),
    messages: chunks.flatMap((entry, index) => {
      const place = `chunkedPrompt.chunks[${index}]`;
      const chunk = objectOf(entry);
      if (!chunk) notes.add('entries-unreadable', place);
      return chunk ? [messageOf(chunk, ids, model, place, conversion)] : [];
    }),
  });
}

function systemOf(object: JsonObject): string {
  const { systemInstruction } = object;
  if (typeof systemInstruction === 'string') return systemInstruction;
  const parts = listAt(systemInstruction, 'parts').map((part) => textAt(part, 'text') ?? '');
  return [textAt(systemInstruction, 'text') ?? '', ...parts]
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function messageOf(
  chunk: JsonObject,
  ids: ReadonlySet<string | undefined>,
  model: string | undefined,
  place: string,
  conversion: Conversion,
): SourceMessage {
  const { role } = chunk;
  const isKnown = role === 'user' || role === 'model';
  if (!isKnown) conversion.notes.add('roles-unknown', place);
  const branch = textAt(chunk, 'branchParent', 'id');
  const isPart =
    chunk.isThought === true || chunk.executableCode !== undefined || chunk.codeExecutionResult !== undefined;
  return {
    id: textAt(chunk, 'id'),
    parentId: branch !== undefined && ids.has(branch) ? branch : undefined,
    role: role === 'user' ? 'user' : isKnown ? 'assistant' : 'hidden',
    blocks: isKnown ? blocksOf(chunk, place, conversion) : [conversion.raw('chunk', chunk, place)],
    at: conversion.notes.time(place, chunk.createTime),
    model: role === 'model' ? model : undefined,
    isUnderWay: isPart || undefined,
    stopReason: chunk.finishReason === 'MAX_TOKENS' ? 'length' : undefined,
    place,
  };
}

const driveFiles = ['driveDocument', 'driveImage', 'driveVideo', 'driveAudio', 'youtubeVideo'];

function blocksOf(chunk: JsonObject, place: string, conversion: Conversion): Block[] {
  const code = objectAt(chunk, 'executableCode');
  const result = objectAt(chunk, 'codeExecutionResult');
  const inline =
    objectAt(chunk, 'inlineFile') ?? objectAt(chunk, 'inlineData') ?? objectAt(chunk, 'inlineImage');
  const error = textAt(chunk, 'errorMessage') ?? '';
  return [
    ...driveFiles.flatMap((name) => {
      const source = textAt(chunk, name, 'id');
      return source === undefined ? [] : [conversion.files.named({ source, place: `${place}.${name}` })];
    }),
    ...(inline
      ? [
          conversion.files.withBytes(textAt(inline, 'data') ?? '', {
            mediaType: textAt(inline, 'mimeType'),
            place,
          }),
        ]
      : []),
    ...(chunk.isThought === true ? conversion.thinking(chunk.text) : conversion.text(chunk.text)),
    ...(code ? [conversion.toolUse({ name: asText(code.language) || 'code', input: code.code }, place)] : []),
    ...(result
      ? [
          conversion.toolResult({
            name: 'code',
            content: asText(result.output),
            isError: /FAILED|ERROR/.test(asText(result.outcome)),
          }),
        ]
      : []),
    ...(error === '' ? [] : [conversion.toolResult({ name: 'error', content: error, isError: true })]),
  ];
}
