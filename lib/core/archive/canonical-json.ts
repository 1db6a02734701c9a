/** What is still to be written: a value, or text that is there already. */
type Waiting = { value: unknown } | string;

/**
 * The one way to write a value as JSON: keys sorted by UTF-16 code units, no blanks, numbers and strings as
 * `JSON.stringify` writes them (lone surrogates escaped), fields that are undefined left out. What came over a wire
 * as a number too large for JavaScript is written as one again (1e999). Recursion would end with the stack.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  const written: string[] = [];
  const waiting: Waiting[] = [{ value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') written.push(next);
    else if (typeof next.value === 'object' && next.value !== null) {
      // One by one: a call cannot have as many arguments as a list may have entries.
      for (const part of partsOf(next.value)) waiting.push(part);
    } else written.push(scalar(next.value));
  }
  return written.join('');
}

function scalar(value: unknown): string {
  if (value === Infinity) return '1e999';
  if (value === -Infinity) return '-1e999';
  return JSON.stringify(value) ?? 'null';
}

/** The parts of a list or an object, the last first. */
function partsOf(value: object): Waiting[] {
  const isList = Array.isArray(value);
  const entries: readonly [string, unknown][] = isList
    ? value.map((entry: unknown) => ['', entry])
    : Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, entry]) => [`${JSON.stringify(name)}:`, entry]);
  const parts: Waiting[] = [isList ? '[' : '{'];
  for (const [index, [name, entry]] of entries.entries()) {
    parts.push(`${index > 0 ? ',' : ''}${name}`, { value: entry });
  }
  parts.push(isList ? ']' : '}');
  return parts.reverse();
}
