import { openRaw, rawCopy } from '@/lib/storage/raw-copy';

/** The name of a file with rows as they are stored. `now` is in milliseconds since 1970. */
export function copyName(now: number): string {
  return `aside-copy-${new Date(now).toISOString().slice(0, 10)}.json`;
}

/** How many characters are held before they are handed to the browser, which keeps them on the disk. */
const pieceLength = 4_000_000;

/** The pieces of a document as one file. */
export async function asFile(pieces: AsyncIterable<string>): Promise<Blob> {
  const blobs: Blob[] = [];
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    blobs.push(new Blob([waiting]));
    waiting = '';
  }
  return new Blob([...blobs, waiting], { type: 'application/json' });
}

/** Saves everything as it is stored, for when Aside itself cannot open it. Rejects if there is nothing to read. */
export async function saveCopy(
  downloadFile: (name: string, content: Blob) => void,
  now: number,
  databaseName?: string,
): Promise<void> {
  const database = await openRaw(databaseName);
  if (!database) throw new Error('There is no data.');
  try {
    downloadFile(copyName(now), await asFile(rawCopy(database)));
  } finally {
    database.close();
  }
}
