import type { Block, Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { asText, type Conversion } from './conversion';
import { withoutThinkingTags } from './thinking-tags';

/**
 * The content of a message in the shapes that OpenAI, Anthropic and everything after them have: a text, or a list of
 * parts. What is of none of their kinds is kept raw.
 */
export function blocksOfContent(content: Json | undefined, place: string, conversion: Conversion): Block[] {
  if (typeof content === 'string') return conversion.text(content);
  if (content === undefined || content === null) return [];
  const parts: readonly Json[] = Array.isArray(content) ? content : [content];
  return parts.flatMap((part, index) => {
    const at = Array.isArray(content) ? `${place}[${index}]` : place;
    if (typeof part === 'string') return conversion.text(part);
    const object = objectOf(part);
    return object ? blocksOfPart(object, at, conversion) : [conversion.raw('part', part, at)];
  });
}

/** A reply's content: as any other, and thinking may stand between tags at its beginning. */
export function blocksOfReply(content: Json | undefined, place: string, conversion: Conversion): Block[] {
  return blocksOfContent(content, place, conversion).flatMap((block) =>
    block.type === 'text' && typeof block.text === 'string' ? withoutThinkingTags(block.text) : [block],
  );
}

type PartReader = (part: JsonObject, place: string, conversion: Conversion) => Block[];

const text: PartReader = (part, place, conversion) =>
  typeof part.text === 'string'
    ? [...conversion.text(part.text), ...citationsOf(part, conversion)]
    : [conversion.raw('text', part, place)];

const thinking: PartReader = (part, _, conversion) =>
  conversion.thinking(part.thinking ?? part.think ?? part.reasoning ?? part.text);

const image: PartReader = (part, place, conversion) => {
  const { files } = conversion;
  const data = textAt(part, 'source', 'data');
  const name = textAt(part, 'name') ?? textAt(part, 'filename');
  if (data !== undefined) {
    return [files.withBytes(data, { name, mediaType: textAt(part, 'source', 'media_type'), place })];
  }
  const address =
    textAt(part, 'image_url', 'url') ??
    textAt(part, 'image_url') ??
    textAt(part, 'source', 'url') ??
    textAt(part, 'url') ??
    textAt(part, 'image');
  if (address !== undefined) return [files.at(address, { name, place })];
  return [files.named({ name, source: textAt(part, 'file_id') ?? textAt(part, 'source', 'file_id'), place })];
};

const file: PartReader = (part, place, conversion) => {
  const inner = objectOf(part.file) ?? part;
  const name = textAt(inner, 'filename') ?? textAt(inner, 'name') ?? textAt(part, 'title');
  const data = textAt(inner, 'file_data') ?? textAt(part, 'source', 'data');
  const known = { name, mediaType: textAt(part, 'source', 'media_type'), place };
  if (data === undefined) return [conversion.files.named({ ...known, source: textAt(inner, 'file_id') })];
  if (textAt(part, 'source', 'type') === 'text') return [conversion.files.withText(data, known)];
  return [
    data.startsWith('data:') ? conversion.files.at(data, known) : conversion.files.withBytes(data, known),
  ];
};

const toolUse: PartReader = (part, place, conversion) => [
  conversion.toolUse(
    { id: part.id ?? part.toolCallId, name: part.name ?? part.toolName, input: part.input ?? part.args },
    place,
  ),
];

const toolResult: PartReader = (part, place, conversion) => [
  conversion.toolResult({
    id: part.tool_use_id ?? part.toolCallId,
    name: part.name ?? part.toolName,
    content: textOfResult(part.content ?? part.result),
    isError: part.is_error === true,
  }),
  ...filesIn(part.content, place, conversion),
];

const readers = new Map<Json | undefined, PartReader>([
  ['text', text],
  ['input_text', text],
  ['output_text', text],
  ['thinking', thinking],
  ['redacted_thinking', (part) => [part]],
  ['think', thinking],
  ['reasoning', thinking],
  ['image', image],
  ['image_url', image],
  ['input_image', image],
  ['file', file],
  ['input_file', file],
  ['document', file],
  ['tool_use', toolUse],
  ['server_tool_use', toolUse],
  ['tool_result', toolResult],
  ['refusal', (part, _, conversion) => conversion.text(part.refusal)],
]);

function blocksOfPart(part: JsonObject, place: string, conversion: Conversion): Block[] {
  const reader =
    readers.get(part.type) ?? (typeof part.text === 'string' && part.type === undefined ? text : undefined);
  return reader?.(part, place, conversion) ?? [conversion.raw(asText(part.type) || 'part', part, place)];
}

/** What a tool said, as far as it is text. */
export function textOfResult(content: Json | undefined): string {
  if (!Array.isArray(content)) return asText(content);
  return content
    .flatMap((part: Json) => {
      if (typeof part === 'string') return [part];
      if (isFile(part)) return [];
      return [textAt(part, 'text') ?? asText(part)];
    })
    .join('\n');
}

function isFile(part: Json): boolean {
  return (
    readers.get(valueAt(part, 'type') as Json) === image ||
    readers.get(valueAt(part, 'type') as Json) === file
  );
}

function filesIn(content: Json | undefined, place: string, conversion: Conversion): Block[] {
  if (!Array.isArray(content)) return [];
  return blocksOfContent(content.filter(isFile), `${place}.content`, conversion);
}

/** The sources that a text names, in the ways of Anthropic and of OpenAI. */
function citationsOf(part: JsonObject, conversion: Conversion): Block[] {
  const cited = [...listAt(part, 'citations'), ...listAt(part, 'annotations')];
  return cited.flatMap((entry) => {
    const facts = objectOf(valueAt(entry, 'url_citation')) ?? entry;
    return conversion.citation({
      title: textAt(facts, 'title') ?? textAt(facts, 'document_title'),
      address: textAt(facts, 'url') ?? textAt(facts, 'details', 'url'),
      text: textAt(facts, 'cited_text'),
    });
  });
}
