/** A React key for a part of a message: text only grows at its end, so a part is known by its position. */
export function positionKey(index: number): string {
  return `at-${index}`;
}
