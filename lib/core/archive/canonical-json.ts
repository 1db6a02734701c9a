/** What is still to be written: a list or an object, or text that is there already. */
type Waiting = object | string;

/**
 * The one way to write a value as JSON: keys sorted by UTF-16 code units, no blanks, numbers and strings as
 * `JSON.stringify` writes them (lone surrogates escaped), fields that are undefined left out. What came over a wire
 * as a number too large for JavaScript is written as one again (1e999). Recursion would end with the stack.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  if (!isNested(value)) return scalar(value);
  let written = '';
  const waiting: Waiting[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') written += next;
    else {
      // One by one: a call cannot have as many arguments as a list may have entries.
      for (const part of partsOf(next).reverse()) waiting.push(part);
    }
  }
  return written;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function scalar(value: unknown): string {
  if (value === Infinity) return '1e999';
  if (value === -Infinity) return '-1e999';
  return JSON.stringify(value) ?? 'null';
}

/** A list or an object as text, as far as there is nothing nested in it. */
function partsOf(value: object): Waiting[] {
  const isList = Array.isArray(value);
  const parts: Waiting[] = [];
  let text = isList ? '[' : '{';
  let separator = '';
  for (const [name, entry] of isList ? namelessEntries(value) : sortedEntries(value)) {
    text += separator + name;
    separator = ',';
    if (isNested(entry)) {
      parts.push(text, entry);
      text = '';
    } else text += scalar(entry);
  }
  parts.push(text + (isList ? ']' : '}'));
  return parts;
}

function namelessEntries(list: readonly unknown[]): [string, unknown][] {
  return list.map((entry) => ['', entry]);
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, entry]) => [`${JSON.stringify(name)}:`, entry]);
}
