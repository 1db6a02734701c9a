import { lastTime } from '@/lib/core/archive/check';
import {
  archivedAttachment,
  archivedPrompt,
  archivedSettings,
  archiveEnd,
} from '@/lib/core/archive/document-shapes';
import type { FieldNode, ShapeNode } from '@/lib/core/archive/shape';
import { archivedConversation } from '@/lib/core/archive/shapes';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of an archive, from the same descriptions that it is written and checked by. */
export function archiveSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Aside archive, version 1',
    description: 'Conversations as Aside exports them; archive.md says what the parts mean.',
    ...closed({
      format: { const: 'aside' },
      version: { const: 1 },
      minReader: { const: 1 },
      app: { type: 'string' },
      attachments: { type: 'array', items: { $ref: '#/definitions/attachment' } },
      prompts: { type: 'array', items: { $ref: '#/definitions/prompt' } },
      settings: { $ref: '#/definitions/settings' },
      conversations: { type: 'array', items: { $ref: '#/definitions/conversation' } },
      end: { $ref: '#/definitions/end' },
    }),
    definitions: {
      attachment: schemaOf(archivedAttachment.node),
      prompt: schemaOf(archivedPrompt.node),
      settings: schemaOf(archivedSettings.node),
      conversation: schemaOf(archivedConversation.node),
      end: schemaOf(archiveEnd.node),
    },
  };
}

function schemaOf(shape: ShapeNode): Schema {
  switch (shape.is) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'time':
      return { type: 'number', minimum: -lastTime, maximum: lastTime };
    case 'integer':
      return { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    case 'flag':
      return { type: 'boolean' };
    case 'json-object':
      return { type: 'object' };
    case 'one-of':
      return { enum: shape.values };
    case 'nullable':
      return { anyOf: [{ type: 'null' }, schemaOf(shape.shape)] };
    case 'list':
      return { type: 'array', items: schemaOf(shape.entries) };
    case 'object':
      return objectSchema(shape.fields);
    case 'variants':
      return {
        oneOf: Array.from(shape.byTag, ([kind, fields]) =>
          objectSchema(fields, { [shape.tag]: { const: kind } }),
        ),
      };
  }
}

function objectSchema(
  fields: ReadonlyMap<string, FieldNode>,
  besides: Readonly<Record<string, Schema>> = {},
): Schema {
  const properties = Object.fromEntries(Array.from(fields, ([name, { shape }]) => [name, schemaOf(shape)]));
  const optional = Array.from(fields).flatMap(([name, { isOptional }]) => (isOptional ? [name] : []));
  return closed({ ...properties, ...besides }, new Set(optional));
}

/** An object with these fields and no others. */
function closed(
  properties: Readonly<Record<string, Schema>>,
  optional: ReadonlySet<string> = new Set(),
): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.has(name)),
    additionalProperties: false,
  };
}
