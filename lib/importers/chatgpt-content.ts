import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { referencesOf, withoutMarks } from './chatgpt-text';
import { asText, type Conversion } from './conversion';

/** A message of ChatGPT while it is read. */
export interface ChatgptMessage {
  message: JsonObject;
  role: string;
  place: string;
  conversion: Conversion;
  /** The names of files, by their ids. */
  names: ReadonlyMap<string, string>;
}

type Reader = (content: JsonObject, from: ChatgptMessage) => Block[];

/** What a message of ChatGPT says and does, by the kind of its content; what is of no known kind is kept as it is. */
export function blocksOfChatgpt(from: ChatgptMessage): Block[] {
  const { message, place, conversion } = from;
  const content = objectOf(message.content);
  if (!content)
    return message.content
      ? [conversion.raw('content', message.content, place), ...attachmentsOf(from)]
      : attachmentsOf(from);
  const read = readers.get(content.content_type) ?? other;
  return [...attachmentsOf(from), ...read(content, from), ...sourcesOf(from)];
}

/** Files that the user gave; pictures are in the content, too, and named there. */
function attachmentsOf({ message, place, conversion }: ChatgptMessage): Block[] {
  const inContent = new Set(listAt(message, 'content', 'parts').map(idOfAsset));
  return listAt(message, 'metadata', 'attachments')
    .filter((file) => !inContent.has(textAt(file, 'id') ?? ''))
    .map((file, index) =>
      conversion.files.named({
        name: textAt(file, 'name'),
        mediaType: textAt(file, 'mime_type') ?? textAt(file, 'mimeType'),
        bytes: countAt(file, 'size'),
        source: textAt(file, 'id'),
        place: `${place}.metadata.attachments[${index}]`,
      }),
    );
}

/** The sources that a reply names, each once. */
function sourcesOf({ message, conversion }: ChatgptMessage): Block[] {
  const references = listAt(message, 'metadata', 'content_references').flatMap((reference) => [
    ...(textAt(reference, 'url') === undefined ? [] : [reference]),
    ...listAt(reference, 'items'),
    ...listAt(reference, 'sources'),
  ]);
  const citations = listAt(message, 'metadata', 'citations').map((citation) => valueAt(citation, 'metadata'));
  const pages = listAt(message, 'metadata', '_cite_metadata', 'metadata_list');
  const sources = new Map<string, Block>();
  for (const source of [...references, ...citations, ...pages]) {
    const [block] = conversion.citation({
      title: textAt(source, 'title') ?? textAt(source, 'name'),
      address: textAt(source, 'url'),
      text: textAt(source, 'snippet') ?? textAt(source, 'text'),
    });
    if (block)
      sources.set(JSON.stringify([block.address ?? '', block.address ? '' : (block.title ?? '')]), block);
  }
  return [...sources.values()];
}

const isText = (part: Json): part is string => typeof part === 'string';

const text: Reader = (content, from) => {
  const parts = listAt(content, 'parts');
  const words = parts.filter((part) => isText(part) && part !== '').join('\n');
  const others = parts.flatMap((part, index) =>
    isText(part) ? [] : blocksOfPart(part, `${from.place}.content.parts[${index}]`, from),
  );
  return [...others, ...said(words || (textAt(content, 'text') ?? ''), from)];
};

/** What was said, to the user or to a tool, or by one. */
function said(words: string, { message, role, conversion, place }: ChatgptMessage): Block[] {
  if (words.trim() === '') return [];
  const name = nameOfTool(message);
  if (role === 'tool') return [conversion.toolResult({ name, content: words, isError: hasFailed(message) })];
  const recipient = textAt(message, 'recipient') ?? 'all';
  if (role === 'assistant' && recipient !== 'all')
    return [conversion.toolUse({ name: recipient, input: words }, place)];
  return conversion.text(withoutMarks(words, referencesOf(message.metadata)));
}

function nameOfTool(message: JsonObject): string | undefined {
  return textAt(message, 'author', 'name') ?? textAt(message, 'author', 'metadata', 'real_author');
}

function hasFailed(message: JsonObject): boolean {
  return (textAt(message, 'metadata', 'aggregate_result', 'status') ?? '').startsWith('failed');
}

function blocksOfPart(part: Json, place: string, from: ChatgptMessage): Block[] {
  const { conversion } = from;
  const type = textAt(part, 'content_type') ?? textAt(part, 'type');
  if (type === 'audio_transcription') return conversion.text(textAt(part, 'text'));
  const assets = assetsIn(part);
  if (assets.length === 0) return [conversion.raw(type ?? 'part', part, place)];
  return assets.map((asset) => fileOf(asset, place, from));
}

