import { fileLimits } from '@/lib/core/files/limits';
import { looksLike } from '@/lib/core/files/media-type';
import { FileRefused } from '@/lib/core/files/problem';

/** What stands in no text, in whatever encoding; escape sequences do, in logs. */
const isControl = (byte: number) => byte < 0x09 || (byte > 0x0d && byte < 0x1b);

/**
 * The text of a file: UTF-8, or UTF-16 if it begins with a byte order mark.
 * @throws FileRefused if it is no text, too large, or nothing tells in which encoding
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = encodingByMark(bytes);
  if (encoding === 'utf-8' && bytes.some(isControl)) throw unknown(name);
  if (bytes.length > fileLimits.textBytes) {
    throw new FileRefused({ kind: 'too-large', bytes: bytes.length, limitBytes: fileLimits.textBytes });
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw looksLike(name) === 'other' ? new FileRefused({ kind: 'encoding' }) : unknown(name);
  }
}

function unknown(name: string): FileRefused {
  return new FileRefused({ kind: 'unknown', looksLike: looksLike(name) });
}

function encodingByMark([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
