/** Where a key leads in a list of so many entries, around its ends; undefined for other keys. */
export function positionAfter(key: string, position: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (position + 1) % count;
  if (key === 'ArrowUp') return (position + count - 1) % count;
  return undefined;
}
