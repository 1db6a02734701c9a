import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import type { ThinkingTime } from '@/lib/core/thinking';
import { blocksOfChatgpt } from './chatgpt-content';
import { Conversion, conversationObject } from './conversion';
import type { ImportContext, ImportedConversation, Importer, SideFiles } from './importer';
import { oneConversation } from './openai-messages';
import type { SourceMessage } from './source-conversation';

/** ChatGPT's data export: a list of conversations, each a tree of nodes by their ids; since 2026 in several files. */
export const chatgpt: Importer = {
  format: 'chatgpt',
  recognize: ({ shape, values }) => {
    if (shape !== 'value') return values.some(isConversation) ? { kind: 'entries', path: [] } : undefined;
    const [document] = values;
    if (listAt(document, 'conversations').some(isConversation))
      return { kind: 'entries', path: ['conversations'] };
    return isConversation(document) ? oneConversation : undefined;
  },
  convert,
  isSideFile: (path) => nameOf(path) === manifestName || nameOf(path) === assetNames,
  sourcesOfFile,
  expectedFiles,
};

const manifestName = 'export_manifest.json';
const assetNames = 'conversation_asset_file_names.json';

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isConversation(value: Json | undefined): boolean {
  const mapping = valueAt(value, 'mapping');
  const [node] = typeof mapping === 'object' && mapping !== null ? Object.values(mapping) : [];
  return (
    node !== undefined && ['message', 'parent', 'children'].some((name) => valueAt(node, name) !== undefined)
  );
}

/** The manifest says in which files each part of the export is. */
function expectedFiles(sideFiles: SideFiles): string[] {
  const manifests = [...sideFiles].filter(([path]) => nameOf(path) === manifestName);
  return manifests.flatMap(([path, manifest]) =>
    listAt(manifest, 'logical_files', 'conversations.json', 'files').flatMap((file) => {
      const name = typeof file === 'string' ? file : textAt(file, 'name');
      return name === undefined ? [] : [path.slice(0, -manifestName.length) + name];
    }),
  );
}

/**
 * The ids that a file may be of: `file-abc.dat`, `file-abc-tree.png` and `file_0123-sanitized.png` begin with theirs. An
 * id may have any of the marks in it, so each beginning of the name that one of them follows is one.
 */
function sourcesOfFile(path: string): string[] {
  const name = nameOf(path);
  if (!/^file[-_]/.test(name)) return [];
  const ends = [...name.slice(0, longestId).matchAll(/[-.]/g)].map(({ index }) => index);
  const beginnings = ends.filter((end) => end > 'file-'.length).map((end) => name.slice(0, end));
  return beginnings.slice(0, mostMarks);
}

/** In characters: they have about forty. */
const longestId = 100;
/** Ids have two marks in them at most. */
const mostMarks = 4;

/** The names of files by their ids, from `{"file-abc.dat": "tree.png"}`; read once for all conversations. */
function fileNames(sideFiles: SideFiles): ReadonlyMap<string, string> {
  const known = knownNames.get(sideFiles);
  if (known) return known;
  const names = new Map<string, string>();
  for (const [path, value] of sideFiles) {
    if (nameOf(path) !== assetNames) continue;
    for (const [file, name] of Object.entries(objectOf(value) ?? {})) {
      if (typeof name === 'string') names.set(file.replace(/\.dat$/, ''), name);
    }
  }
  knownNames.set(sideFiles, names);
  return names;
}

const knownNames = new WeakMap<SideFiles, ReadonlyMap<string, string>>();

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('chatgpt', context);
  const object = conversationObject(value);
  const { notes } = conversion;
  const names = fileNames(context.sideFiles);
  const model = textAt(object, 'default_model_slug');
  const messages = nodesOf(object, conversion).map((node) => messageOf(node, model, names, conversion));
  return conversion.finish({
    sourceId: textAt(object, 'conversation_id') || textAt(object, 'id') || hashOfJson(value),
    title: textAt(object, 'title'),
    createdAt: notes.time('create_time', object.create_time),
    updatedAt: notes.time('update_time', object.update_time),
    isArchived: object.is_archived === true,
    isPinned: object.is_starred === true || typeof object.pinned_time === 'number',
    messages: inOrderOfTime(messages),
    headId: textAt(object, 'current_node'),
  });
}

interface Node {
  id: string;
  parentId: string | null;
  message: JsonObject | undefined;
  place: string;
}

