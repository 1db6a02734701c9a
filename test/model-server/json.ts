/** A JSON object that somebody else wrote: every field may be anything. */
export type JsonObject = { [key: string]: unknown };

/** The value if it is a JSON object, else an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value if it is an array, else an empty one. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of an array; empty for anything that is not an array. */
export function asObjects(value: unknown): JsonObject[] {
  return asArray(value).filter(isObject);
}

/** The value if it is a string, else ''. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
