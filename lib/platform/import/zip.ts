import { ImportRefused } from '@/lib/core/import/problem';
import { zipSignatures } from '../zip-signatures';
import { limited, mostUnpacked, unpacked } from './bytes';

/** A file in a zip file. Its path is a name and nothing else: nothing is ever written there. */
export interface ZipEntry {
  path: string;
  modifiedAt: number;
  packedBytes: number;
  /** What the zip file says; more than that never comes out. */
  bytes: number;
  open(): ReadableStream<Uint8Array>;
}

const endLength = 22;
const longestComment = 0xffff;
const end64LocatorLength = 20;
const end64Length = 56;
const entryLength = 46;
const fileLength = 30;

/** In 32 bits: the true number is in the 64 bit part. */
const isElsewhere = 0xffffffff;
const mostEntries = 200_000;
const largestDirectory = 256 * 1024 * 1024;

/**
 * What is in a zip file, by its directory at the end, so that nothing has to be unpacked that nobody wants.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * @throws ImportRefused if it is broken, locked, or would take more room than any export needs
 */
export async function readZip(file: Blob): Promise<ZipEntry[]> {
  const directory = await findDirectory(file);
  if (directory.size > largestDirectory) throw new ImportRefused({ kind: 'too-many-files' });
  const bytes = await bytesAt(file, directory.offset, directory.size);
  const entries = readEntries(file, bytes);
  const all = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (all > mostUnpacked(file.size)) throw new ImportRefused({ kind: 'bomb' });
  return entries;
}

async function findDirectory(file: Blob): Promise<{ offset: number; size: number }> {
  const tailStart = Math.max(file.size - endLength - longestComment - end64LocatorLength, 0);
  const tail = await bytesAt(file, tailStart, file.size - tailStart);
  for (let at = tail.byteLength - endLength; at >= 0; at--) {
    if (tail.getUint32(at, true) !== zipSignatures.end) continue;
    const size = tail.getUint32(at + 12, true);
    const offset = tail.getUint32(at + 16, true);
    const locatorAt = at - end64LocatorLength;
    const has64 = locatorAt >= 0 && tail.getUint32(locatorAt, true) === zipSignatures.end64Locator;
    return has64 ? readEnd64(file, longAt(tail, locatorAt + 8)) : { offset, size };
  }
  throw broken();
}

async function readEnd64(file: Blob, at: number): Promise<{ offset: number; size: number }> {
  const end = await bytesAt(file, at, end64Length);
  if (end.getUint32(0, true) !== zipSignatures.end64) throw broken();
  return { size: longAt(end, 40), offset: longAt(end, 48) };
}

function readEntries(file: Blob, directory: DataView): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (
    at + entryLength <= directory.byteLength &&
    directory.getUint32(at, true) === zipSignatures.directoryEntry
  ) {
    if (entries.length === mostEntries) throw new ImportRefused({ kind: 'too-many-files' });
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const next = at + entryLength + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw broken();
    entries.push(readEntry(file, directory, at, nameLength, extraLength));
    at = next;
  }
  if (at === 0 && directory.byteLength > 0) throw broken();
  return entries.filter(({ path }) => !path.endsWith('/'));
}

function readEntry(
  file: Blob,
  directory: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry {
  const name = new Uint8Array(directory.buffer, directory.byteOffset + at + entryLength, nameLength);
  const extra = new DataView(
    directory.buffer,
    directory.byteOffset + at + entryLength + nameLength,
    extraLength,
  );
  const isLocked = (directory.getUint16(at + 8, true) & 1) === 1;
  const method = directory.getUint16(at + 10, true);
  const [bytes, packedBytes, offset] = longNumbers(extra, [
    directory.getUint32(at + 24, true),
    directory.getUint32(at + 20, true),
    directory.getUint32(at + 42, true),
  ]);
  return {
    path: new TextDecoder().decode(name),
    modifiedAt: timeAt(directory, at + 12),
    packedBytes,
    bytes,
    open: () => openEntry(file, { isLocked, method, offset, packedBytes, bytes }),
  };
}

/** The numbers, with those that do not fit into 32 bits from the 64 bit part. */
function longNumbers(extra: DataView, numbers: readonly [number, number, number]): [number, number, number] {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const id = extra.getUint16(at, true);
    const end = at + 4 + extra.getUint16(at + 2, true);
    if (id === 1) {
      let part = at + 4;
      const [bytes, packedBytes, offset] = numbers.map((number) => {
        if (number !== isElsewhere) return number;
        if (part + 8 > Math.min(end, extra.byteLength)) throw broken();
        part += 8;
        return longAt(extra, part - 8);
      });
      return [bytes ?? 0, packedBytes ?? 0, offset ?? 0];
    }
    at = end;
  }
  return [...numbers];
}

/** Two numbers of 16 bits: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-dosdatetimetofiletime. */
function timeAt(directory: DataView, at: number): number {
  const time = directory.getUint16(at, true);
  const date = directory.getUint16(at + 2, true);
  return Date.UTC(
    1980 + (date >> 9),
    ((date >> 5) & 15) - 1,
    date & 31,
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2,
  );
}

interface Packed {
  isLocked: boolean;
  method: number;
  offset: number;
  packedBytes: number;
  bytes: number;
}

function openEntry(file: Blob, packed: Packed): ReadableStream<Uint8Array> {
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  // What goes wrong is told by the stream.
  readPacked(file, packed)
    .then((stream) => stream.pipeTo(pipe.writable))
    .catch((error: unknown) => pipe.writable.abort(error).catch(() => {}));
  return pipe.readable;
}

async function readPacked(
  file: Blob,
  { isLocked, method, offset, packedBytes, bytes }: Packed,
): Promise<ReadableStream<Uint8Array>> {
  if (isLocked) throw new ImportRefused({ kind: 'locked-zip' });
  const header = await bytesAt(file, offset, fileLength);
  if (header.getUint32(0, true) !== zipSignatures.entryHeader) throw broken();
  const start = offset + fileLength + header.getUint16(26, true) + header.getUint16(28, true);
  const stream = file.slice(start, start + packedBytes).stream();
  if (method !== 0 && method !== 8) throw broken();
  const plain = method === 0 ? stream : unpacked(stream, 'deflate-raw', { kind: 'broken-zip' });
  return limited(plain, bytes, { kind: 'broken-zip' });
}

async function bytesAt(file: Blob, offset: number, length: number): Promise<DataView> {
  const bytes = new DataView(await file.slice(offset, offset + length).arrayBuffer());
  if (bytes.byteLength < length) throw broken();
  return bytes;
}

function longAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function broken(): ImportRefused {
  return new ImportRefused({ kind: 'broken-zip' });
}
