import type { Json, JsonObject } from './content';

/**
 * Reading what a server sent or a file holds: nothing is taken for granted, and a value that is not there or is of
 * another kind reads as `undefined`. Only own properties are read, so that `__proto__` in it is just a name.
 */

/** The value as an object, if it is one and no list. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** What is found by following the names and positions of `path`. */
export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    const holder = typeof inner === 'object' && inner !== null ? inner : {};
    return Object.hasOwn(holder, step) ? (holder as Record<string | number, unknown>)[step] : undefined;
  }, value);
}

export function objectAt(value: unknown, ...path: (string | number)[]): JsonObject | undefined {
  return objectOf(valueAt(value, ...path));
}

export function textAt(value: unknown, ...path: (string | number)[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** A count: a whole number that is not negative. */
export function countAt(value: unknown, ...path: (string | number)[]): number | undefined {
  const found = valueAt(value, ...path);
  return Number.isSafeInteger(found) && Number(found) >= 0 ? Number(found) : undefined;
}

export function listAt(value: unknown, ...path: (string | number)[]): readonly Json[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The object without the entries that are `undefined`. */
export function present<T extends object>(entries: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
