import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ByteSink } from '@/lib/platform/files/byte-sink';
import { zipInto } from '@/lib/platform/files/zip-file';
import { zipLimits } from '@/lib/platform/files/zip-records';
import { readZip } from '@/lib/platform/import/zip';

function collect(): ByteSink & { blob(): Blob } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (bytes) => void parts.push(bytes),
    close: async () => {},
    abort: async () => {},
    blob: () => new Blob([Buffer.concat(parts)]),
  };
}

async function zipped(entries: readonly (readonly [string, string])[], limits = zipLimits): Promise<Blob> {
  const sink = collect();
  const zip = zipInto(sink, limits);
  for (const [index, [name, text]] of entries.entries()) {
    const entry = await zip.entry(name, index % 2 === 0 ? 'stored' : 'compressed');
    const bytes = new TextEncoder().encode(text);
    await entry.write(bytes.slice(0, 3));
    await entry.write(bytes.slice(3));
    await entry.close();
  }
  await zip.close();
  return sink.blob();
}

async function readBack(file: Blob): Promise<[string, string][]> {
  const entries = await readZip(file);
  return Promise.all(
    entries.map(async ({ path, open }) => [
      path,
      await new Response(open() as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    ]),
  );
}

const entries = [
  ['a.txt', 'A frog jumps.'],
  ['ü/b.txt', 'again '.repeat(1_000)],
  ['empty', ''],
  ['empty too', ''],
] as const;

test('what is written is what others and we ourselves read', async () => {
  const file = await zipped(entries);
  expect(file.size).toBeLessThan(1_000);
  expect(await readBack(file)).toEqual(entries);
  const read = unzipSync(new Uint8Array(await file.arrayBuffer()));
  expect(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(entries);
});

test.each([
  ['everything', { count: 0, bytes: 0 }],
  ['what is long', { count: 0xffff, bytes: 1_000 }],
  ['where later entries are', { count: 0xffff, bytes: 100 }],
])('with %s in the 64 bit form, it is read as well', async (_, limits) => {
  const file = await zipped(entries, limits);
  expect(await readBack(file)).toEqual(entries);
  expect(file.size).toBeGreaterThan((await zipped(entries)).size);
});

test('more entries than the old form can count', async () => {
  const sink = collect();
  const zip = zipInto(sink);
  for (let number = 0; number < 65_540; number++) await (await zip.entry(`${number}`, 'stored')).close();
  await zip.close();
  const paths = (await readZip(sink.blob())).map(({ path }) => path);
  expect(paths).toHaveLength(65_540);
  expect(paths.at(-1)).toBe('65539');
});
