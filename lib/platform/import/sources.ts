import { ImportRefused } from '@/lib/core/import/problem';
import { failingWith, firstBytes, limited, mostUnpacked, unpacked } from './bytes';
import { readZip } from './zip';

/** A file that may hold conversations: dropped by itself, or found in something packed. */
export interface Source {
  /** What it is called, for people and to find its neighbours: `export.zip/conversations.json`. */
  path: string;
  /** Those of one export have the same: what lies in one zip file, or was dropped together. */
  exportId: number;
  /** It was given by itself, not found in something packed. */
  isGiven: boolean;
  /** Milliseconds since 1970. */
  modifiedAt: number;
  /** How large it is, as far as its wrapping says. */
  bytes: number;
  open(): ReadableStream<Uint8Array>;
}

/** What was given, taken apart. */
export interface Opened {
  sources: Source[];
  /** What is no text, by its path: pictures of an export. */
  others: Map<string, Source>;
  /** What could not be opened. */
  refused: { path: string; error: ImportRefused }[];
}

export interface OpenOptions {
  /** Gives the bytes of an encrypted file. */
  decrypt(file: Blob): AsyncGenerator<Uint8Array>;
  isEncrypted(start: Uint8Array): boolean;
}

/** Exports come in batches, and batches in one file; a zip file in a zip file in a zip file does not. */
const mostNesting = 2;
const headBytes = 64;

/**
 * Takes files apart: what is packed or encrypted is opened, by what its first bytes say and never by its name. What
 * cannot be opened is told beside the rest.
 */
export async function openFiles(files: readonly File[], options: OpenOptions): Promise<Opened> {
  const opened: Opened = { sources: [], others: new Map(), refused: [] };
  let exports = 0;
  const open = async (found: Found): Promise<void> => {
    try {
      await openOne(found, opened, options, open, () => ++exports);
    } catch (error) {
      const refused = error instanceof ImportRefused ? error : new ImportRefused({ kind: 'unreadable' });
      opened.refused.push({ path: found.path, error: refused });
    }
  };
  for (const file of files) await open({ ...foundFile(file), exportId: 0, isGiven: true, depth: 0 });
  return opened;
}

interface Found extends Source {
  depth: number;
  /** Its bytes at any place; undefined inside of what is packed. */
  file?: Blob;
}

function foundFile(file: File): Pick<Found, 'path' | 'modifiedAt' | 'bytes' | 'file' | 'open'> {
  const open = () => failingWith(file.stream(), { kind: 'unreadable' });
  return { path: file.name, modifiedAt: file.lastModified, bytes: file.size, file, open };
}

async function openOne(
  found: Found,
  opened: Opened,
  options: OpenOptions,
  open: (found: Found) => Promise<void>,
  newExport: () => number,
): Promise<void> {
  const head = await firstBytes(found.open(), headBytes);
  const { file, depth, ...source } = found;
  if (isZip(head)) await openZip(found, open, newExport());
  else if (isGzip(head)) await open(await unwrapped(found, ungzipped(found)));
  else if (options.isEncrypted(head)) await open(await unwrapped(found, decrypted(found, options)));
  else if (found.isGiven || mayBeJson(head)) opened.sources.push(source);
  else opened.others.set(found.path, source);
}

async function openZip(found: Found, open: (found: Found) => Promise<void>, exportId: number): Promise<void> {
  if (found.depth === mostNesting) throw new ImportRefused({ kind: 'bomb' });
  const file = found.file ?? (await collected(found));
  for (const entry of await readZip(file)) {
    const { modifiedAt, bytes, open: openEntry } = entry;
    const path = `${found.path}/${entry.path}`;
    await open({
      path,
      exportId,
      isGiven: false,
      modifiedAt,
      bytes,
      depth: found.depth + 1,
      open: openEntry,
    });
  }
}

/** What is inside of something that wraps one file. If that is a zip file, it has to be held: it is read from its end. */
async function unwrapped(found: Found, openInner: () => ReadableStream<Uint8Array>): Promise<Found> {
  if (found.depth === mostNesting) throw new ImportRefused({ kind: 'bomb' });
  const { file: _, ...rest } = found;
  return { ...rest, depth: found.depth + 1, open: openInner };
}

function ungzipped({ open, bytes }: Found): () => ReadableStream<Uint8Array> {
  return () => limited(unpacked(open(), 'gzip', { kind: 'broken-gzip' }), mostUnpacked(bytes));
}

function decrypted(found: Found, { decrypt }: OpenOptions): () => ReadableStream<Uint8Array> {
  return () => streamOf(async () => decrypt(found.file ?? (await collected(found))));
}

/** All bytes of a file, held by the browser, which may put them on the disk. */
async function collected(found: Found): Promise<Blob> {
  return new Response(found.open() as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
}

function streamOf(begin: () => Promise<AsyncGenerator<Uint8Array>>): ReadableStream<Uint8Array> {
  let chunks: AsyncGenerator<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      chunks ??= await begin();
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks?.return(undefined);
    },
  });
}

function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && (third === 3 || third === 5) && (fourth === 4 || fourth === 6);
}

function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/** Whether text that begins so may be an object or an array. */
function mayBeJson(head: Uint8Array): boolean {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const first = head.subarray(start).find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}
