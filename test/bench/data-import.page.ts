/**
 * How an import of about 1 GB goes in a real browser, into the product's storage: how long a MB takes to read and to
 * write, whether that stays the same as files grow, and how much memory the page needs. Run it with
 * `npm run bench:data`.
 */
import { expect, test } from 'vitest';
import { archiveWriter } from '@/lib/core/archive/write-archive';
import { dryRun } from '@/lib/importing/dry-run';
import { writeImport } from '@/lib/importing/write';
import { openDatabase } from '@/lib/storage/database';
import { expectLinear, million, model, sizes, storeWithoutLimit, watchHeap, words } from './data/measuring';
import { makeConversation } from './panel/made-conversations';

/** What a file is made of: conversations of so many messages with so many characters each. */
interface Talk {
  messageCount: number;
  length: number;
}
const usual: Talk = { messageCount: 200, length: 2_200 };

/** The archive in the browser's own storage, with conversations until `isEnough`. */
async function makeFile(name: string, { messageCount, length }: Talk, isEnough: Enough): Promise<File> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  const writer = archiveWriter('1.2.3');
  await stream.write(writer.settings([], {}) as Uint8Array<ArrayBuffer>);
  let bytes = 0;
  for (let number = 0; !isEnough(bytes, number * messageCount); number++) {
    const id = `${name} ${String(number).padStart(6, '0')}`;
    const facts = { id, messageCount, model, startedAt: 1_700_000_000_000, textOf: () => words(length) };
    const part = writer.conversation({ ...makeConversation(facts), summaries: [], requests: [] });
    bytes += part.length;
    await stream.write(part as Uint8Array<ArrayBuffer>);
  }
  await stream.write(writer.end() as Uint8Array<ArrayBuffer>);
  await stream.close();
  return handle.getFile();
}

type Enough = (bytes: number, messages: number) => boolean;

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
  expect(await database.messages.count()).toBe(report.files[0]?.messages);
  const heap = endWatching();
  await database.delete();
  await (await navigator.storage.getDirectory()).removeEntry(file.name);
  const [read, written] = [(readAt - startedAt) / megabytes, (writtenAt - readAt) / megabytes];
  console.log(
    `${file.name}: ${megabytes.toFixed(0)} MB  ${read.toFixed(1)} ms per MB to read, ${written.toFixed(1)} to write  at most ${heap.toFixed(0)} MB of memory`,
  );
  return { heap, pace: read + written };
}

test('an import of 1 GB', { timeout: 3_600_000 }, async () => {
  await storeWithoutLimit();
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  for (const size of sizes) {
    const file = await makeFile(`archive of ${size} MB`, usual, (bytes) => bytes >= size * million);
    measured.push(await measure(file));
  }
  expectLinear(measured);
});

test('an import of a million messages', { timeout: 3_600_000 }, async () => {
  await storeWithoutLimit();
  const short = { messageCount: 500, length: 60 };
  const file = await makeFile('a million messages', short, (_, messages) => messages >= million);
  const { heap, pace } = await measure(file);
  expectLinear([{ heap, pace }]);
});
