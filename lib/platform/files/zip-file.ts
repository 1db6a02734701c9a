import { Deflate } from 'fflate';
import type { ByteSink } from './byte-sink';
import { createChecksum } from './checksum';
import {
  directoryEntry,
  entryEnd,
  entryHeader,
  methods,
  type WrittenEntry,
  zipEnd,
  zipLimits,
} from './zip-records';

/** A zip file that is written entry by entry; closing it ends it. */
export interface ZipSink {
  /** Begins an entry: what is written goes there until it is closed. Text is compressed, `stored` bytes are not. */
  entry(name: string, how: keyof typeof methods): Promise<ByteSink>;
  close(): Promise<void>;
}

/**
 * Writes a zip file of any length into a sink, with no more in memory than what was just written, and a few bytes for
 * each entry. From `limits` on it uses the 64 bit form, which older programs do not know.
 */
export function zipInto(sink: ByteSink, limits = zipLimits): ZipSink {
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const write = async (bytes: Uint8Array<ArrayBuffer>) => {
    length += bytes.length;
    await sink.write(bytes);
  };
  return {
    async entry(name, how) {
      const entry = { name: new TextEncoder().encode(name), method: methods[how], offset: length };
      await write(entryHeader(entry.name, entry.method));
      return entrySink({
        how,
        write,
        abort: () => sink.abort(),
        async onEnd(sizes) {
          const written: WrittenEntry = { ...entry, ...sizes };
          await write(entryEnd(written, limits));
          directory.push(directoryEntry(written, limits));
        },
      });
    },
    async close() {
      const start = length;
      for (const entry of directory) await write(entry);
      await write(zipEnd(directory.length, length - start, start, limits));
      await sink.close();
    },
  };
}

interface EntryOptions {
  how: keyof typeof methods;
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  abort(): Promise<void>;
  onEnd(sizes: Pick<WrittenEntry, 'crc' | 'bytes' | 'packedBytes'>): Promise<void>;
}

function entrySink({ how, write, abort, onEnd }: EntryOptions): ByteSink {
  const checksum = createChecksum();
  const pack = how === 'stored' ? (bytes: Uint8Array<ArrayBuffer>) => [bytes] : createPacking();
  let bytes = 0;
  let packedBytes = 0;
  const push = async (part: Uint8Array<ArrayBuffer>, isLast: boolean) => {
    for (const packed of pack(part, isLast)) {
      packedBytes += packed.length;
      await write(packed);
    }
  };
  return {
    async write(part) {
      checksum.add(part);
      bytes += part.length;
      await push(part, false);
    },
    async close() {
      await push(new Uint8Array(0), true);
      await onEnd({ crc: checksum.value(), bytes, packedBytes });
    },
    abort,
  };
}

/** The same bytes for the same text, in every browser: their own compression differs. */
function createPacking() {
  let ready: Uint8Array<ArrayBuffer>[] = [];
  const deflate = new Deflate({ level: 6 }, (packed) => ready.push(packed as Uint8Array<ArrayBuffer>));
  return (bytes: Uint8Array<ArrayBuffer>, isLast: boolean) => {
    deflate.push(bytes, isLast);
    const packed = ready;
    ready = [];
    return packed;
  };
}
