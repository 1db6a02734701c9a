import 'fake-indexeddb/auto';
import { strToU8, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { exportedChat as chat } from './exported-chats';
import { fileOf, importFiles, reportOn, rowsOf } from './import-run';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let count = 0;
async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `reading ${++count}`);
  opened.push(database);
  return database;
}

const line = (question: string) =>
  JSON.stringify({
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: 'Because.' },
    ],
  });

const titles = async (database: AsideDatabase) =>
  (await database.conversations.toArray()).map(({ title }) => title).sort();

test('all shards of an export are taken, and what is missing is named', async () => {
  const database = await open();
  const files = ['conversations-000.json', 'conversations-001.json', 'conversations-002.json'];
  const zip = zipSync({
    'export_manifest.json': strToU8(JSON.stringify({ logical_files: { 'conversations.json': { files } } })),
    'conversations-000.json': strToU8(JSON.stringify([chat('one')])),
    'conversations-001.json': strToU8(JSON.stringify([chat('two'), chat('three')])),
    'user.json': strToU8('{"id": "me", "email": "me@example.org"}'),
    'file-1.dat': strToU8('\u0000\u0001 no text'),
    '../../evil.txt': strToU8('nothing'),
  });
  const { report, result } = await importFiles(database, [fileOf(zip, 'any name at all')]);
  expect(report.missingFiles).toEqual(['any name at all/conversations-002.json']);
  expect(
    report.files.map(({ path, format, conversations, messages }) => [path, format, conversations, messages]),
  ).toEqual([
    ['any name at all/conversations-000.json', 'chatgpt', 1, 2],
    ['any name at all/conversations-001.json', 'chatgpt', 2, 4],
  ]);
  expect(result).toMatchObject({ verdicts: { new: 3 }, addedMessages: 6, isStopped: false });
  expect(await titles(database)).toEqual(['About one', 'About three', 'About two']);
});

test('the same file again changes nothing, whatever it is packed in', async () => {
  const database = await open();
  const json = JSON.stringify([chat('one'), chat('two')]);
  await importFiles(database, [fileOf(json)]);
  const rows = await rowsOf(database);
  const gzip = new Response(new Blob([json]).stream().pipeThrough(new CompressionStream('gzip')));
  const zipped = zipSync({ 'batch-0000.zip': zipSync({ 'deep/conversations.json': strToU8(json) }) });
  for (const file of [
    fileOf(json),
    fileOf(`\ufeff${json.replaceAll(',', ',\r\n')}`),
    fileOf(new Uint8Array(await gzip.arrayBuffer())),
    fileOf(zipped),
  ]) {
    const { report, result } = await importFiles(database, [file]);
    expect(report.files.map(({ problem, verdicts }) => [problem, verdicts.same])).toEqual([[undefined, 2]]);
    expect(result.verdicts.same).toBe(2);
    expect(await rowsOf(database)).toBe(rows);
  }
});

test('lines are read one by one; those that are broken are named, and the others come in', async () => {
  const database = await open();
  const text = `\ufeff${line('One?')}\r\n\r\n${line('Two?')}\r\n{"messages": [}\r\n${line('Three?').slice(0, -9)}`;
  const { report, result } = await importFiles(database, [fileOf(text, 'x.json')]);
  expect(report.files).toMatchObject([
    {
      conversations: 2,
      unreadableCount: 2,
      unreadable: [
        { place: '4:15', problem: 'not-json' },
        { place: expect.stringMatching(/^5:/), problem: 'not-json' },
      ],
    },
  ]);
  expect(result.verdicts.new).toBe(2);
});

test('several files are read together; one that is refused does not hold up the others', async () => {
  const database = await open();
  const { report, result } = await importFiles(database, [
    fileOf(`${JSON.stringify([chat('one')]).slice(0, -1)}`, 'cut.json'),
    fileOf(JSON.stringify([chat('two')]), 'whole.json'),
    fileOf('<html>', 'page.json'),
    fileOf('{"a": 1}', 'other.json'),
  ]);
  expect(report.files.map(({ path, problem }) => [path, problem?.kind])).toEqual([
    ['cut.json', 'json'],
    ['whole.json', undefined],
    ['page.json', 'not-json'],
    ['other.json', 'unknown'],
  ]);
  expect(result.verdicts.new).toBe(1);
  expect(await titles(database)).toEqual(['About two']);
});

test('an import that is stopped leaves whole conversations, and goes on when it is begun again', async () => {
  const database = await open();
  const chats = Array.from({ length: 20 }, (_, index) => chat(`number ${index}`));
  const stopping = new AbortController();
  const file = fileOf(JSON.stringify(chats));
  let written = 0;
  database.messages.hook('creating', () => {
    if (++written === 7) stopping.abort();
  });
  const { result } = await importFiles(database, [file], { signal: stopping.signal });
  expect(result.isStopped).toBe(true);
  const stored = await database.conversations.count();
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(20);
  expect(await database.messages.count()).toBe(stored * 2);
  const again = await importFiles(database, [file]);
  expect(again.report.files[0]?.verdicts).toMatchObject({ same: stored, new: 20 - stored });
  expect(await database.messages.count()).toBe(40);
});

test('conversations of another program without a message are told, and not stored', async () => {
  const database = await open();
  const empty = { ...chat('nothing said'), mapping: {} };
  const text = JSON.stringify([chat('one'), empty, { ...empty, id: 'x', mapping: null }]);
  const { report, result } = await importFiles(database, [fileOf(text)]);
  expect(report.files).toMatchObject([
    { conversations: 1, notes: [{ code: 'conversations-empty', count: 2, place: '[1]' }] },
  ]);
  expect(result.verdicts.new).toBe(1);
  expect(await titles(database)).toEqual(['About one']);
});

test('a dry run writes nothing', async () => {
  const database = await open();
  await reportOn(database, [fileOf(JSON.stringify([chat('one')])), fileOf(line('x'), 'x')]);
  expect(await rowsOf(database)).toBe(0);
});
