import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { blocksOfReply, textOfResult } from './content-parts';
import { Conversion, conversationObject } from './conversion';
import { type ImportContext, type ImportedConversation, type Importer, NotImportable } from './importer';
import type { SourceMessage } from './source-conversation';

/** Conversations as data sets for training share them: `conversations` of entries with `from` and `value`. */
export const sharegpt: Importer = {
  format: 'sharegpt',
  recognize: ({ shape, values }) => {
    if (values.length === 0 || !values.every((value) => turnsOf(value)?.slice(0, 3).every(isTurn)))
      return undefined;
    return shape === 'value'
      ? { kind: 'whole', split: (document) => [{ value: document, place: '' }] }
      : { kind: 'entries', path: [] };
  },
  convert,
};

function turnsOf(value: Json): readonly Json[] | undefined {
  const turns = valueAt(value, 'conversations') ?? valueAt(value, 'conversation') ?? valueAt(value, 'items');
  return Array.isArray(turns) && turns.length > 0 ? turns : undefined;
}

function isTurn(value: Json): boolean {
  return typeof valueAt(value, 'from') === 'string' && 'value' in (value as JsonObject);
}

/** Who speaks, by the names that are in use; models are named by some. */
const roles = new Map<string, { role: SourceMessage['role'] | 'system'; model?: string }>([
  ['human', { role: 'user' }],
  ['user', { role: 'user' }],
  ['gpt', { role: 'assistant' }],
  ['assistant', { role: 'assistant' }],
  ['model', { role: 'assistant' }],
  ['chatgpt', { role: 'assistant', model: 'ChatGPT' }],
  ['bing', { role: 'assistant', model: 'Bing' }],
  ['bard', { role: 'assistant', model: 'Bard' }],
  ['system', { role: 'system' }],
  ['function_call', { role: 'assistant' }],
  ['observation', { role: 'tool' }],
  ['tool', { role: 'tool' }],
  ['tool_response', { role: 'tool' }],
]);

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('sharegpt', context);
  const object = conversationObject(value);
  const turns = turnsOf(value);
  if (!turns) throw new NotImportable('not-a-conversation', 'conversations');
  const messages: SourceMessage[] = toolsOf(object, conversion);
  const prompts = [textAt(object, 'system'), textAt(object, 'system_prompt')];
  turns.forEach((turn, index) => {
    const place = `conversations[${index}]`;
    const entry = objectOf(turn);
    if (!entry) conversion.notes.add('entries-unreadable', place);
    else if (entry.from === 'system' && messages.every(({ role }) => role === 'hidden'))
      prompts.push(textAt(entry, 'value'));
    else messages.push(messageOf(entry, place, conversion));
  });
  return conversion.finish({
    sourceId: textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'title'),
    systemPrompt: prompts.filter((prompt) => prompt?.trim()).join('\n\n'),
    messages,
  });
}

function messageOf(entry: JsonObject, place: string, conversion: Conversion): SourceMessage {
  const known = roles.get(textAt(entry, 'from') ?? '');
  if (!known || known.role === 'system') {
    if (!known) conversion.notes.add('roles-unknown', place);
    return {
      role: 'hidden',
      blocks: [conversion.raw(textAt(entry, 'from') ?? 'message', entry, place)],
      place,
    };
  }
  return { ...known, role: known.role, blocks: blocksOf(known.role, entry, place, conversion), place };
}

function blocksOf(
  role: SourceMessage['role'],
  entry: JsonObject,
  place: string,
  conversion: Conversion,
): Block[] {
  const { from, value } = entry;
  if (from === 'function_call') return [callOf(value, place, conversion)];
  if (role === 'tool') return [conversion.toolResult({ content: textOfResult(value) })];
  return blocksOfReply(value, `${place}.value`, conversion);
}

/** A call is JSON in a text: `{"name": …, "arguments": {…}}`. */
function callOf(value: Json | undefined, place: string, conversion: Conversion): Block {
  const { input } = conversion.toolUse({ input: value }, place);
  const call = objectOf(input);
  return conversion.toolUse(call ? { name: call.name, input: call.arguments } : { input: value }, place);
}

/** The tools that the model had are a text with JSON in it. */
function toolsOf(object: JsonObject, conversion: Conversion): SourceMessage[] {
  if (
    object.tools === undefined ||
    object.tools === '' ||
    (listAt(object, 'tools').length === 0 && typeof object.tools !== 'string')
  )
    return [];
  return [{ role: 'hidden', blocks: [conversion.raw('tools', object.tools, 'tools')], place: 'tools' }];
}
