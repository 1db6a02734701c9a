import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ByteSink } from './byte-sink';

/** A zip file that is written entry by entry; closing it ends it. */
export interface ZipSink {
  /** Begins an entry: what is written goes there until it is closed. Text is compressed, `stored` bytes are not. */
  entry(name: string, how: 'compressed' | 'stored'): ByteSink;
  close(): Promise<void>;
}

/** A zip file has four bytes for its length: what is longer cannot be read. */
class ZipTooLargeError extends Error {
  override readonly name = 'ZipTooLargeError';
}

const mostBytes = 0xffff_ffff - 64 * 1_024 * 1_024;

/** The same for every entry, in whatever time zone: equal data gives equal bytes. */
const date = new Date(1980, 0, 1);

/** Writes a zip file into a sink, with no more in memory than what was just written. */
export function zipInto(sink: ByteSink): ZipSink {
  let ready: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes as Uint8Array<ArrayBuffer>);
  });
  const flush = async () => {
    const parts = ready;
    ready = [];
    for (const part of parts) {
      length += part.length;
      if (length > mostBytes) throw new ZipTooLargeError();
      await sink.write(part);
    }
  };
  return {
    entry(name, how) {
      const entry = how === 'stored' ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = date;
      zip.add(entry);
      return {
        async write(bytes) {
          entry.push(bytes);
          await flush();
        },
        async close() {
          entry.push(new Uint8Array(0), true);
          await flush();
        },
        abort: () => sink.abort(),
      };
    },
    async close() {
      zip.end();
      await flush();
      await sink.close();
    },
  };
}