function nodesOf({ mapping }: JsonObject, { notes }: Conversion): Node[] {
  const isObject = typeof mapping === 'object' && mapping !== null;
  const entries = isObject ? Object.entries(mapping as JsonObject) : [];
  const read = entries.flatMap(([key, value]) => {
    const node = objectOf(value);
    if (!node) notes.add('entries-unreadable', `mapping.${key}`);
    return node ? [{ id: textAt(node, 'id') || key, node, place: `mapping.${key}` }] : [];
  });
  const ids = new Set(read.map(({ id }) => id));
  const byChild = new Map<string, string>();
  for (const { id, node } of read) {
    for (const child of listAt(node, 'children')) if (typeof child === 'string') byChild.set(child, id);
  }
  return read.map(({ id, node, place }) => {
    const told = textAt(node, 'parent') || null;
    const parentId = told !== null && ids.has(told) ? told : (byChild.get(id) ?? told);
    return { id, parentId, message: objectOf(node.message), place };
  });
}

/** The order of a mapping says nothing. What has no time stays after what it came after. */
function inOrderOfTime(messages: readonly SourceMessage[]): SourceMessage[] {
  let latest = 0;
  const timed = messages.map((message) => {
    latest = message.at ?? latest;
    return { message, time: latest };
  });
  return timed.sort((one, other) => one.time - other.time).map(({ message }) => message);
}

function messageOf(
  { id, parentId, message, place }: Node,
  usualModel: string | undefined,
  names: ReadonlyMap<string, string>,
  conversion: Conversion,
): SourceMessage {
  if (!message) return { id, parentId, role: 'hidden', blocks: [], place };
  const at = `${place}.message`;
  const { notes } = conversion;
  const author = textAt(message, 'author', 'role') ?? '';
  const role = roleOf(message, author);
  if (role === 'unknown') notes.add('roles-unknown', at);
  const isHidden = role === 'hidden' || role === 'unknown';
  const blocks = isHidden
    ? hiddenBlocks(message, at, conversion)
    : blocksOfChatgpt({ message, role, place: at, conversion, names });
  const finish = textAt(message, 'metadata', 'finish_details', 'type');
  return {
    id,
    parentId,
    role: isHidden ? 'hidden' : role,
    blocks,
    at: notes.time(`${at}.create_time`, message.create_time, message.update_time),
    model: role === 'assistant' ? (textAt(message, 'metadata', 'model_slug') ?? usualModel) : undefined,
    // Not set where nothing says it: then what the message holds tells.
    isUnderWay: message.channel === 'commentary' || message.end_turn === false || undefined,
    isStopped:
      finish === 'interrupted' ||
      message.status === 'finished_partial_completion' ||
      message.status === 'in_progress',
    stopReason: finish === 'max_tokens' ? 'length' : undefined,
    thinking: thinkingTimeOf(message, at, conversion),
    place: at,
  };
}

/** Whose message it is: the system's and hidden ones are nobody's. */
function roleOf(message: JsonObject, author: string): SourceMessage['role'] | 'unknown' {
  if (author === 'system') return 'hidden';
  if (author === 'tool') return 'tool';
  if (author !== 'user' && author !== 'assistant') return 'unknown';
  const type = textAt(message, 'content', 'content_type');
  const isContext = type === 'user_editable_context' || type === 'model_editable_context';
  return isContext || valueAt(message, 'metadata', 'is_visually_hidden_from_conversation') === true
    ? 'hidden'
    : author;
}

/** What the user never saw is kept as it is, if there is anything in it. */
function hiddenBlocks(message: JsonObject, place: string, conversion: Conversion): SourceMessage['blocks'] {
  const { content } = message;
  const parts = listAt(content, 'parts');
  const isEmpty =
    content === undefined || content === null || (isPartList(content) && parts.every((part) => part === ''));
  if (isEmpty) return [];
  const name = textAt(content, 'content_type') ?? 'text';
  return [
    conversion.raw(
      name === 'text' ? (textAt(message, 'author', 'role') ?? name) : name,
      content,
      `${place}.content`,
    ),
  ];
}

function isPartList(content: Json): boolean {
  return Array.isArray(valueAt(content, 'parts'));
}

/** How long the model thought, as far as it is told. */
function thinkingTimeOf(message: JsonObject, place: string, { notes }: Conversion): ThinkingTime | undefined {
  const metadata = objectOf(message.metadata) ?? {};
  const startedAt = notes.time(place, metadata.reasoning_start_time);
  const seconds = metadata.finished_duration_sec;
  const endedAt =
    notes.time(place, metadata.reasoning_end_time) ??
    (startedAt !== undefined && typeof seconds === 'number'
      ? Math.round(startedAt + seconds * 1_000)
      : undefined);
  return startedAt !== undefined && endedAt !== undefined && endedAt > startedAt
    ? { startedAt, endedAt }
    : undefined;
}
