import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Json, JsonObject } from '@/lib/core/content';
import { objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion } from './conversion';
import {
  type ImportContext,
  type ImportedConversation,
  type Importer,
  type Layout,
  NotImportable,
  type Sample,
} from './importer';
import { isMessage, isMessageList, readMessages } from './messages';

/** Lists of messages as the API of OpenAI takes them: one in a file, or many, each alone or as `messages` of an object. */
export const openaiMessages: Importer = {
  format: 'openai-messages',
  recognize: layoutOfMessages,
  convert: (value, context) => convertMessages('openai-messages', value, context),
};

/** Where a file has its lists of messages, if they are all that is in it. */
export function layoutOfMessages({ shape, values }: Sample): Layout | undefined {
  const [first] = values;
  if (shape !== 'value' && values.length > 0 && values.every(isMessage)) return oneConversation;
  if (shape !== 'value' && values.length > 0 && values.every(isMessageConversation))
    return { kind: 'entries', path: [] };
  if (shape === 'value' && isMessageConversation(first)) return oneConversation;
  const isWrapped = isMessageConversation(valueAt(first, 'conversations', 0) as Json | undefined);
  return shape === 'value' && isWrapped ? { kind: 'entries', path: ['conversations'] } : undefined;
}

export const oneConversation: Layout = {
  kind: 'whole',
  split: (document) => [{ value: document, place: '' }],
};

/** Whether a value is a conversation that is a list of messages, or has one. */
function isMessageConversation(value: Json | undefined): boolean {
  return isMessageList(value) || isMessageList(valueAt(value, 'messages'));
}

/** A conversation that is a list of messages, or an object that has one as `messages`. */
export function convertMessages(
  format: 'openai-messages' | 'anthropic-messages',
  value: Json,
  context: ImportContext,
): ImportedConversation {
  const conversion = new Conversion(format, context);
  const object = objectOf(value);
  const list = object ? object.messages : value;
  if (!Array.isArray(list)) throw new NotImportable('not-a-conversation', object ? 'messages' : '');
  const { notes } = conversion;
  const model = textAt(object, 'model');
  const { systemPrompt, messages } = readMessages(
    list,
    object ? 'messages' : '',
    conversion,
    (message, place) => ({
      id: textAt(message, 'id'),
      at: notes.time(place, message.created_at, message.createdAt, message.timestamp),
      model: textAt(message, 'model') ?? model,
    }),
  );
  return conversion.finish({
    sourceId: textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'title') ?? textAt(object, 'name'),
    systemPrompt: [systemOf(object), systemPrompt].filter((prompt) => prompt !== '').join('\n\n'),
    createdAt: notes.time('created_at', object?.created_at, object?.createdAt, object?.created),
    updatedAt: notes.time('updated_at', object?.updated_at, object?.updatedAt),
    messages,
  });
}

/** The system prompt of Anthropic, which stands beside the messages: a text or blocks of text. */
function systemOf(object: JsonObject | undefined): string {
  const system = object?.system;
  if (typeof system === 'string') return system.trim();
  if (!Array.isArray(system)) return '';
  return system
    .map((block: Json) => textAt(block, 'text') ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}
