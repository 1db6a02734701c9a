import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { encryption } from '@/lib/core/archive/encryption';
import type { JsonProblemKind } from '@/lib/core/import/json-problem';
import type { ImportProblem } from '@/lib/core/import/problem';
import { encryptInto } from '@/lib/platform/files/encrypt';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { memoryFile } from '../app/export-files';
import { exportedChat as chat } from './exported-chats';
import { fileOf, importFiles, rowsOf } from './import-run';
import { changedOwnFile, ownFile } from './own-files';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let count = 0;
async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `hostile ${++count}`);
  opened.push(database);
  return database;
}

const encode = (text: string) => new TextEncoder().encode(text);
const chats = JSON.stringify([chat('one'), chat('two')]);
const cut = (text: string, share: number) => text.slice(0, Math.floor(text.length * share));
const json = (problem: JsonProblemKind) => ({ kind: 'json' as const, problem });

const gzipped = async (text: string) =>
  new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
const locked = () => {
  const zip = zipSync({ 'conversations.json': strToU8(chats) }, { level: 0 });
  // The bit that says so, in the entry of the directory.
  const directory = zip.findLastIndex(
    (_, at) => zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1,
  );
  zip[directory + 8] = (zip[directory + 8] ?? 0) | 1;
  return zip;
};

/** A zip file whose directory says that so many bytes come out of it, which are more in truth. */
const saying = (bytes: number) => () => {
  const zip = zipSync({ 'conversations.json': strToU8(' '.repeat(5_000_000)) });
  const view = new DataView(zip.buffer, zip.byteOffset);
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint32(directory + 24, bytes, true);
  return zip;
};

/** A file of a later version: with a part that this one does not know, and whole. */
function newerFile(): string {
  const [before = ''] = changedOwnFile(/^.*?,"version":1,/, '{"format":"aside","version":99,')
    .replace('"settings":', '"later":[1,{"a":2}],\n"settings":')
    .split('"end":');
  const hash = createHash('sha256').update(before).digest('hex');
  return before + (/"end":.*/s.exec(ownFile())?.[0] ?? '').replace(/"sha256":"\w+"/, `"sha256":"${hash}"`);
}

type Content = string | Uint8Array | (() => string | Uint8Array | Promise<Uint8Array>);

