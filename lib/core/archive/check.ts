import type { Json, JsonObject } from '../content';
import { type FieldNode, fieldsFor, type ScalarNode, type Shape, type ShapeNode } from './shape';

/** What is wrong with a value of a file, and where: `conversations[3].messages[12].role`. */
export interface ArchiveProblem {
  place: string;
  code: ProblemCode;
}

export type ProblemCode =
  | 'missing' // a field that has to be there
  | 'unknown' // a field that nobody knows
  | 'not-text'
  | 'not-number'
  | 'not-integer'
  | 'not-time' // no moment in milliseconds since 1970 that a calendar has
  | 'not-flag' // neither true nor false
  | 'not-list'
  | 'not-object'
  | 'other-word' // none of the words that it may be
  | 'too-deep'
  | 'repeated' // an id that was there before
  | 'no-message' // names a message that is not there, or comes later
  | 'not-rising' // a number that is not above the one before it, or not below `nextSeq`
  | 'other-conversation'
  | 'other-bytes'; // an attachment whose bytes do not have its id as their hash, or that is no base64

/** JSON inside of messages may be nested this deep: beyond some thousand levels a browser cannot store it. */
export const deepestJson = 200;

/** In milliseconds since 1970: the calendar of JavaScript has no later one, and none before its negative. */
export const lastTime = 8.64e15;

/** How strictly keys are taken that nobody knows: a file of a newer version may have some. */
export interface CheckOptions {
  mayHaveUnknown: boolean;
}

/** The first thing that is wrong with an untrusted value at a place, or undefined if it has the shape. */
export function check<T>(
  shape: Shape<T>,
  value: Json | undefined,
  place: string,
  options: CheckOptions,
): ArchiveProblem | undefined {
  return checkNode(shape.node, value, place, options);
}

function checkNode(
  shape: ShapeNode,
  value: Json | undefined,
  place: string,
  options: CheckOptions,
): ArchiveProblem | undefined {
  if (value === undefined) return { place, code: 'missing' };
  switch (shape.is) {
    case 'nullable':
      return value === null ? undefined : checkNode(shape.shape, value, place, options);
    case 'list':
      return checkList(shape.entries, value, place, options);
    case 'object':
    case 'variants':
      return checkObject(shape, value, place, options);
    case 'json-object':
      return checkJson(value, place);
    default: {
      const code = scalarProblem(shape, value);
      return code && { place, code };
    }
  }
}

function scalarProblem(shape: ScalarNode, value: Json): ProblemCode | undefined {
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' ? undefined : 'not-text';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'not-flag';
    case 'number':
      return Number.isFinite(value) ? undefined : 'not-number';
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'not-integer';
    case 'time':
      return Number.isFinite(value) && Math.abs(value as number) <= lastTime ? undefined : 'not-time';
    case 'one-of':
      return typeof value === 'string' && shape.values.includes(value) ? undefined : 'other-word';
  }
}

function checkList(
  entries: ShapeNode,
  value: Json,
  place: string,
  options: CheckOptions,
): ArchiveProblem | undefined {
  if (!Array.isArray(value)) return { place, code: 'not-list' };
  for (const [index, entry] of value.entries()) {
    const problem = checkNode(entries, entry, `${place}[${index}]`, options);
    if (problem) return problem;
  }
  return undefined;
}

function checkObject(
  shape: Extract<ShapeNode, { is: 'object' | 'variants' }>,
  value: Json,
  place: string,
  options: CheckOptions,
): ArchiveProblem | undefined {
  if (!isObject(value)) return { place, code: 'not-object' };
  if (shape.is === 'variants') {
    const problem = checkNode(shape.tagShape, own(value, shape.tag), placeOf(place, shape.tag), options);
    if (problem) return problem;
  }
  const fields = fieldsFor(shape, value);
  for (const [name, field] of fields) {
    const problem = checkField(field, name, value, place, options);
    if (problem) return problem;
  }
  if (options.mayHaveUnknown) return undefined;
  const unknown = Object.keys(value).find((name) => !fields.has(name));
  return unknown === undefined ? undefined : { place: placeOf(place, unknown), code: 'unknown' };
}

function checkField(
  { shape, isOptional }: FieldNode,
  name: string,
  object: JsonObject,
  place: string,
  options: CheckOptions,
): ArchiveProblem | undefined {
  const value = own(object, name);
  if (value === undefined && isOptional) return undefined;
  return checkNode(shape, value, placeOf(place, name), options);
}

/** A field that the file has: `toString` is there of itself. */
function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Whatever JSON it is, in an object. It comes from a file, so it is walked without recursion. */
function checkJson(value: Json, place: string): ArchiveProblem | undefined {
  if (!isObject(value)) return { place, code: 'not-object' };
  const waiting: { value: Json; depth: number }[] = [{ value, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > deepestJson) return { place, code: 'too-deep' };
    const depth = next.depth + 1;
    for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth });
  }
  return undefined;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of a field: a name that is no plain word is quoted. */
function placeOf(place: string, name: string): string {
  if (!/^\w+$/.test(name)) return `${place}[${JSON.stringify(name)}]`;
  return place === '' ? name : `${place}.${name}`;
}
