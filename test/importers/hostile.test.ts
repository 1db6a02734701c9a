import { expect, test } from 'vitest';
import { type Json, textOf } from '@/lib/core/content';
import { NotImportable } from '@/lib/importers/importer';
import { importers } from '@/lib/importers/recognize';
import { fc } from '../property-runs';
import { chain, record, type Sketch, writers } from './hostile';
import { contextWith, expectSound, fixture, notesOf, sampleOf } from './importing';

const formats = Object.keys(writers) as (keyof typeof writers)[];

function importerOf(format: string) {
  return importers.find((importer) => importer.format === format) ?? expect.fail(`${format} has no importer`);
}

function converted(format: keyof typeof writers, sketch: Sketch) {
  return importerOf(format).convert(writers[format](sketch), contextWith());
}

/** Every text that was written has to be there to read. */
function expectAllTexts(format: keyof typeof writers, sketch: Sketch): ReturnType<typeof converted> {
  const result = converted(format, sketch);
  expectSound(result);
  const read = result.archived.messages.map(({ content }) => textOf(content)).join('\n');
  for (const { text } of sketch.messages) if (typeof text === 'string') expect(read).toContain(text);
  return result;
}

const five = chain(5);
const shapes: [name: string, change: (sketch: Sketch) => Sketch, notes?: Record<string, number>][] = [
  ['a head that is not there', (sketch) => ({ ...sketch, headId: 'nowhere' })],
  ['a parent that is not there', (sketch) => withParent(sketch, 2, 'nowhere'), { 'parents-missing': 1 }],
  ['two roots', (sketch) => withParent(sketch, 2, null), {}],
  ['a message after itself', (sketch) => withParent(sketch, 2, 'm2'), { 'cycles-cut': 1 }],
  ['a circle of two', (sketch) => withParent(sketch, 1, 'm2'), { 'cycles-cut': 1 }],
  ['a circle of all', (sketch) => withParent(sketch, 0, 'm4'), { 'cycles-cut': 1 }],
  ['a circle after a parent that is not there', (sketch) => withParent(withParent(sketch, 0, 'x'), 3, 'm4')],
  ['text for a time', (sketch) => withTimes(sketch, 'yesterday'), { 'times-dropped': 5 }],
  ['a negative time', (sketch) => withTimes(sketch, -5), { 'times-dropped': 5 }],
  ['a time after the end of all times', (sketch) => withTimes(sketch, 1e20), { 'times-dropped': 5 }],
  ['milliseconds for seconds', (sketch) => withTimes(sketch, 1_700_000_000_000), {}],
  ['no time', (sketch) => withTimes(sketch, null), {}],
  ['a list for a time', (sketch) => withTimes(sketch, [1]), { 'times-dropped': 5 }],
  [
    'times that go back',
    (sketch) => ({ ...sketch, messages: chain(5, (index) => 1_700_000_000 - index) }),
    {},
  ],
  ['a title of a megabyte', (sketch) => ({ ...sketch, title: 'x'.repeat(1_000_000) }), { 'title-cut': 1 }],
  ['a title that is none', (sketch) => ({ ...sketch, title: { html: '<b>' } }), {}],
  ['HTML for a title', (sketch) => ({ ...sketch, title: '<img src=x onerror=alert(1)>\u0000\n"' }), {}],
  ['half a surrogate pair', (sketch) => ({ ...sketch, title: `${'x'.repeat(199)}\ud83d` }), {}],
  [
    'names that objects have',
    (sketch) => renamed(sketch, ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'm4']),
    {},
  ],
  ['ids like patterns', (sketch) => renamed(sketch, ['(a+)+$', '[', '\\', '.*', ''])],
  [
    'parts without text',
    (sketch) => ({
      ...sketch,
      messages: sketch.messages.map((message, index) => (index === 4 ? { ...message, text: null } : message)),
    }),
  ],
  [
    'objects for texts',
    (sketch) => ({
      ...sketch,
      messages: sketch.messages.map((message, index) =>
        index === 4 ? { ...message, text: { a: [1] } } : message,
      ),
    }),
  ],
  [
    'lists in lists for text',
    (sketch) => ({
      ...sketch,
      messages: sketch.messages.map((message, index) =>
        index === 4 ? { ...message, text: deep(5_000) } : message,
      ),
    }),
  ],
];

function withParent(sketch: Sketch, at: number, parentId: string | null): Sketch {
  return {
    ...sketch,
    messages: sketch.messages.map((message, index) => (index === at ? { ...message, parentId } : message)),
  };
}

function withTimes(sketch: Sketch, at: Json): Sketch {
  return { ...sketch, messages: sketch.messages.map((message) => ({ ...message, at })) };
}

function renamed(sketch: Sketch, names: readonly string[]): Sketch {
  const nameOf = (id: string | null) => (id === null ? null : (names[Number(id.slice(1))] ?? id));
  return {
    ...sketch,
    messages: sketch.messages.map((message) => ({
      ...message,
      id: nameOf(message.id) ?? '',
      parentId: nameOf(message.parentId),
    })),
  };
}

