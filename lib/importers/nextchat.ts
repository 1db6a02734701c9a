import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer, Layout } from './importer';
import { readMessages } from './messages';
import { sectionsBeside } from './sections';
import type { SourceMessage } from './source-conversation';

const store = 'chat-next-web-store';

/**
 * The backup of NextChat. Beside the conversations are keys and settings, which stay unread. Its summary of older
 * messages becomes one here; the dates of its messages are written for people, in their language, and say nothing.
 */
export const nextchat: Importer = {
  format: 'nextchat',
  recognize: ({ shape, values: [document] }) => (shape === 'value' ? layoutOf(document) : undefined),
  convert,
};

function layoutOf(document: Json | undefined): Layout | undefined {
  const path = [
    [store, 'sessions'],
    [store, 'state', 'sessions'],
  ].find((names) =>
    listAt(document, ...names).some((session) => Array.isArray(valueAt(session, 'messages'))),
  );
  return path && { kind: 'entries', path, ignored: sectionsBeside(document, store) };
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('nextchat', context);
  const object = conversationObject(value);
  const { notes } = conversion;
  const before = readMessages(listAt(object, 'mask', 'context'), 'mask.context', conversion);
  const { systemPrompt, messages } = readMessages(
    listAt(object, 'messages'),
    'messages',
    conversion,
    (message, place) => ({
      id: textAt(message, 'id'),
      model: message.role === 'assistant' ? textAt(message, 'model') : undefined,
      isStopped: message.streaming === true || message.isError === true || undefined,
      ...toolsOf(message, place, conversion),
    }),
  );
  const updatedAt = notes.time('lastUpdate', object.lastUpdate);
  const all = [...before.messages, ...messages];
  const summary = summaryOf(object, before.messages.length, all.length);
  return conversion.finish({
    sourceId: textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'topic'),
    systemPrompt: [before.systemPrompt, systemPrompt].filter((prompt) => prompt !== '').join('\n\n'),
    createdAt: updatedAt,
    updatedAt,
    messages: summary || !hasMemory(object) ? all : [...all, memoryOf(object, conversion)],
    summary,
  });
}

function hasMemory(object: JsonObject): boolean {
  return (textAt(object, 'memoryPrompt') ?? '').trim() !== '';
}

/** What it remembers of the first messages, if it says of how many. */
function summaryOf(
  object: JsonObject,
  before: number,
  count: number,
): { text: string; upTo: number } | undefined {
  const covered = before + (countAt(object, 'lastSummarizeIndex') ?? 0);
  if (!hasMemory(object) || covered === before) return undefined;
  return { text: textAt(object, 'memoryPrompt') ?? '', upTo: Math.min(covered, count) - 1 };
}

function memoryOf(object: JsonObject, conversion: Conversion): SourceMessage {
  const blocks = [conversion.raw('memoryPrompt', object.memoryPrompt, 'memoryPrompt')];
  return { role: 'hidden', blocks, place: 'memoryPrompt' };
}

/** Tools that the model called for a reply, with what they said; they come before what the model said then. */
function toolsOf(message: JsonObject, place: string, conversion: Conversion): Partial<SourceMessage> {
  const tools = listAt(message, 'tools').flatMap((entry, index): Block[] => {
    const tool = objectOf(entry) ?? {};
    const [id, name] = [tool.id, valueAt(tool, 'function', 'name')];
    const use = conversion.toolUse(
      { id, name, input: valueAt(tool, 'function', 'arguments') },
      `${place}.tools[${index}]`,
    );
    const content = textAt(tool, 'content') ?? textAt(tool, 'errorMsg');
    if (content === undefined) return [use];
    return [use, conversion.toolResult({ id, name, content, isError: tool.isError === true })];
  });
  if (tools.length === 0) return {};
  return { blocks: [...tools, ...conversion.text(message.content)] };
}
