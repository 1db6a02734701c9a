import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import type { ThinkingTime } from '@/lib/core/thinking';
import { convertDesignChat, isDesignChat } from './claude-design';
import { blocksOfContent } from './content-parts';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer, Sample, SideFiles } from './importer';
import { oneConversation } from './openai-messages';
import type { SourceMessage } from './source-conversation';

/** The data export of Claude: a list of conversations; projects and design chats have files of their own since 2026. */
export const claude: Importer = {
  format: 'claude',
  recognize: ({ shape, values }: Sample) => {
    if (shape !== 'value') return values.some(isConversation) ? { kind: 'entries', path: [] } : undefined;
    const [document] = values;
    if (listAt(document, 'conversations').some(isConversation))
      return { kind: 'entries', path: ['conversations'] };
    return isConversation(document) || isDesignChat(document) ? oneConversation : undefined;
  },
  convert,
  isSideFile: (path) => /(^|\/)projects(\.json|\/[^/]+\.json)$/.test(path),
};

function isConversation(value: Json | undefined): boolean {
  return Array.isArray(valueAt(value, 'chat_messages'));
}

/** The parent of the first messages: no message has this id. */
const noParent = /^0{8}-0{4}-[04]0{3}-[08]0{3}-0{12}$/;

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('claude', context);
  const object = conversationObject(value);
  if (isDesignChat(object)) return convertDesignChat(object, conversion);
  const { notes } = conversion;
  const project = projectOf(object, context.sideFiles);
  const model = textAt(object, 'model');
  const messages = listAt(object, 'chat_messages').flatMap((entry, index) => {
    const place = `chat_messages[${index}]`;
    const message = objectOf(entry);
    if (!message) notes.add('entries-unreadable', place);
    return message ? [messageOf(message, model, place, conversion)] : [];
  });
  return conversion.finish({
    sourceId: textAt(object, 'uuid') || hashOfJson(value),
    title: textAt(object, 'name') ?? textAt(object, 'title'),
    systemPrompt: textAt(project, 'prompt_template'),
    createdAt: notes.time('created_at', object.created_at),
    updatedAt: notes.time('updated_at', object.updated_at),
    isPinned: object.is_starred === true,
    messages: [...projectMessages(object, project, conversion), ...messages],
    headId: textAt(object, 'current_leaf_message_uuid'),
  });
}

function messageOf(
  message: JsonObject,
  usualModel: string | undefined,
  place: string,
  conversion: Conversion,
): SourceMessage {
  const { notes } = conversion;
  const role = roleOf(message);
  if (role === 'hidden') notes.add('roles-unknown', place);
  const parentId = textAt(message, 'parent_message_uuid');
  return {
    id: textAt(message, 'uuid'),
    parentId: parentId !== undefined && noParent.test(parentId) ? null : parentId,
    role,
    blocks:
      role === 'hidden' ? [conversion.raw('message', message, place)] : blocksOf(message, place, conversion),
    at: notes.time(place, message.created_at, message.updated_at),
    model: role === 'assistant' ? (textAt(message, 'model') ?? usualModel) : undefined,
    isStopped: message.stop_reason === 'user_canceled' || undefined,
    stopReason: message.stop_reason === 'max_tokens' ? 'length' : undefined,
    thinking: thinkingTimeOf(message, place, conversion),
    place,
  };
}

function roleOf(message: JsonObject): SourceMessage['role'] {
  const sender = message.sender ?? message.role;
  if (sender === 'assistant') return 'assistant';
  if (sender !== 'human' && sender !== 'user') return 'hidden';
  const content = listAt(message, 'content');
  const isResults = content.length > 0 && content.every((block) => textAt(block, 'type') === 'tool_result');
  return isResults ? 'tool' : 'user';
}

/** `text` repeats the content with words in the place of what is no text; rows of old exports have nothing else. */
function blocksOf(message: JsonObject, place: string, conversion: Conversion): Block[] {
  const content = listAt(message, 'content').filter((block) => textAt(block, 'type') !== 'token_budget');
  const said = blocksOfContent(content, `${place}.content`, conversion);
  return [
    ...filesOf(message, place, conversion),
    ...(said.length > 0 ? said : conversion.text(message.text)),
  ];
}

/** Uploads come with the text that was read of them, or only with their name. */
function filesOf(message: JsonObject, place: string, { files }: Conversion): Block[] {
  const attachments = listAt(message, 'attachments');
  const named = new Set(attachments.map((file) => textAt(file, 'file_name')));
  return [
    ...attachments.map((file, index) => {
      const text = textAt(file, 'extracted_content') ?? '';
      const known = {
        name: textAt(file, 'file_name'),
        mediaType: textAt(file, 'file_type'),
        bytes: countAt(file, 'file_size'),
        place: `${place}.attachments[${index}]`,
      };
      return text.trim() === '' ? files.named(known) : files.withText(text, known);
    }),
    ...listAt(message, 'files').flatMap((file, index) => {
      const name = textAt(file, 'file_name');
      if (name !== undefined && named.has(name)) return [];
      return [files.named({ name, source: textAt(file, 'file_uuid'), place: `${place}.files[${index}]` })];
    }),
  ];
}

function thinkingTimeOf(message: JsonObject, place: string, { notes }: Conversion): ThinkingTime | undefined {
  const thoughts = listAt(message, 'content').filter((block) => textAt(block, 'type') === 'thinking');
  const startedAt = notes.time(place, valueAt(thoughts[0], 'start_timestamp'));
  const endedAt = notes.time(place, valueAt(thoughts.at(-1), 'stop_timestamp'));
  return startedAt !== undefined && endedAt !== undefined && endedAt > startedAt
    ? { startedAt, endedAt }
    : undefined;
}

/** What the export has about the project of a conversation. */
function projectOf(object: JsonObject, sideFiles: SideFiles): Json | undefined {
  const id = textAt(object, 'project', 'uuid') ?? textAt(object, 'project_uuid');
  return id === undefined ? undefined : projects(sideFiles).get(id);
}

/** The projects of an export by their ids; read once for all conversations. */
function projects(sideFiles: SideFiles): ReadonlyMap<string, Json> {
  const known = knownProjects.get(sideFiles);
  if (known) return known;
  const found = new Map<string, Json>();
  for (const value of sideFiles.values()) {
    for (const project of Array.isArray(value) ? (value as Json[]) : [value]) {
      const id = textAt(project, 'uuid');
      if (id !== undefined) found.set(id, project);
    }
  }
  knownProjects.set(sideFiles, found);
  return found;
}

const knownProjects = new WeakMap<SideFiles, ReadonlyMap<string, Json>>();

/** The files that every conversation of a project had; their text is in the export once, with the project. */
function projectMessages(
  object: JsonObject,
  project: Json | undefined,
  conversion: Conversion,
): SourceMessage[] {
  const name = textAt(project, 'name') ?? textAt(object, 'project', 'name');
  if (name === undefined) return [];
  const docs = listAt(project, 'docs').map((doc, index) =>
    conversion.files.named({
      name: textAt(doc, 'filename') ?? textAt(doc, 'file_name'),
      source: textAt(doc, 'uuid'),
      place: `project.docs[${index}]`,
    }),
  );
  const blocks = [conversion.raw('project', { name }, 'project'), ...docs];
  return [{ id: 'project', parentId: null, role: 'hidden', blocks, place: 'project' }];
}