/** The files that a part points to: itself, or what is inside of what was heard and seen in a call. */
function assetsIn(part: Json): Json[] {
  const inside = [part, valueAt(part, 'audio_asset_pointer'), valueAt(part, 'video_container_asset_pointer')];
  return [...inside, ...listAt(part, 'frames_asset_pointers')].filter(
    (asset): asset is Json => textAt(asset, 'asset_pointer') !== undefined || typeof asset === 'string',
  );
}

function fileOf(asset: Json, place: string, { message, names, conversion }: ChatgptMessage): Block {
  const id = idOfAsset(asset);
  const known = listAt(message, 'metadata', 'attachments').find((file) => textAt(file, 'id') === id);
  const isPicture = textAt(asset, 'content_type') === 'image_asset_pointer';
  return conversion.files.named({
    name:
      textAt(known, 'name') ?? names.get(id) ?? textAt(asset, 'metadata', 'dalle', 'prompt')?.slice(0, 80),
    mediaType: textAt(known, 'mime_type') ?? (isPicture ? 'image/*' : undefined),
    bytes: countAt(asset, 'size_bytes'),
    source: id,
    place,
  });
}

/** The id in `file-service://file-…` and `sediment://file_…`. */
function idOfAsset(asset: Json): string {
  const pointer = typeof asset === 'string' ? asset : (textAt(asset, 'asset_pointer') ?? '');
  const id = pointer.slice(pointer.indexOf('://') + (pointer.includes('://') ? 3 : 1));
  return id.split(/[?#]/, 1)[0] ?? '';
}

const code: Reader = (content, { message, place, conversion }) => {
  const recipient = textAt(message, 'recipient') ?? 'all';
  const language = textAt(content, 'language') ?? 'code';
  return [
    conversion.toolUse(
      { name: recipient === 'all' ? language : recipient, input: textAt(content, 'text') },
      place,
    ),
  ];
};

/** What a tool said, found under some names. */
const result =
  (...names: string[]): Reader =>
  (content, { message, conversion }) => {
    const words = names.map((name) => asText(content[name])).find((found) => found.trim() !== '') ?? '';
    return [
      conversion.toolResult({ name: nameOfTool(message), content: words, isError: hasFailed(message) }),
    ];
  };

const thoughts: Reader = (content, { conversion }) => {
  if (isText(content.thoughts ?? null)) return conversion.thinking(content.thoughts);
  return conversion.thinking(
    listAt(content, 'thoughts')
      .map((thought) =>
        [textAt(thought, 'summary'), textAt(thought, 'content')].filter((part) => part?.trim()).join('\n\n'),
      )
      .filter((thought) => thought !== '')
      .join('\n\n'),
  );
};

const whole: Reader = (content, { place, conversion }) => [
  conversion.raw(asText(content.content_type) || 'content', content, `${place}.content`),
];

/** What no version of this code knows: as it is, and its words if it has any. */
const other: Reader = (content, from) => [...whole(content, from), ...text(content, from)];

const page: Reader = (content, from) => [
  ...result('text', 'snippet')(content, from),
  ...from.conversion.citation({ title: content.title ?? content.domain, address: content.url }),
];

const screen: Reader = (content, from) => {
  const state = objectAt(content, 'state');
  const words = [textAt(state, 'title'), textAt(state, 'url')].filter((part) => part?.trim()).join('\n');
  const { screenshot } = content;
  return [
    from.conversion.toolResult({ name: nameOfTool(from.message), content: words }),
    ...(screenshot ? [fileOf(screenshot, `${from.place}.content.screenshot`, from)] : []),
  ];
};

const readers = new Map<Json | undefined, Reader>([
  ['text', text],
  ['multimodal_text', text],
  ['code', code],
  ['execution_output', result('text')],
  ['thoughts', thoughts],
  ['reasoning_recap', whole],
  [
    'tether_quote',
    (content, { conversion }) =>
      conversion.citation({
        title: content.title ?? content.domain,
        address: content.url,
        text: content.text,
      }),
  ],
  ['tether_browsing_display', result('result', 'summary')],
  ['sonic_webpage', page],
  ['computer_output', screen],
  ['citable_code_output', result('output_str')],
  [
    'system_error',
    (content, { conversion }) => [
      conversion.toolResult({ name: content.name, content: asText(content.text), isError: true }),
    ],
  ],
  ['user_editable_context', whole],
  ['model_editable_context', whole],
]);
