import type { TextPlace } from './json-problem';

/** The lowest second byte that may follow, and the highest, where that is not 0x80 to 0xbf. */
const secondBytes = new Map<number, readonly [number, number]>([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** How many bytes a character has that begins with this one; 0 if none does. */
function lengthFrom(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

/** The index of the first byte of the first character that is no UTF-8; the number of bytes if all are. */
export function firstBadByte(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const length = goodLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return index;
}

function goodLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] as number;
  const length = lengthFrom(first);
  const [lowest, highest] = secondBytes.get(first) ?? [0x80, 0xbf];
  for (let after = 1; after < length; after++) {
    const byte = bytes[index + after] ?? 0;
    const [from, to] = after === 1 ? [lowest, highest] : [0x80, 0xbf];
    if (byte < from || byte > to) return 0;
  }
  return length;
}

/** The place of the first byte that is no UTF-8, in a text that begins at `start`. */
export function placeOfBadByte(bytes: Uint8Array, { line, column }: TextPlace): TextPlace {
  const bad = firstBadByte(bytes);
  const before = bytes.subarray(0, bad);
  const lastLine = before.lastIndexOf(0x0a);
  if (lastLine === -1) return { line, column: column + bad };
  const lines = before.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);
  return { line: line + lines, column: bad - lastLine };
}