/** What is refused, each with why; nothing of it is stored. */
const refused: readonly [name: string, content: Content, problem: Partial<ImportProblem>][] = [
  ['an empty file', '', json('empty')],
  ['blanks only', ' \n\n ', json('empty')],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x5b, 0x00]), { kind: 'utf16' }],
  ['UTF-16 without a mark', Uint8Array.from([0x00, 0x5b, 0x00, 0x5d]), { kind: 'utf16' }],
  [
    'invalid UTF-8',
    Uint8Array.from([...encode('[{"title": "'), 0xc3, 0x28, ...encode('"}]')]),
    json('encoding'),
  ],
  ['a NUL in a text', chats.replace('Why?', 'Why\u0000?'), json('control')],
  ['gzip that is cut', async () => (await gzipped(chats)).slice(0, -20), { kind: 'broken-gzip' }],
  ['a zip bomb of 4 GB', saying(0xffff_fff0), { kind: 'bomb' }],
  ['a zip file with more in it than it says', saying(100), { kind: 'broken-zip' }],
  [
    'a zip file that is cut',
    () => zipSync({ 'a.json': strToU8(chats) }).slice(0, -30),
    { kind: 'broken-zip' },
  ],
  ['a zip file with a password', locked, { kind: 'locked-zip' }],
  ['a zip file without conversations', () => zipSync({ 'a.json': strToU8('{"a": 1}') }), { kind: 'unknown' }],
  ['a web page', '<!doctype html><title>x</title>', { kind: 'not-json' }],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), { kind: 'not-json' }],
  ['a file that is cut at 25 %', cut(chats, 0.25), json('cut')],
  ['a file that is cut at 50 %', cut(chats, 0.5), json('cut')],
  ['a file that is cut at 99 %', cut(chats, 0.99), json('cut')],
  ['a trailing comma', `${chats.slice(0, -1)},]`, json('syntax')],
  ['NaN', chats.replace('1700000000.5', 'NaN'), json('syntax')],
  ['names that come twice', chats.replace('"title"', '"id":"x","title"'), json('duplicate')],
  ['depth of 100,000', `[${'['.repeat(100_000)}${']'.repeat(100_000)}]`, json('depth')],
  ['JSON of no kind', '{"hello": "world"}', { kind: 'unknown' }],
  ['a number', '12', { kind: 'not-json' }],
  ['own: without its end', () => changedOwnFile(/,\n"end".*\n/s, '}'), { kind: 'no-end' }],
  ['own: cut', () => cut(ownFile(), 0.9), json('cut')],
  ['own: another hash', () => changedOwnFile(/"sha256":"../, '"sha256":"zz'), { kind: 'other-hash' }],
  ['own: a word changed', () => changedOwnFile('Because.', 'Because!'), { kind: 'other-hash' }],
  ['own: another count', () => changedOwnFile('"messages":2,', '"messages":3,'), { kind: 'other-counts' }],
  ['own: minReader 99', () => changedOwnFile('"minReader":1', '"minReader":99'), { kind: 'newer' }],
  [
    'own: a version that is none',
    () => changedOwnFile('"version":1', '"version":"x"'),
    { kind: 'archive', place: 'version' },
  ],
  [
    'own: a conversation that comes twice',
    () => changedOwnFile(/(\{"conversation":.*\})\n/, '$1,\n$1\n'),
    { kind: 'archive', code: 'repeated', place: 'conversations[1].conversation.id' },
  ],
  [
    'own: an attachment that comes twice',
    () => changedOwnFile(/(\{"data":.*\})\n/, '$1,\n$1\n'),
    { kind: 'archive', code: 'repeated', place: 'attachments[1].id' },
  ],
  [
    'own: an attachment with other bytes',
    () => changedOwnFile(btoa('x'), btoa('y')),
    { kind: 'archive', code: 'other-bytes' },
  ],
  [
    'own: a message of an unknown role',
    () => changedOwnFile('"role":"user"', '"role":"root"'),
    { kind: 'archive', code: 'other-word', place: 'conversations[0].messages[0].role' },
  ],
  [
    'own: a message after one that is not there',
    () => changedOwnFile('"parentId":"m 0"', '"parentId":"m 9"'),
    { kind: 'archive', code: 'no-message' },
  ],
  [
    'own: a key',
    () => changedOwnFile('"settings":{}', '"settings":{"apiKey":"sk-test-1"}'),
    { kind: 'archive', code: 'unknown' },
  ],
  [
    'own: a base URL',
    () => changedOwnFile('"settings":{}', '"settings":{"baseUrls":{}}'),
    { kind: 'archive' },
  ],
  [
    'own: a part that nobody knows',
    () => changedOwnFile('"settings":', '"accounts":[{"key":"sk-test-1"}],\n"settings":'),
    { kind: 'archive', code: 'unknown', place: 'accounts' },
  ],
  [
    'own: an attachment without its bytes',
    () => changedOwnFile(`"data":"${btoa('x')}",`, ''),
    { kind: 'archive', code: 'missing', place: 'attachments[0]' },
  ],
  [
    'own: a message before its conversation',
    () => changedOwnFile('{"conversation":', '{"id":"m","role":"user"},\n{"conversation":'),
    { kind: 'archive', code: 'missing', place: 'conversations[0].conversation' },
  ],
  [
    'own: conversations that are no list',
    () => changedOwnFile(/"conversations":\[.*\n\],\n"end"/s, '"conversations":{},\n"end"'),
    { kind: 'archive', code: 'not-list' },
  ],
];

const contentOf = async (content: Content) => (typeof content === 'function' ? await content() : content);

test.each(refused)('%s is refused, and nothing of it is stored', async (_, content, problem) => {
  const database = await open();
  const { report, result } = await importFiles(database, [fileOf(await contentOf(content))]);
  expect(report.files).toMatchObject([{ problem }]);
  expect(result.addedMessages).toBe(0);
  expect(await rowsOf(database)).toBe(0);
});

/** What is borne: it comes in, and nothing else happens. */
const borne: readonly [name: string, content: Content][] = [
  ['a byte order mark', `\ufeff${chats}`],
  ['CRLF', chats.replaceAll(',', ',\r\n')],
  ['a wrong extension', chats],
  ['a number beyond all numbers', chats.replace('1700000001', '1e400')],
  ['a lone surrogate', chats.replace('Why?', '\\ud83d')],
  ['paths that lead elsewhere', () => zipSync({ '../../conversations.json': strToU8(chats) })],
  [
    'ids that are names of JavaScript',
    chats.replaceAll('"a"', '"__proto__"').replaceAll('"b"', '"constructor"'),
  ],
  ['markup and signs', chats.replace('About one', '<img src=x onerror=alert(1)> javascript:1 (.*)+$')],
  ['own: as it was written', () => ownFile()],
  ['own: version 99 that this one can read', () => newerFile()],
];

test.each(borne)('%s is borne', async (_, content) => {
  const database = await open();
  const file = fileOf(await contentOf(content), 'picture.png');
  const { report, result } = await importFiles(database, [file]);
  expect(report.files.map(({ problem }) => problem)).toEqual([undefined]);
  expect(result.verdicts.new).toBe(await database.conversations.count());
  expect(result.verdicts.new).toBeGreaterThan(0);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const rows = await rowsOf(database);
  await importFiles(database, [file]);
  expect(await rowsOf(database)).toBe(rows);
});

/** A file of so many MB that takes no room: its parts are the same. */
function largeFile(before: string, megabytes: number, after: string): File {
  const megabyte = new Blob(['x'.repeat(1024 * 1024)]);
  return new File([before, ...Array<Blob>(megabytes).fill(megabyte), after], 'large.json');
}

test('a text of 600 MB is refused where it begins, without being held, and nothing of it is stored', async () => {
  const database = await open();
  const file = largeFile('[{"id":"a","title":"', 600, '","mapping":{}}]');
  const { report } = await importFiles(database, [file]);
  expect(report.files).toMatchObject([{ problem: { ...json('size'), place: { line: 1, column: 2 } } }]);
  expect(await rowsOf(database)).toBe(0);
});

test('own: with another passphrase, or cut in a frame, nothing is stored', async () => {
  const made = memoryFile();
  const sink = await encryptInto(made.file, 'some long words', encryption.fewestIterations);
  await sink.write(new TextEncoder().encode(ownFile()));
  await sink.close();
  const database = await open();
  for (const [bytes, passphrase, kind] of [
    [made.bytes(), undefined, 'passphrase-needed'],
    [made.bytes(), 'other long words', 'wrong-passphrase'],
    [made.bytes().slice(0, 20), 'some long words', 'broken-encryption'],
    [made.bytes().slice(0, -5), 'some long words', 'wrong-passphrase'],
  ] as const) {
    const given = passphrase === undefined ? {} : { passphrase };
    const { report } = await importFiles(database, [fileOf(bytes)], given);
    expect(report.files).toMatchObject([{ problem: { kind } }]);
  }
  expect(await rowsOf(database)).toBe(0);
  await importFiles(database, [fileOf(made.bytes())], { passphrase: 'some long words' });
  expect(await database.messages.count()).toBe(2);
});
