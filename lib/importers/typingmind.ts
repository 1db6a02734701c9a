import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Json } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer } from './importer';
import { readMessages, usageOf } from './messages';
import { sectionsBeside } from './sections';

/** The export of TypingMind: `data.chats` has its conversations, and beside it are keys and settings, which stay unread. */
export const typingmind: Importer = {
  format: 'typingmind',
  recognize: ({ shape, values: [document] }) => {
    if (shape !== 'value') return undefined;
    const path = [['data', 'chats'], ['chats']].find((names) => listAt(document, ...names).some(isChat));
    const holder = path?.length === 2 ? (valueAt(document, 'data') as Json) : document;
    return path && { kind: 'entries', path, ignored: sectionsBeside(holder, 'chats', 'folders') };
  },
  convert,
};

function isChat(value: Json): boolean {
  return (
    Array.isArray(valueAt(value, 'messages')) &&
    (valueAt(value, 'chatTitle') !== undefined || valueAt(value, 'chatID') !== undefined)
  );
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('typingmind', context);
  const object = conversationObject(value);
  const { notes } = conversion;
  if (objectOf(object.chatParams)) notes.add('settings-ignored', 'chatParams');
  const usual = modelOf(object.model) ?? textAt(object, 'modelInfo', 'title');
  const { systemPrompt, messages } = readMessages(
    listAt(object, 'messages'),
    'messages',
    conversion,
    (message, place) => ({
      id: textAt(message, 'uuid') ?? textAt(message, 'id'),
      at: notes.time(place, message.createdAt),
      model: message.role === 'assistant' ? (modelOf(message.model) ?? usual) : undefined,
      usage: usageOf(message.usage),
    }),
  );
  return conversion.finish({
    sourceId: textAt(object, 'chatID') || textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'chatTitle'),
    systemPrompt,
    createdAt: notes.time('createdAt', object.createdAt),
    updatedAt: notes.time('updatedAt', object.updatedAt),
    messages,
  });
}

function modelOf(model: Json | undefined): string | undefined {
  return typeof model === 'string' ? model : (textAt(model, 'title') ?? textAt(model, 'id'));
}
