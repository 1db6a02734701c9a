import type { Json, JsonObject } from '../content';

/**
 * What values of an archive look like: from one description they are checked, copied, and described in the JSON
 * Schema. The type parameter ties a description to the type that it stands for, so that a field which is added to a
 * type does not compile until someone has decided whether it is exported.
 */
export interface Shape<T> {
  readonly node: ShapeNode;
  /** Never there: it makes `Shape<'a'>` something else than `Shape<'a' | 'b'>`. */
  readonly of?: (value: T) => T;
}

export type ShapeNode =
  | ScalarNode
  | { is: 'json-object' }
  | { is: 'nullable'; shape: ShapeNode }
  | { is: 'list'; entries: ShapeNode }
  | { is: 'object'; fields: ReadonlyMap<string, FieldNode> }
  /** Objects of several kinds, told apart by the value of one of their fields. */
  | {
      is: 'variants';
      tag: string;
      tagShape: ShapeNode;
      /** All fields of each kind, the tag among them. */
      byTag: ReadonlyMap<string, ReadonlyMap<string, FieldNode>>;
    };

export type ScalarNode =
  | { is: 'text' }
  | { is: 'number' }
  | { is: 'integer' }
  | { is: 'time' }
  | { is: 'flag' }
  | { is: 'one-of'; values: readonly string[] };

export interface FieldNode {
  shape: ShapeNode;
  isOptional: boolean;
}

export const text: Shape<string> = { node: { is: 'text' } };
export const number: Shape<number> = { node: { is: 'number' } };
export const integer: Shape<number> = { node: { is: 'integer' } };
/** A moment in milliseconds since 1970. */
export const time: Shape<number> = { node: { is: 'time' } };
export const flag: Shape<boolean> = { node: { is: 'flag' } };
export const jsonObject: Shape<JsonObject> = { node: { is: 'json-object' } };

/** One of some words. All that the type allows are named, each with true. */
export function oneOf<T extends string>(words: { readonly [Word in T]: true }): Shape<T> {
  return { node: { is: 'one-of', values: Object.keys(words) } };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { node: { is: 'nullable', shape: shape.node } };
}

export function listOf<T>(entries: Shape<T>): Shape<readonly T[]> {
  return { node: { is: 'list', entries: entries.node } };
}

/** Less than what the type allows. */
export function only<T, Part extends T>(shape: Shape<Part>): Shape<T> {
  return { node: shape.node };
}

/** A field that may be absent. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** A field that stays here: it is not exported, and not read. */
export const staysHere = 'stays here';

type Field<T, Key extends keyof T> =
  Record<never, never> extends Pick<T, Key>
    ? Optional<Exclude<T[Key], undefined>> | typeof staysHere
    : Shape<T[Key]>;

/** A shape for each field of a type: `optional` for those that may be absent. */
export type Fields<T> = { readonly [Key in keyof T]-?: Field<T, Key> };

export function object<T>(fields: Fields<T>): Shape<T> {
  return { node: { is: 'object', fields: fieldNodes(fields) } };
}

/** Objects whose kind is the value of the field `tag`; all others of their fields by kind. */
export function variants<Tag extends string, T extends { readonly [key in Tag]: string }>(
  tag: Tag,
  kinds: { readonly [Kind in T[Tag]]: Fields<Omit<Extract<T, { readonly [key in Tag]: Kind }>, Tag>> },
): Shape<T> {
  const tagShape: ShapeNode = { is: 'one-of', values: Object.keys(kinds) };
  const byTag = new Map(
    Object.entries<Readonly<Record<string, AnyField>>>(kinds).map(([kind, fields]) => [
      kind,
      new Map([[tag, { shape: tagShape, isOptional: false }], ...fieldNodes(fields)]),
    ]),
  );
  return { node: { is: 'variants', tag, tagShape, byTag } };
}

type AnyField = { readonly node: ShapeNode } | { readonly optional: { readonly node: ShapeNode } } | string;

function fieldNodes(fields: Readonly<Record<string, AnyField>>): Map<string, FieldNode> {
  const nodes = new Map<string, FieldNode>();
  for (const [name, field] of Object.entries(fields)) {
    if (typeof field === 'string') continue;
    const isOptional = 'optional' in field;
    nodes.set(name, { shape: (isOptional ? field.optional : field).node, isOptional });
  }
  return nodes;
}

/** The fields that an object may have; of an unknown kind none. */
export function fieldsFor(
  shape: Extract<ShapeNode, { is: 'object' | 'variants' }>,
  value: { readonly [key: string]: unknown },
): ReadonlyMap<string, FieldNode> {
  return shape.is === 'object' ? shape.fields : (shape.byTag.get(String(value[shape.tag])) ?? new Map());
}

/** A copy of a value that has its shape, with nothing but what the shape names. JSON is not copied. */
export function pick<T>(shape: Shape<T>, value: T): T {
  return pickNode(shape.node, value as Json) as T;
}

function pickNode(shape: ShapeNode, value: Json): Json {
  if (value === null) return null;
  if (shape.is === 'nullable') return pickNode(shape.shape, value);
  if (shape.is === 'list') return (value as readonly Json[]).map((entry) => pickNode(shape.entries, entry));
  if (shape.is !== 'object' && shape.is !== 'variants') return value;
  const fields = fieldsFor(shape, value as JsonObject);
  const picked: [string, Json][] = [];
  for (const [name, field] of fields) {
    const entry = (value as JsonObject)[name];
    if (entry !== undefined) picked.push([name, pickNode(field.shape, entry)]);
  }
  // Object.fromEntries makes own fields, whatever they are called.
  return Object.fromEntries(picked);
}
