import { JsonProblem } from '@/lib/core/import/json-problem';
import { ImportRefused } from '@/lib/core/import/problem';
import { chunksOf, firstBytes } from '@/lib/platform/import/bytes';
import type { Source } from '@/lib/platform/import/sources';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 as text; throws if it is none. */
export function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** How much is looked at to tell what a file is. */
const headBytes = 1024;

/** What the first character that says something is; refuses what is no JSON. */
export async function firstCharacter(source: Source): Promise<string> {
  const head = withoutMark(await firstBytes(source.open(), headBytes));
  if (isUtf16(head)) throw new ImportRefused({ kind: 'utf16' });
  const first = String.fromCharCode(head.find((byte) => byte > 0x20) ?? 0x20);
  if (first === '<') throw new ImportRefused({ kind: 'not-json', looksLike: 'html' });
  if (String.fromCharCode(...head.subarray(0, 4)) === '%PDF') {
    throw new ImportRefused({ kind: 'not-json', looksLike: 'pdf' });
  }
  if (first !== '{' && first !== '[' && first !== ' ') {
    throw new ImportRefused({ kind: 'not-json', looksLike: 'other' });
  }
  return first;
}

/** The text of a file in chunks of bytes, without the mark that may stand before it. */
export async function* textOf(source: Source): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunksOf(source.open())) {
    yield isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
  }
}

/** What goes wrong in reading JSON, as what it means for the file. */
export function refusalOf(error: unknown): ImportRefused {
  if (error instanceof ImportRefused) return error;
  if (!(error instanceof JsonProblem)) throw error;
  const { kind: problem, place, path } = error;
  return new ImportRefused({ kind: 'json', problem, place, path });
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}

function isUtf16([first, second]: Uint8Array): boolean {
  if (first === 0xff && second === 0xfe) return true;
  if (first === 0xfe && second === 0xff) return true;
  return first !== undefined && second !== undefined && (first === 0) !== (second === 0);
}
