/**
 * `next`, with every part that equals the same part of `previous` replaced by it, so that what did not change
 * is the same object as before. Both are plain data: arrays, records, strings, numbers, booleans, null.
 */
export function share<Value>(previous: unknown, next: Value): Value {
  return shareParts(previous, next) ? (previous as Value) : next;
}

/** Puts the unchanged parts of `previous` into `next` and says whether the two are equal. Runs with each frame of a reply. */
function shareParts(previous: unknown, next: unknown): boolean {
  if (previous === next) return true;
  if (!isComposite(previous) || !isComposite(next)) return false;
  if (Array.isArray(next)) return Array.isArray(previous) && shareItems(previous, next);
  return !Array.isArray(previous) && shareFields(previous, next);
}

function shareItems(previous: readonly unknown[], next: unknown[]): boolean {
  let isSame = previous.length === next.length;
  for (let index = 0; index < next.length; index++) {
    if (shareParts(previous[index], next[index])) next[index] = previous[index];
    else isSame = false;
  }
  return isSame;
}

function shareFields(previous: Composite, next: Composite): boolean {
  const keys = Object.keys(next);
  let isSame = true;
  for (const key of keys) {
    const [before, now] = [previous[key], next[key]];
    if (!shareParts(before, now)) isSame = false;
    else if (isComposite(now)) next[key] = before;
  }
  return isSame && Object.keys(previous).length === keys.length;
}

type Composite = Record<string, unknown>;

function isComposite(value: unknown): value is Composite {
  return typeof value === 'object' && value !== null;
}
