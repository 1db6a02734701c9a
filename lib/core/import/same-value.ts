/** Whether two values of JSON say the same; a field that is undefined is as one that is absent. Never recurses. */
export function isSame(one: unknown, other: unknown): boolean {
  const open: [unknown, unknown][] = [[one, other]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [left, right] = pair;
    if (Object.is(left, right)) continue;
    if (!isNested(left) || !isNested(right) || Array.isArray(left) !== Array.isArray(right)) return false;
    const names = namesOf(left);
    if (names.length !== namesOf(right).length) return false;
    for (const name of names) {
      if (!Object.hasOwn(right, name)) return false;
      open.push([left[name], right[name]]);
    }
  }
  return true;
}

type Nested = { readonly [name: string]: unknown };

function isNested(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null;
}

function namesOf(value: Nested): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}
