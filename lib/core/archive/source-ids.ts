import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../content';

/**
 * The id here of what another program knows under some names, from the outermost to its own. The same names always
 * give the same id, so that a file that is imported again meets what it brought before; other names give another one.
 *
 * It is a UUID of version 8: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8.
 */
export function idOfSource(...names: readonly string[]): string {
  // As JSON, where names end is clear, and half a surrogate pair is not the same as another one.
  const bytes = sha256(utf8ToBytes(JSON.stringify(names))).slice(0, 16);
  const hex = bytesToHex(bytes.map((byte, index) => (byte & (kept[index] ?? 0xff)) | (set[index] ?? 0)));
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Of the bytes that say which kind of UUID it is: what is kept of them, and what is put in its place. */
const kept: Partial<Record<number, number>> = { 6: 0x0f, 8: 0x3f };
const set: Partial<Record<number, number>> = { 6: 0x80, 8: 0x80 };

/** The SHA-256 of some bytes, in hex: the id of an attachment. */
export function hashOfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The SHA-256 of a value, in hex, for what has no name of its own. Values may be nested as deeply as a file can be. */
export function hashOfJson(value: Json): string {
  const hash = sha256.create();
  const open: (Json | Raw)[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Raw) hash.update(utf8ToBytes(next.text));
    else if (typeof next !== 'object' || next === null) hash.update(utf8ToBytes(JSON.stringify(next)));
    else for (const part of piecesOf(next).reverse()) open.push(part);
  }
  return bytesToHex(hash.digest());
}

/** A piece of JSON that is written already. */
class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function piecesOf(value: readonly Json[] | { readonly [key: string]: Json }): (Json | Raw)[] {
  if (Array.isArray(value)) {
    return [new Raw('['), ...value.flatMap((entry: Json) => [entry, new Raw(',')]), new Raw(']')];
  }
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return [
    new Raw('{'),
    ...entries.flatMap(([key, entry]) => [new Raw(`${JSON.stringify(key)}:`), entry, new Raw(',')]),
    new Raw('}'),
  ];
}
