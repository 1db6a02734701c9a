import { zipSignatures } from '../zip-signatures';

/** An entry of a zip file that has been written. */
export interface WrittenEntry {
  name: Uint8Array;
  method: number;
  crc: number;
  bytes: number;
  packedBytes: number;
  /** Where its header is in the zip file. */
  offset: number;
}

/** How compressed bytes are marked, and bytes as they are. */
export const methods = { compressed: 8, stored: 0 };

/** From these on numbers are in the 64 bit part of a record, which zip files did not have at first. */
export interface ZipLimits {
  count: number;
  bytes: number;
}

export const zipLimits: ZipLimits = { count: 0xffff, bytes: 0xffff_ffff };

/** A number, and in how many bytes it is written. */
type Field = readonly [bytes: 2 | 4 | 8, value: number];

/** Names are UTF-8, and lengths follow the data, because they are not known before. */
const flags: Field = [2, 0x0808];
const versions = { plain: 20, long: 45 };
/** Midnight of the first day of 1980: the same for every entry, in whatever time zone, for equal bytes. */
const date: readonly Field[] = [
  [2, 0],
  [2, 0x21],
];
/** In the place of a number that is in the 64 bit part. */
const elsewhere = 0xffff_ffff;

/**
 * What stands before the data of an entry.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function entryHeader(name: Uint8Array, method: number): Uint8Array<ArrayBuffer> {
  return record(
    [[4, zipSignatures.entryHeader], [2, versions.plain], flags, [2, method], ...date],
    [...zeros(3, 4), [2, name.length], [2, 0]],
    name,
  );
}

/** What stands after the data of an entry. */
export function entryEnd({ crc, bytes, packedBytes }: WrittenEntry, limits: ZipLimits) {
  const size = Math.max(bytes, packedBytes) < limits.bytes ? 4 : 8;
  return record([
    [4, zipSignatures.entryEnd],
    [4, crc],
    [size, packedBytes],
    [size, bytes],
  ]);
}

/** An entry in the directory at the end. */
export function directoryEntry(entry: WrittenEntry, limits: ZipLimits): Uint8Array<ArrayBuffer> {
  const { name, method, crc, bytes, packedBytes, offset } = entry;
  const isLong = (number: number) => number >= limits.bytes;
  const short = (number: number): Field => [4, isLong(number) ? elsewhere : number];
  const long = [bytes, packedBytes, offset].filter(isLong).map((number): Field => [8, number]);
  const extra: Field[] = long.length === 0 ? [] : [[2, 1], [2, 8 * long.length], ...long];
  const version = long.length === 0 ? versions.plain : versions.long;
  return record(
    [[4, zipSignatures.directoryEntry], [2, versions.long], [2, version], flags, [2, method], ...date],
    [[4, crc], short(packedBytes), short(bytes)],
    [[2, name.length], [2, lengthOf(extra)], ...zeros(3, 2), [4, 0], short(offset)],
    name,
    extra,
  );
}

/** The end of a zip file: how many entries its directory has, and where that is. */
export function zipEnd(count: number, bytes: number, offset: number, limits: ZipLimits) {
  const isPlain = count < limits.count && Math.max(bytes, offset) < limits.bytes;
  const plain: Field[] = [
    ...[[4, zipSignatures.end] as const, ...zeros(2, 2)],
    ...twice([2, isPlain ? count : 0xffff]),
    [4, isPlain ? bytes : elsewhere],
    [4, isPlain ? offset : elsewhere],
    [2, 0],
  ];
  if (isPlain) return record(plain);
  const long: Field[] = [
    ...[[4, zipSignatures.end64] as const, [8, 44] as const, ...twice([2, versions.long]), ...zeros(2, 4)],
    ...[...twice([8, count]), [8, bytes] as const, [8, offset] as const],
  ];
  const locator: Field[] = [
    [4, zipSignatures.end64Locator],
    [4, 0],
    [8, offset + bytes],
    [4, 1],
  ];
  return record(long, locator, plain);
}

function zeros(count: number, bytes: 2 | 4): Field[] {
  return Array.from({ length: count }, () => [bytes, 0]);
}

function twice(field: Field): Field[] {
  return [field, field];
}

function lengthOf(fields: readonly Field[]): number {
  return fields.reduce((sum, [bytes]) => sum + bytes, 0);
}

function record(...parts: readonly (readonly Field[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const written = parts.map((part) => (part instanceof Uint8Array ? part : fieldBytes(part)));
  const whole = new Uint8Array(written.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of written) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function fieldBytes(fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(lengthOf(fields)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}
