import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, type Zippable, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { sentParts } from '@/lib/core/attachments/sent-parts';
import type { Block } from '@/lib/core/content';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { undoImport } from '@/lib/storage/import-undo';
import { makePng } from '../files/make-png';
import { fileOf, importFiles, rowsOf } from './import-run';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let count = 0;
async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `given files ${++count}`);
  opened.push(database);
  return database;
}

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/import/chatgpt/${name}`, import.meta.url));

const idOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const park = await makePng(64, 48);
const oak = await makePng(8, 8);
const shot = await makePng(30, 20);
const trees = strToU8('oak,7\nbeech,3\n');
const namesFile = 'conversation_asset_file_names.json';
const conversations = {
  'conversations.json': fixture('conversations.json'),
  [namesFile]: fixture(namesFile),
};
/** What an export names its files, of today and of before. */
const named: Zippable = {
  'file_0a1b-sanitized.png': park,
  'file-list1-trees.csv': trees,
  'dalle-generations/file-oak9-0f3c.webp': oak,
  'file_shot.dat': shot,
};
const zipOf = (files: Zippable) => fileOf(zipSync(files), 'export.zip');

async function blocksOf(database: AsideDatabase, type: string): Promise<Block[]> {
  const messages = await database.messages.toArray();
  return messages.flatMap(({ content }) => content).filter((block) => block.type === type);
}

test('pictures and texts that lie beside the conversations of an export come in with them', async () => {
  const database = await open();
  const { report } = await importFiles(database, [zipOf({ ...conversations, ...named })]);
  const images = await blocksOf(database, 'image');
  expect(images.sort((one, other) => Number(other.width) - Number(one.width))).toMatchObject([
    {
      name: 'park.png',
      mediaType: 'image/png',
      width: 64,
      height: 48,
      attachmentId: idOf(park),
      bytes: park.length,
    },
    { name: 'shot.png', width: 30, height: 20, attachmentId: idOf(shot) },
    { width: 8, height: 8, attachmentId: idOf(oak) },
  ]);
  expect(await blocksOf(database, 'document')).toMatchObject([
    { name: 'trees.csv', mediaType: 'text/plain', text: 'oak,7\nbeech,3\n', attachmentId: idOf(trees) },
  ]);
  const stored = await database.attachments.toArray();
  for (const bytes of [park, oak, shot, trees]) {
    const row = stored.find(({ id }) => id === idOf(bytes));
    expect(new Uint8Array((await row?.data.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
  }
  const used = (await database.messages.toArray()).flatMap(({ attachmentIds = [] }) => attachmentIds);
  expect(used.sort()).toEqual([park, oak, shot, trees].map(idOf).sort());
  // The two parts of a call are only named: they are not in the file.
  expect(await blocksOf(database, 'named_file')).toHaveLength(2);
  expect(report.files[0]?.notes).toContainEqual(
    expect.objectContaining({ code: 'attachments-missing', count: 2 }),
  );
  expect(report).toMatchObject({ skippedFiles: 0, files: [{ attachments: 4 }] });
});

test('the same export again changes nothing; without its files neither; and undo takes them along', async () => {
  const database = await open();
  const { result } = await importFiles(database, [zipOf({ ...conversations, ...named })]);
  const rows = await rowsOf(database);
  for (const files of [{ ...conversations, ...named }, conversations]) {
    const again = await importFiles(database, [zipOf(files)]);
    expect(again.report.files).toMatchObject([{ verdicts: { same: 2 } }]);
    expect(await rowsOf(database)).toBe(rows);
  }
  await undoImport(database, result.importId, new Set(), Infinity);
  expect(await rowsOf(database)).toBe(0);
});

test('files that come later take the place of their names, and undo takes them out again', async () => {
  const database = await open();
  await importFiles(database, [zipOf(conversations)]);
  const before = await database.messages.toArray();
  const { report, result } = await importFiles(database, [zipOf({ ...conversations, ...named })]);
  expect(report.files).toMatchObject([{ verdicts: { newer: 2 }, addedMessages: 0 }]);
  expect(await database.messages.count()).toBe(before.length);
  expect(await database.revisions.count()).toBe(0);
  expect(await blocksOf(database, 'image')).toHaveLength(3);
  await undoImport(database, result.importId, new Set(), Infinity);
  expect(await database.messages.toArray()).toEqual(before);
  expect(await database.attachments.count()).toBe(0);
});

test('an earlier import stays when a later one has brought files to it', async () => {
  const database = await open();
  const first = await importFiles(database, [zipOf(conversations)]);
  const second = await importFiles(database, [zipOf({ ...conversations, ...named })]);
  const undo = ({ result }: typeof first) => undoImport(database, result.importId, new Set(), Infinity);
  expect(await undo(first)).toEqual({ undone: 0, kept: 2 });
  expect(await blocksOf(database, 'image')).toHaveLength(3);
  await undo(second);
  expect(await blocksOf(database, 'named_file')).toHaveLength(6);
});

test('pictures of an import are shown and never sent', async () => {
  const database = await open();
  await importFiles(database, [zipOf({ ...conversations, ...named })]);
  const [picture] = await blocksOf(database, 'image');
  const [part] = sentParts(picture ? [picture] : [], { images: 'yes', pdf: true });
  expect(part).toMatchObject({ kind: 'text' });
  expect(JSON.stringify(part)).toContain('It is not in this request, because it came with an import.');
});

test('what is packed to be far larger than it says stays a name', async () => {
  const database = await open();
  const large = new Uint8Array(70 * 1024 * 1024);
  large.set(park);
  const bomb = gzipSync(large);
  await importFiles(database, [zipOf({ ...conversations, 'file_0a1b.png': [bomb, { level: 0 }] })]);
  expect(await blocksOf(database, 'named_file')).toHaveLength(6);
  expect(await database.attachments.count()).toBe(0);
});

test('what cannot be shown or read stays a name, and the conversations come in', async () => {
  const database = await open();
  const zip = zipSync({
    ...conversations,
    // Sound that is called a picture, a text that is none, and a picture without a size.
    'file-oak9.png': strToU8('RIFF....WAVE'),
    'file-list1.csv': new Uint8Array([0xff, 0xfe, 0xc0, 0x80]),
    'file_shot.dat': park.slice(0, 10),
    'notes.txt': strToU8('nobody names this'),
  });
  const { report } = await importFiles(database, [fileOf(zip, 'export.zip')]);
  expect(await blocksOf(database, 'named_file')).toHaveLength(6);
  expect(await database.attachments.count()).toBe(0);
  expect(await database.conversations.count()).toBe(2);
  expect(report.skippedFiles).toBe(4);
});

test('a file of another export is never taken, whatever it is called', async () => {
  const database = await open();
  await importFiles(database, [
    fileOf(zipSync(conversations), 'one.zip'),
    fileOf(zipSync({ ...named, 'conversations.json': strToU8('[]') }), 'two.zip'),
  ]);
  expect(await database.attachments.count()).toBe(0);
});

test('of two ids of which one begins like the other, each gets its own file', async () => {
  const database = await open();
  const pointer = (id: string) => ({
    content_type: 'image_asset_pointer',
    asset_pointer: `file-service://${id}`,
  });
  const message = {
    author: { role: 'user' },
    content: { content_type: 'multimodal_text', parts: [pointer('file-ab'), pointer('file-abc'), 'Look.'] },
  };
  const mapping = { a: { id: 'a', parent: null, children: [], message: { id: 'a', ...message } } };
  const chats = strToU8(JSON.stringify([{ id: 'c', title: 'Two', current_node: 'a', mapping }]));
  const files = { 'file-abc-one.png': park, 'file-ab-two.png': oak };
  await importFiles(database, [zipOf({ 'conversations.json': chats, ...files })]);
  expect(await blocksOf(database, 'image')).toMatchObject([
    { attachmentId: idOf(oak) },
    { attachmentId: idOf(park) },
  ]);
});
