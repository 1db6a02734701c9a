/**
 * How an import of about 1 GB goes in a real browser, into the product's storage: how long a MB takes to read and to
 * write, whether that stays the same as files grow, and how much memory the page needs. Run it with
 * `npm run bench:data`.
 */
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { archiveWriter } from '@/lib/core/archive/write-archive';
import { dryRun } from '@/lib/importing/dry-run';
import { writeImport } from '@/lib/importing/write';
import { openDatabase } from '@/lib/storage/database';
import { makeConversation } from './panel/made-conversations';
import { seededRandom } from './seeded-random';

/** In MB: the files that are measured. */
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

/** An archive of about so many MB in the browser's own storage: conversations of 200 messages, half a MB each. */
async function makeFile(megabytes: number): Promise<File> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(`archive ${megabytes}`, { create: true });
  const stream = await handle.createWritable();
  const writer = archiveWriter('1.2.3');
  await stream.write(writer.settings([], {}) as Uint8Array<ArrayBuffer>);
  let bytes = 0;
  for (let number = 0; bytes < megabytes * million; number++) {
    const id = `conversation ${megabytes} ${String(number).padStart(6, '0')}`;
    const facts = { id, messageCount: 200, model, startedAt: 1_700_000_000_000, textOf: () => words(2_200) };
    const part = writer.conversation({ ...makeConversation(facts), summaries: [], requests: [] });
    bytes += part.length;
    await stream.write(part as Uint8Array<ArrayBuffer>);
  }
  await stream.write(writer.end() as Uint8Array<ArrayBuffer>);
  await stream.close();
  return handle.getFile();
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

async function measure(file: File) {
  const database = await openDatabase(() => {}, `import of ${file.size}`);
  const { signal } = new AbortController();
  const common = { model, passphrase: undefined, signal, now: Date.now, onProgress: () => {} };
  const megabytes = file.size / million;
  const endWatching = await watchHeap();
  const startedAt = performance.now();
  const { report, attachmentIds } = await dryRun(database, [file], { ...common, restores: false });
  const readAt = performance.now();
  expect(report.files.map(({ problem }) => problem)).toEqual([undefined]);
  const plan = { paths: new Set([file.name]), attachmentIds, restores: false };
  const options = { ...common, importId: 'i', plan, planned: 0 };
  const { verdicts } = await writeImport(database, [file], options);
  const writtenAt = performance.now();
  expect(await database.conversations.count()).toBe(verdicts.new);
  const heap = endWatching();
  await database.delete();
  return {
    megabytes,
    read: (readAt - startedAt) / megabytes,
    written: (writtenAt - readAt) / megabytes,
    heap,
  };
}

test('an import of 1 GB', { timeout: 3_600_000 }, async () => {
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  for (const size of sizes) {
    const one = await measure(await makeFile(size));
    measured.push(one);
    const { megabytes, read, written, heap } = one;
    console.log(
      `${megabytes.toFixed(0).padStart(5)} MB  ${read.toFixed(1)} ms per MB to read, ${written.toFixed(1)} to write  at most ${heap.toFixed(0)} MB of memory`,
    );
  }
  const paces = measured.map(({ read, written }) => read + written);
  expect(Math.max(...measured.map(({ heap }) => heap))).toBeLessThan(mostHeap);
  expect(Math.max(...paces) / Math.min(...paces)).toBeLessThan(mostSpread);
});
