import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import type { ThinkingTime } from '@/lib/core/thinking';
import { blocksOfContent, blocksOfReply, textOfResult } from './content-parts';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer } from './importer';
import { usageOf } from './messages';
import { blocksOfDetails } from './open-webui-details';
import { oneConversation } from './openai-messages';
import type { SourceMessage } from './source-conversation';

/** The chats of Open WebUI, each a tree of messages by their ids; one chat may be exported alone. */
export const openWebui: Importer = {
  format: 'open-webui',
  recognize: ({ shape, values }) => {
    if (values.length === 0 || !values.every((value) => historyOf(value))) return undefined;
    return shape === 'value' ? oneConversation : { kind: 'entries', path: [] };
  },
  convert,
};

function chatOf(value: Json): JsonObject {
  return objectAt(value, 'chat') ?? objectOf(value) ?? {};
}

function historyOf(value: Json): JsonObject | undefined {
  return objectAt(chatOf(value), 'history', 'messages');
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('open-webui', context);
  const object = conversationObject(value);
  const chat = chatOf(object);
  const { notes } = conversion;
  if (objectAt(chat, 'params')) notes.add('settings-ignored', 'chat.params');
  return conversion.finish({
    sourceId: textAt(object, 'id') || textAt(chat, 'id') || hashOfJson(value),
    title: textAt(object, 'title') ?? textAt(chat, 'title'),
    systemPrompt: textAt(chat, 'system') ?? textAt(chat, 'params', 'system'),
    createdAt: notes.time('created_at', object.created_at, chat.timestamp),
    updatedAt: notes.time('updated_at', object.updated_at),
    isPinned: object.pinned === true,
    isArchived: object.archived === true,
    messages: entriesOf(object, chat, conversion),
    headId: textAt(chat, 'history', 'currentId') ?? textAt(chat, 'history', 'current_id'),
  });
}

/** The tree; if there is none, the list of the branch that was shown last. */
function entriesOf(object: JsonObject, chat: JsonObject, conversion: Conversion): SourceMessage[] {
  const history = historyOf(object);
  const entries = history
    ? Object.entries(history).map(([key, entry]) => ({ key, entry, place: `chat.history.messages.${key}` }))
    : listAt(chat, 'messages').map((entry, index) => ({ key: '', entry, place: `chat.messages[${index}]` }));
  return entries.flatMap(({ key, entry, place }) => {
    const message = objectOf(entry);
    if (!message) conversion.notes.add('entries-unreadable', place);
    return message ? [messageOf(message, key, place, conversion)] : [];
  });
}

function messageOf(message: JsonObject, key: string, place: string, conversion: Conversion): SourceMessage {
  const { notes } = conversion;
  const { role } = message;
  const isKnown = role === 'user' || role === 'assistant';
  if (!isKnown && role !== 'system') notes.add('roles-unknown', place);
  return {
    id: textAt(message, 'id') || key,
    parentId: 'parentId' in message ? (textAt(message, 'parentId') ?? null) : undefined,
    role: isKnown ? role : 'hidden',
    blocks: isKnown ? blocksOf(message, place, conversion) : [conversion.raw('message', message, place)],
    at: notes.time(place, message.timestamp),
    model: role === 'assistant' ? (textAt(message, 'modelName') ?? textAt(message, 'model')) : undefined,
    isStopped: (role === 'assistant' && message.done === false) || undefined,
    usage: usageOf(message.usage),
    thinking: thinkingTimeOf(message, place, conversion),
    place,
  };
}

function blocksOf(message: JsonObject, place: string, conversion: Conversion): Block[] {
  return [
    ...filesOf(message, place, conversion),
    ...saidIn(message, place, conversion),
    ...errorOf(message, conversion),
    ...listAt(message, 'sources').flatMap((source) => {
      const metadata = valueAt(source, 'metadata', 0);
      const address = textAt(source, 'source', 'url') ?? textAt(metadata, 'source');
      return conversion.citation({
        title: textAt(source, 'source', 'name') ?? textAt(metadata, 'name'),
        address,
      });
    }),
  ];
}

/** What a reply says is in it twice: as `output`, whole, and as text with HTML for all that is no text. */
function saidIn(message: JsonObject, place: string, conversion: Conversion): Block[] {
  if (message.role === 'user') return blocksOfContent(message.content, `${place}.content`, conversion);
  const output = listAt(message, 'output').flatMap((item, index) =>
    blocksOfOutput(item, `${place}.output[${index}]`, conversion),
  );
  if (output.length > 0) return output;
  const { content } = message;
  return typeof content === 'string'
    ? blocksOfDetails(content, place, conversion)
    : blocksOfReply(content, `${place}.content`, conversion);
}

function blocksOfOutput(item: Json, place: string, conversion: Conversion): Block[] {
  switch (textAt(item, 'type')) {
    case 'message':
      return blocksOfReply(valueAt(item, 'content') as Json, `${place}.content`, conversion);
    case 'reasoning': {
      const parts = [...listAt(item, 'summary'), ...listAt(item, 'content')];
      return conversion.thinking(parts.map((part) => textAt(part, 'text') ?? '').join('\n\n'));
    }
    case 'function_call':
      return [
        conversion.toolUse(
          { id: valueAt(item, 'call_id'), name: valueAt(item, 'name'), input: valueAt(item, 'arguments') },
          place,
        ),
      ];
    case 'function_call_output':
      return [
        conversion.toolResult({
          id: valueAt(item, 'call_id'),
          content: textOfResult(valueAt(item, 'output') as Json),
        }),
      ];
    default:
      return [conversion.raw(textAt(item, 'type') ?? 'output', item, place)];
  }
}

function errorOf({ error }: JsonObject, conversion: Conversion): Block[] {
  const text = textAt(error, 'content') ?? (typeof error === 'string' ? error : '');
  return text.trim() === '' ? [] : [conversion.toolResult({ name: 'error', content: text, isError: true })];
}

/** Pictures may be there as such; all other files are named. */
function filesOf(message: JsonObject, place: string, { files }: Conversion): Block[] {
  return listAt(message, 'files').map((file, index) => {
    const known = {
      name: textAt(file, 'name') ?? textAt(file, 'file', 'filename'),
      mediaType: textAt(file, 'file', 'meta', 'content_type'),
      bytes: countAt(file, 'size'),
      place: `${place}.files[${index}]`,
    };
    const address = textAt(file, 'url');
    if (textAt(file, 'type') === 'image' && address !== undefined) return files.at(address, known);
    const text = textAt(file, 'file', 'data', 'content') ?? '';
    return text.trim() === ''
      ? files.named({ ...known, source: textAt(file, 'id') ?? address })
      : files.withText(text, known);
  });
}

function thinkingTimeOf(message: JsonObject, place: string, { notes }: Conversion): ThinkingTime | undefined {
  const reasoning = listAt(message, 'output').find((item) => textAt(item, 'type') === 'reasoning');
  const startedAt = notes.time(place, valueAt(reasoning, 'started_at'));
  const endedAt = notes.time(place, valueAt(reasoning, 'ended_at'));
  return startedAt !== undefined && endedAt !== undefined && endedAt > startedAt
    ? { startedAt, endedAt }
    : undefined;
}
