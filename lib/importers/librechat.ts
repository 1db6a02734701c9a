import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { blocksOfContent, textOfResult } from './content-parts';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer } from './importer';
import { oneConversation } from './openai-messages';
import type { SourceMessage } from './source-conversation';

/** A conversation as LibreChat exports it: its messages in a list, or each inside the one that it follows. */
export const librechat: Importer = {
  format: 'librechat',
  recognize: ({ shape, values }) => {
    if (values.length === 0 || !values.every(isConversation)) return undefined;
    return shape === 'value' ? oneConversation : { kind: 'entries', path: [] };
  },
  convert,
};

function isConversation(value: Json): boolean {
  return (
    textAt(value, 'conversationId') !== undefined &&
    rootsOf(value).some((message) => textAt(message, 'messageId') !== undefined)
  );
}

function rootsOf(value: Json): readonly Json[] {
  const tree = listAt(value, 'messagesTree');
  return tree.length > 0 ? tree : listAt(value, 'messages');
}

/** The parent of the first messages: no message has this id. */
const noParent = '00000000-0000-0000-0000-000000000000';

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('librechat', context);
  const object = conversationObject(value);
  const options = objectAt(object, 'options');
  if (options) conversion.notes.add('settings-ignored', 'options');
  return conversion.finish({
    sourceId: textAt(object, 'conversationId') || hashOfJson(value),
    title: textAt(object, 'title'),
    systemPrompt: textAt(options, 'promptPrefix') ?? textAt(options, 'system'),
    messages: flat(rootsOf(object), conversion).map(({ message, parentId, place }) =>
      messageOf(message, parentId, place, textAt(options, 'model'), conversion),
    ),
  });
}

interface Flat {
  message: JsonObject;
  /** The id of the message that it is in; undefined for none. */
  parentId: string | undefined;
  place: string;
}

/** All messages of a tree, each after the one that it is in, however deep that is. */
function flat(roots: readonly Json[], { notes }: Conversion): Flat[] {
  const all: Flat[] = [];
  const open = [{ children: roots, parentId: undefined as string | undefined, place: 'messages' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { children, parentId, place } = next;
    children.forEach((child, index) => {
      const message = objectOf(child);
      if (!message) {
        notes.add('entries-unreadable', `${place}[${index}]`);
        return;
      }
      const id = textAt(message, 'messageId');
      all.push({ message, parentId, place: `${place}[${index}]` });
      const below = listAt(message, 'children');
      // The whole way down would be a long name for each message of a long conversation.
      if (below.length > 0) open.push({ children: below, parentId: id, place: `${id ?? place}.children` });
    });
  }
  return all;
}

function messageOf(
  message: JsonObject,
  inside: string | undefined,
  place: string,
  usualModel: string | undefined,
  conversion: Conversion,
): SourceMessage {
  const { notes } = conversion;
  const told = textAt(message, 'parentMessageId');
  const isUser = message.isCreatedByUser === true;
  return {
    id: textAt(message, 'messageId'),
    parentId: inside ?? (told === noParent ? null : told),
    role: isUser ? 'user' : 'assistant',
    blocks: blocksOf(message, place, conversion),
    at: notes.time(place, message.createdAt, message.updatedAt),
    model: isUser ? undefined : (textAt(message, 'model') ?? usualModel ?? textAt(message, 'sender')),
    isStopped: message.unfinished === true || undefined,
    stopReason: message.finish_reason === 'length' ? 'length' : undefined,
    place,
  };
}

function blocksOf(message: JsonObject, place: string, conversion: Conversion): Block[] {
  const content = listAt(message, 'content').flatMap((part, index) =>
    blocksOfPart(part, `${place}.content[${index}]`, conversion),
  );
  const isWorded = content.some(({ type }) => type === 'text');
  const text = textAt(message, 'text') ?? '';
  const said = message.error === true ? errorOf(text, conversion) : conversion.text(text);
  const files = [...listAt(message, 'files'), ...listAt(message, 'attachments')].map((file) =>
    conversion.files.named({
      name: textAt(file, 'filename') ?? textAt(file, 'name'),
      mediaType: textAt(file, 'type'),
      bytes: countAt(file, 'bytes'),
      source: textAt(file, 'file_id'),
      place: `${place}.files`,
    }),
  );
  return [...files, ...content, ...(isWorded ? [] : said)];
}

/** An error is not what the model said. */
function errorOf(text: string, conversion: Conversion): Block[] {
  return text.trim() === '' ? [] : [conversion.toolResult({ name: 'error', content: text, isError: true })];
}

function blocksOfPart(part: Json, place: string, conversion: Conversion): Block[] {
  const call = objectAt(part, 'tool_call');
  if (textAt(part, 'type') === 'tool_call' && call) {
    const name = textAt(call, 'name') ?? textAt(call, 'function', 'name');
    const input = call.args ?? valueAt(call, 'function', 'arguments');
    const output = call.output ?? valueAt(call, 'function', 'output');
    return [
      conversion.toolUse({ id: call.id, name, input }, place),
      ...(output === undefined || output === null
        ? []
        : [conversion.toolResult({ id: call.id, name, content: textOfResult(output as Json) })]),
    ];
  }
  if (textAt(part, 'type') === 'error')
    return errorOf(textAt(part, 'error') ?? textAt(part, 'text') ?? '', conversion);
  // Assistants of OpenAI have their text one level deeper.
  const value = textAt(part, 'text', 'value');
  return value === undefined ? blocksOfContent([part], place, conversion) : conversion.text(value);
}
