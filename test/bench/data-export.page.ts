/**
 * How an export of about 1 GB goes in a real browser, with the product's storage and all: how long a MB takes, whether
 * that stays the same as the database grows, and how much memory the page needs. Run it with `npm run bench:data`.
 */
import { expect, test } from 'vitest';
import { writeExport } from '@/lib/app/export-file';
import { english } from '@/lib/core/words/english';
import type { ByteSink } from '@/lib/platform/files/byte-sink';
import { storeAttachment } from '@/lib/storage/attachments';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import {
  expectLinear,
  million,
  model,
  random,
  sizes,
  storeWithoutLimit,
  watchHeap,
  words,
} from './data/measuring';
import { makeConversation, storeMade } from './panel/made-conversations';

/** Adds about 5 MB to a database: eight conversations of 200 messages, and a picture of 1 MB. */
async function grow(database: AsideDatabase, number: number): Promise<void> {
  const made = Array.from({ length: 8 }, (_, index) =>
    makeConversation({
      id: `conversation ${number} ${index}`,
      messageCount: 200,
      model,
      startedAt: 1_700_000_000_000,
      textOf: () => words(2_200),
    }),
  );
  const bytes = new Uint8Array(million).map(() => Math.floor(random() * 256));
  const id = await storeAttachment(database, new Blob([bytes]), 'image/png', Date.now());
  const first = made[0]?.messages[0];
  if (first) {
    first.attachmentIds = [id];
    const facts = { name: 'A picture', mediaType: 'image/png', width: 1_000, height: 1_000 };
    first.content = [{ type: 'image', ...facts, attachmentId: id, bytes: million }, ...first.content];
  }
  await storeMade(database, made);
}

/** A file in the browser's own storage, as where it is downloaded from. */
async function openFile(): Promise<ByteSink & { size(): Promise<number> }> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle('export', { create: true });
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    close: () => stream.close(),
    abort: () => stream.abort(),
    size: async () => (await handle.getFile()).size,
  };
}

async function measure(database: AsideDatabase) {
  const file = await openFile();
  const endWatching = await watchHeap();
  const startedAt = performance.now();
  const signal = new AbortController().signal;
  const context = { database, version: '1.2.3', words: english, signal };
  const { bytes } = await writeExport(context, { ids: 'all', form: 'aside' }, file);
  const milliseconds = performance.now() - startedAt;
  expect(await file.size()).toBe(bytes);
  return { megabytes: bytes / million, pace: milliseconds / (bytes / million), heap: endWatching() };
}

test('an export of 1 GB', { timeout: 3_600_000 }, async () => {
  await storeWithoutLimit();
  const database = await openDatabase(() => {});
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  let number = 0;
  for (const size of sizes) {
    while (number * 5 < size) await grow(database, number++);
    const one = await measure(database);
    measured.push(one);
    console.log(
      `${one.megabytes.toFixed(0).padStart(5)} MB  ${one.pace.toFixed(1)} ms per MB  at most ${one.heap.toFixed(0)} MB of memory`,
    );
  }
  expectLinear(measured);
});
