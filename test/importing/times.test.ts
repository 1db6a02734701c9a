import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { type Json, textOf } from '@/lib/core/content';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { chain, writers } from '../importers/hostile';
import { fileOf, importedAt, importFiles, rowsOf } from './import-run';
import { changedOwnFile, ownFile, twoMessages } from './own-files';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let count = 0;
async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `times ${++count}`);
  opened.push(database);
  return database;
}

/** What may stand in the place of a time, as JSON has it, and what is told of that. */
const times: readonly [json: string, note: 'times-dropped' | 'times-ahead' | undefined][] = [
  ['null', undefined],
  ['0', undefined],
  ['""', undefined],
  ['"yesterday"', 'times-dropped'],
  ['"2024-13-45T99:99:99Z"', 'times-dropped'],
  ['-5', 'times-dropped'],
  ['1e20', 'times-dropped'],
  ['1e400', 'times-dropped'],
  ['{"seconds": 1}', 'times-dropped'],
  ['true', 'times-dropped'],
  // In seconds: in the year 2096, and more than a day after the file was read.
  ['4000000000', 'times-ahead'],
  ['"2051-02-03T04:05:06.789012+09:00"', 'times-ahead'],
];

const formats = Object.keys(writers) as (keyof typeof writers)[];
const five = chain(5);
/** Stands where a time goes that only JSON can write. */
const mark = 'the time';

/** Another program's file whose messages from the third on have this time. */
function fileWith(format: keyof typeof writers, json: string): File {
  const messages = five.map((message, index) => ({ ...message, at: index < 2 ? message.at : mark }));
  const document: Json = [writers[format]({ messages, title: 'Times', headId: 'm4' })];
  return fileOf(JSON.stringify(document).replaceAll(`"${mark}"`, json));
}

test.each(formats.flatMap((format) => times.map(([json, note]) => [format, json, note] as const)))(
  '%s: %s for a time keeps the messages and their order, and is told',
  async (format, json, note) => {
    const database = await open();
    const file = fileWith(format, json);
    const { report, result } = await importFiles(database, [file]);
    expect(report.files.map(({ problem }) => problem)).toEqual([undefined]);
    const told = report.files[0]?.notes.find(({ code }) => code.startsWith('times-'));
    expect(told?.code).toBe(note);
    if (note) expect(told?.place).not.toBe('');
    expect(result.addedMessages).toBe(5);
    const messages = await database.messages.orderBy('[conversationId+seq]').toArray();
    expect(messages.map(({ content }) => textOf(content))).toEqual(five.map(({ text }) => text));
    expect(messages.map(({ parentId }) => parentId)).toEqual([
      null,
      ...messages.slice(0, 4).map(({ id }) => id),
    ]);
    const [conversation] = await database.conversations.toArray();
    for (const at of [...messages, conversation].map((row) => row?.createdAt ?? Number.NaN)) {
      expect(new Date(at).getUTCFullYear()).toBeGreaterThan(2022);
    }
    // No conversation stands above those of today for years.
    expect(conversation?.updatedAt).toBeLessThan(importedAt + 1_000);
    const rows = await rowsOf(database);
    expect((await importFiles(database, [file])).result.verdicts.same).toBe(1);
    expect(await rowsOf(database)).toBe(rows);
  },
);

test.each([
  ['1e20', 'not-time'],
  ['-1e17', 'not-time'],
  ['1e400', 'not-time'],
  ['"2024-01-01"', 'not-time'],
  ['null', 'not-time'],
])('own: %s for a time is refused with its place, and nothing is stored', async (json, code) => {
  const database = await open();
  for (const [name, place] of [
    ['updatedAt', 'conversations[0].conversation.updatedAt'],
    ['createdAt', 'conversations[0].conversation.createdAt'],
  ] as const) {
    const text = changedOwnFile(new RegExp(`"${name}":\\d+`), `"${name}":${json}`);
    const { report } = await importFiles(database, [fileOf(text)]);
    expect(report.files).toMatchObject([{ problem: { kind: 'archive', code, place } }]);
  }
  const without = changedOwnFile(/"createdAt":\d+,/, '');
  expect((await importFiles(database, [fileOf(without)])).report.files).toMatchObject([
    { problem: { kind: 'archive', code: 'missing', place: 'conversations[0].conversation.createdAt' } },
  ]);
  expect(await rowsOf(database)).toBe(0);
});

test('own: times that have not come are kept as they are, and told with their place', async () => {
  const database = await open();
  const { conversation, messages } = twoMessages;
  const at = Date.UTC(2090, 0);
  const archived = {
    ...twoMessages,
    conversation: { ...conversation, updatedAt: at },
    messages: messages.map((message, index) => (index === 1 ? { ...message, createdAt: at } : message)),
  };
  const { report } = await importFiles(database, [fileOf(ownFile(archived))]);
  expect(report.files[0]?.notes).toEqual([
    { code: 'times-ahead', count: 1, place: 'conversations[0].messages[1].createdAt' },
  ]);
  expect(await database.conversations.get('c')).toMatchObject({ updatedAt: at });
  expect((await importFiles(database, [fileOf(ownFile(archived))])).result.verdicts.same).toBe(1);
});
