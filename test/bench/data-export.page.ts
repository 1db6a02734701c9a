/**
 * How an export of about 1 GB goes in a real browser, with the product's storage and all: how long a MB takes, whether
 * that stays the same as the database grows, and how much memory the page needs. Run it with `npm run bench:data`.
 */
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { writeExport } from '@/lib/app/export-file';
import { english } from '@/lib/core/words/english';
import type { ByteSink } from '@/lib/platform/files/byte-sink';
import { storeAttachment } from '@/lib/storage/attachments';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { makeConversation, storeMade } from './panel/made-conversations';
import { seededRandom } from './seeded-random';

/** In MB: the database when it is measured. */
const sizes = [250, 500, 1_000];
/** In MB of memory. */
const mostHeap = 256;
/** By how much the slowest MB may be slower than the quickest: more would not be linear. */
const mostSpread = 2;

const million = 1_000_000;
const random = seededRandom(11);
const model = { providerId: 'anthropic', model: 'some-model', name: 'Some model' };
const letters = 'etaoin shrdlu cmfwyp vbgkjq ';
const sample = Array.from({ length: 50_000 }, () => letters[Math.floor(random() * letters.length)]).join('');

/** Some words of about this length, never the same. */
function words(length: number): string {
  const start = Math.floor(random() * (sample.length - length));
  return sample.slice(start, start + length);
}

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

/** Looks at the memory of the page again and again until it is told to end; gives the most that there was, in MB. */
async function watchHeap(): Promise<() => number> {
  const session = cdp();
  await session.send('Performance.enable');
  let most = 0;
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const used = metrics.find(({ name }: { name: string }) => name === 'JSHeapUsedSize')?.value ?? 0;
    most = Math.max(most, used / million);
  };
  const timer = setInterval(() => void look(), 200);
  return () => {
    clearInterval(timer);
    return most;
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
  return { megabytes: bytes / million, msPerMegabyte: milliseconds / (bytes / million), heap: endWatching() };
}

test('an export of 1 GB', { timeout: 3_600_000 }, async () => {
  // The extension may store as much as there is room for (`unlimitedStorage`).
  const quotaSize = 16_000 * million;
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, quotaSize });
  const database = await openDatabase(() => {});
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  let number = 0;
  for (const size of sizes) {
    while (number * 5 < size) await grow(database, number++);
    const one = await measure(database);
    measured.push(one);
    console.log(
      `${one.megabytes.toFixed(0).padStart(5)} MB  ${one.msPerMegabyte.toFixed(1)} ms per MB  at most ${one.heap.toFixed(0)} MB of memory`,
    );
  }
  const paces = measured.map(({ msPerMegabyte }) => msPerMegabyte);
  expect(Math.max(...measured.map(({ heap }) => heap))).toBeLessThan(mostHeap);
  expect(Math.max(...paces) / Math.min(...paces)).toBeLessThan(mostSpread);
});
