/**
 * The action, but not begun again while it is under way: who asks for it then, with a second press of the same button,
 * gets what comes of the first. `keyOf` tells apart what may be under way together.
 */
export function oneAtATime<Arguments extends readonly unknown[], Result>(
  action: (...given: Arguments) => Promise<Result>,
  keyOf: (...given: Arguments) => string = () => '',
): (...given: Arguments) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return (...given) => {
    const key = keyOf(...given);
    const known = underWay.get(key);
    if (known) return known;
    const begun = action(...given).finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
}
