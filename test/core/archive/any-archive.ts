import type {
  ArchivedAttachment,
  ArchivedConversation,
  ArchivedPrompt,
  ArchivedSettings,
} from '@/lib/core/archive/archived-conversation';
import { archivedPrompt, archivedSettings } from '@/lib/core/archive/document-shapes';
import { runningHash } from '@/lib/core/archive/hash';
import type { FieldNode, Shape, ShapeNode } from '@/lib/core/archive/shape';
import { archivedConversation } from '@/lib/core/archive/shapes';
import { attachmentIdsOf } from '@/lib/core/attachments/attachment';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { fc } from '../../property-runs';

/** Whole databases as an archive holds them: every field, in every combination, with the nastiest words. */
export interface ArchiveParts {
  attachments: readonly ArchivedAttachment[];
  prompts: readonly ArchivedPrompt[];
  settings: ArchivedSettings;
  conversations: readonly ArchivedConversation[];
}

/** Whatever a string can be: lone surrogates, control characters, names that objects have by themselves. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '__proto__', 'constructor', 'toString', '\u2028', '"\\', '\ud83d', '10', '9'),
);

const anyJson: fc.Arbitrary<Json> = fc
  .letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(anyText, fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.array(fc.tuple(anyText, tie('any')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    ),
  }))
  .any.map(withoutNegativeZero);

/** JSON has no -0: it would come back as 0. */
function withoutNegativeZero(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

const anyJsonObject = fc
  .array(fc.tuple(anyText, anyJson), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries) as JsonObject);

const anyNumber = fc.oneof(
  fc.nat(2_000_000_000_000),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

const anyTime = fc.oneof(
  fc.nat(2_000_000_000_000),
  fc.double({ noNaN: true, min: -8.64e15, max: 8.64e15 }).map((value) => value + 0),
);

function anyOf(shape: ShapeNode): fc.Arbitrary<Json> {
  switch (shape.is) {
    case 'text':
      return anyText;
    case 'number':
      return anyNumber;
    case 'time':
      return anyTime;
    case 'integer':
      return fc.maxSafeInteger().map((value) => value + 0);
    case 'flag':
      return fc.boolean();
    case 'json-object':
      return anyJsonObject;
    case 'one-of':
      return fc.constantFrom(...shape.values);
    case 'nullable':
      return fc.option(anyOf(shape.shape));
    case 'list':
      return fc.array(anyOf(shape.entries), { maxLength: 3 });
    case 'object':
      return anyObject(shape.fields);
    case 'variants':
      return fc.oneof(
        ...Array.from(shape.byTag, ([kind, fields]) =>
          anyObject(fields).map((made) => ({ ...(made as JsonObject), [shape.tag]: kind })),
        ),
      );
  }
}

function anyObject(fields: ReadonlyMap<string, FieldNode>): fc.Arbitrary<Json> {
  const arbitraries = Object.fromEntries(Array.from(fields, ([name, { shape }]) => [name, anyOf(shape)]));
  const requiredKeys = Array.from(fields).flatMap(([name, { isOptional }]) => (isOptional ? [] : [name]));
  return fc.record(arbitraries, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Json>;
}

/** Any value of a shape. */
export function anyOfShape<T>(shape: Shape<T>): fc.Arbitrary<T> {
  return anyOf(shape.node) as unknown as fc.Arbitrary<T>;
}

/** An attachment with bytes of its own, and a block that names it. */
const anyAttachment = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.constantFrom('image/png', 'application/pdf'))
  .map(([bytes, mediaType]) => {
    const hash = runningHash();
    hash.add(bytes);
    return { id: hash.hex(), mediaType, data: Buffer.from(bytes).toString('base64') };
  });

function blockFor({ id, mediaType }: ArchivedAttachment): Block {
  return mediaType === 'image/png'
    ? { type: 'image', name: 'A picture', mediaType, width: 1, height: 1, attachmentId: id, bytes: 1 }
    : { type: 'document', name: 'A file', mediaType, text: 'Words', nonce: 'n', attachmentId: id, bytes: 1 };
}

/** What makes a tree of messages that are not one yet. */
interface Links {
  parents: readonly number[];
  steps: readonly number[];
  head: number;
  attached: readonly number[];
}

const anyLinks: fc.Arbitrary<Links> = fc.record({
  parents: fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
  steps: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
  head: fc.nat(20),
  attached: fc.array(fc.nat(20), { maxLength: 2 }),
});

const anyConversation = fc.tuple(anyOfShape(archivedConversation), anyLinks);

/** A conversation whose parts belong together: what is stored is never otherwise. */
function linked(
  [archived, { parents, steps, head, attached }]: readonly [ArchivedConversation, Links],
  number: number,
  attachments: readonly ArchivedAttachment[],
): ArchivedConversation {
  const id = `${archived.conversation.id} ${number}`;
  const messages: Message[] = [];
  for (const message of archived.messages) {
    const index = messages.length;
    const parent = messages[(parents[index] ?? 0) % (index + 1)];
    const named = attached.map((at) => attachments[(at + index) % Math.max(1, attachments.length)]);
    const content = [...named.filter((found) => found !== undefined).map(blockFor), ...message.content];
    const attachmentIds = attachmentIdsOf(content);
    messages.push({
      ...message,
      id: `${message.id} ${number} ${index}`,
      conversationId: id,
      parentId: parent?.id ?? null,
      seq: (messages.at(-1)?.seq ?? 0) + (steps[index] ?? 1),
      content,
      ...(attachmentIds.length > 0 && { attachmentIds }),
    });
  }
  const nextSeq = (messages.at(-1)?.seq ?? 0) + 1;
  const headId = messages[head % Math.max(1, messages.length)]?.id ?? null;
  return {
    conversation: { ...archived.conversation, id, nextSeq, headId },
    messages,
    summaries: archived.summaries.map((summary, index) => ({
      ...summary,
      id: `${summary.id} ${number} ${index}`,
      conversationId: id,
    })),
    // A record has the id of its reply.
    requests: archived.requests.flatMap((request, index) => {
      const reply = messages[index];
      return reply ? [{ ...request, id: reply.id, conversationId: id }] : [];
    }),
  };
}

/** Any database: what is in it in no order, and all that belongs together does. */
export const anyArchive: fc.Arbitrary<ArchiveParts> = fc
  .record({
    attachments: fc.uniqueArray(anyAttachment, { maxLength: 3, selector: ({ id }) => id }),
    prompts: fc.array(anyOfShape(archivedPrompt), { maxLength: 2 }),
    settings: anyOfShape(archivedSettings),
    conversations: fc.array(anyConversation, { maxLength: 3 }),
  })
  .map(({ attachments, prompts, settings, conversations }) => ({
    attachments,
    prompts: prompts.map((prompt, index) => ({ ...prompt, id: `${prompt.id} ${index}` })),
    settings,
    conversations: conversations.map((made, index) => linked(made, index, attachments)),
  }));
