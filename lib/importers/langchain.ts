import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion } from './conversion';
import { type ImportContext, type ImportedConversation, type Importer, NotImportable } from './importer';
import { readMessages, usageOf } from './messages';
import { oneConversation } from './openai-messages';

/**
 * Messages as LangChain writes them down: `messages_to_dict` gives `{type, data}`, its own serialization
 * `{lc, id: […, 'HumanMessage'], kwargs}`. A file is one conversation, or a list of them.
 */
export const langchain: Importer = {
  format: 'langchain',
  recognize: ({ shape, values }) => {
    if (values.length === 0) return undefined;
    if (shape === 'value')
      return values.every((value) => isList(valueAt(value, 'messages'))) ? oneConversation : undefined;
    if (values.every(isStored)) return oneConversation;
    return values.every((value) => isList(value) || isList(valueAt(value, 'messages')))
      ? { kind: 'entries', path: [] }
      : undefined;
  },
  convert,
};

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.slice(0, 3).every(isStored);
}

function isStored(value: Json): boolean {
  return roleOf(value) !== undefined && objectOf(dataOf(value)) !== undefined;
}

const roles = new Map([
  ['human', 'user'],
  ['HumanMessage', 'user'],
  ['HumanMessageChunk', 'user'],
  ['ai', 'assistant'],
  ['AIMessage', 'assistant'],
  ['AIMessageChunk', 'assistant'],
  ['system', 'system'],
  ['SystemMessage', 'system'],
  ['tool', 'tool'],
  ['ToolMessage', 'tool'],
  ['function', 'function'],
  ['FunctionMessage', 'function'],
  ['chat', 'chat'],
  ['ChatMessage', 'chat'],
]);

function roleOf(value: Json): string | undefined {
  const isSerialized = valueAt(value, 'lc') !== undefined;
  return roles.get((isSerialized ? textAt(listAt(value, 'id').slice(-1), 0) : textAt(value, 'type')) ?? '');
}

function dataOf(value: Json): unknown {
  return valueAt(value, 'lc') === undefined ? valueAt(value, 'data') : valueAt(value, 'kwargs');
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('langchain', context);
  const list = Array.isArray(value) ? value : valueAt(value, 'messages');
  if (!Array.isArray(list))
    throw new NotImportable('not-a-conversation', Array.isArray(value) ? '' : 'messages');
  const place = Array.isArray(value) ? '' : 'messages';
  const { systemPrompt, messages } = readMessages(list.map(asMessage), place, conversion, (message) => ({
    id: textAt(message, 'id'),
    model:
      textAt(message, 'response_metadata', 'model_name') ?? textAt(message, 'response_metadata', 'model'),
    usage: usageOf(message.usage_metadata),
  }));
  return conversion.finish({ sourceId: hashOfJson(value), systemPrompt, messages });
}

/** A stored message with its role beside its content, as everyone else writes it. */
function asMessage(value: Json): Json {
  const data = objectOf(dataOf(value));
  const role = roleOf(value);
  if (!data) return value;
  const more = objectOf(data.additional_kwargs) ?? {};
  const calls = listAt(data, 'tool_calls');
  const message: JsonObject = {
    ...data,
    role: role === 'chat' ? (data.role ?? 'chat') : (role ?? textAt(value, 'type') ?? 'message'),
    tool_calls: calls.length > 0 ? calls : listAt(more, 'tool_calls'),
    reasoning_content: more.reasoning_content ?? null,
  };
  return withoutRepeatedCalls(message);
}

/** Anthropic's calls are in the content, too. */
function withoutRepeatedCalls(message: JsonObject): JsonObject {
  const inContent = listAt(message, 'content').some((part) => textAt(part, 'type') === 'tool_use');
  return inContent ? { ...message, tool_calls: [] } : message;
}
