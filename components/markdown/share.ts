/**
 * `next`, with every part that equals the same part of `previous` replaced by it, so that what did not change
 * is the same object as before. Both are plain data: arrays, records, strings, numbers, booleans, null.
 */
export function share<Value>(previous: unknown, next: Value): Value {
  return shareParts(previous, next) ? (previous as Value) : next;
}

/** Puts the unchanged parts of `previous` into `next` and says whether the two are equal. */
function shareParts(previous: unknown, next: unknown): boolean {
  if (!isComposite(previous) || !isComposite(next)) return previous === next;
  const keys = Object.keys(next);
  let isSame =
    Array.isArray(previous) === Array.isArray(next) && Object.keys(previous).length === keys.length;
  for (const key of keys) {
    if (shareParts(previous[key], next[key])) next[key] = previous[key];
    else isSame = false;
  }
  return isSame;
}

type Composite = Record<string, unknown>;

function isComposite(value: unknown): value is Composite {
  return typeof value === 'object' && value !== null;
}