function deep(depth: number): Json {
  let value: Json = 'inside';
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

test.each(
  formats.flatMap((format) => shapes.map(([name, change, notes]) => [format, name, change, notes] as const)),
)('%s: %s', (format, _, change, notes) => {
  const result = expectAllTexts(format, change({ messages: five, title: 'Hostile' }));
  if (notes) expect(notesOf(result)).toEqual(notes);
  expect({}).not.toHaveProperty('polluted');
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test.each(formats)('%s: messages that have the same id are all kept', (format) => {
  const messages = five.map((message) => ({ ...message, id: 'same', parentId: null }));
  const result = converted(format, { messages, title: 'Same' });
  expectSound(result);
  const isObject = format === 'chatgpt' || format === 'open-webui';
  expect(result.archived.messages).toHaveLength(isObject ? 1 : 5);
});

test('a chain of a hundred thousand, a crowd of fifty thousand, a circle of a thousand', () => {
  const long = converted('librechat', { messages: chain(100_000), title: 'Long' }).archived;
  expect(long.messages.length).toBe(100_000);
  expect(long.conversation.headId).toBe(long.messages.at(-1)?.id);
  expect(converted('librechat', { messages: crowd(50_000), title: 'Crowd' }).archived.messages).toHaveLength(
    50_000,
  );
  const circle = converted('librechat', withParent({ messages: chain(1_000), title: 'Round' }, 0, 'm999'));
  expect(circle.archived.messages.length).toBe(1_000);
  expect(notesOf(circle)).toEqual({ 'cycles-cut': 1 });
});

function crowd(size: number): Sketch['messages'] {
  return chain(size).map((message) => ({
    ...message,
    parentId: message.id === 'm0' ? null : 'm0',
    role: 'assistant' as const,
  }));
}

/** How often anything of a value is looked at while it is converted. */
function looksAt(format: keyof typeof writers, messages: Sketch['messages']): number {
  let count = 0;
  const watched = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value;
    const inside = Array.isArray(value)
      ? value.map(watched)
      : record(Object.entries(value).map(([name, inner]) => [name, watched(inner)]));
    return new Proxy(inside, {
      get: (target, name) => {
        count++;
        return Reflect.get(target, name) as unknown;
      },
    }) as Json;
  };
  importerOf(format).convert(watched(writers[format]({ messages, title: 'Counted' })), contextWith());
  return count;
}

test.each(formats)(
  '%s: four times the messages are four times the work, in a chain, a crowd and a circle',
  (format) => {
    const kinds = [
      chain,
      crowd,
      (size: number) => withParent({ messages: chain(size), title: '' }, 0, `m${size - 1}`).messages,
    ];
    for (const kind of kinds)
      expect(looksAt(format, kind(1_200))).toBeLessThan(4.1 * looksAt(format, kind(300)));
  },
);

test('LibreChat: messages that are twenty thousand levels deep', () => {
  let children: Json[] = [];
  for (let level = 20_000; level > 0; level--) {
    children = [
      { messageId: `m${level}`, isCreatedByUser: level % 2 === 1, text: `Text ${level}`, children },
    ];
  }
  const { archived } = importerOf('librechat').convert(
    { conversationId: 'deep', messages: children },
    contextWith(),
  );
  expect(archived.messages.length).toBe(20_000);
});

const paths = [
  'openai-messages/conversation.json',
  'anthropic-messages/request.json',
  'fine-tuning/examples.jsonl',
  'sharegpt/conversations.json',
  'langchain/history.json',
  'chatgpt/conversations.json',
  'claude/conversations.json',
  'claude/design-chat.json',
  'open-webui/chats.json',
  'librechat/tree.json',
  'page-assist/backup.json',
  'chatbox/second.json',
  'nextchat/backup.json',
  'typingmind/export.json',
  'gemini/activity.json',
  'ai-studio/prompt.json',
];

/** What stands in the place of something else in a hostile file. */
const strange: Json[] = [
  null,
  true,
  -1,
  1e20,
  '',
  'text',
  '__proto__',
  [],
  {},
  [null],
  record([['__proto__', { polluted: true }]]),
  deep(300),
];

/** The document with one of its values replaced, wherever that is. */
function changed(document: Json, at: number, value: Json): Json {
  const copy = structuredClone(document) as Json;
  const places: { holder: Record<string, Json>; name: string }[] = [];
  const open: Json[] = [copy];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) {
      places.push({ holder: next as Record<string, Json>, name });
      open.push(inner);
    }
  }
  const place = places[at % places.length];
  if (place) place.holder[place.name] = value;
  return copy;
}

test.each(paths)('%s with anything in the place of anything: refused with a place, or sound', (path) => {
  const document = fixture(path);
  fc.assert(
    fc.property(fc.nat(100_000), fc.constantFrom(...strange), (at, value) => {
      const broken = changed(document, at, value);
      for (const importer of importers) {
        const layout = importer.recognize(sampleOf(broken, path.endsWith('.jsonl')));
        if (!layout) continue;
        const values =
          layout.kind === 'whole'
            ? layout.split(broken).map((part) => part.value)
            : entriesOf(broken, layout.path);
        for (const entry of values) tryOne(importer, entry);
      }
      expect({}).not.toHaveProperty('polluted');
    }),
    { numRuns: 60 },
  );
});

test('values that are no conversation at all are refused with a name', () => {
  for (const importer of importers) for (const value of strange) tryOne(importer, value);
});

function tryOne(importer: (typeof importers)[number], value: Json): void {
  try {
    const result = importer.convert(value, contextWith());
    if (result.archived.messages.length > 0) expectSound(result);
  } catch (error) {
    if (!(error instanceof NotImportable)) throw error;
    expect(error.problem).toBe('not-a-conversation');
  }
}

function entriesOf(document: Json, path: readonly string[]): readonly Json[] {
  let found: Json | undefined = document;
  for (const name of path) found = (found as { [name: string]: Json })[name];
  return Array.isArray(found) ? found : [];
}
