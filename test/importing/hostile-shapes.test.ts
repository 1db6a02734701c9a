import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { type Json, textOf } from '@/lib/core/content';
import type { NoteCode } from '@/lib/core/import/report';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { chain, record, type Sketch, writers } from '../importers/hostile';
import { exportedChat } from './exported-chats';
import { fileOf, importedAt, importFiles, rowsOf } from './import-run';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let count = 0;
async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `shapes ${++count}`);
  opened.push(database);
  return database;
}

const five = chain(5);
const texts = five.map(({ text }) => text);

/** A conversation of five messages, some of which are others. */
function withMessages(changes: { readonly [at: number]: Partial<Sketch['messages'][number]> }): Sketch {
  return { title: 'Hostile', messages: five.map((message, at) => ({ ...message, ...changes[at] })) };
}

/** ChatGPT's conversation with something else in the place of a message's part, by its path in the node. */
function withNode(at: number, change: (node: { [name: string]: Json }) => Json): Json {
  const written = writers.chatgpt(withMessages({})) as {
    mapping: { [id: string]: { [name: string]: Json } };
  };
  const node = written.mapping[`m${at}`] ?? {};
  return { ...written, mapping: record([...Object.entries(written.mapping), [`m${at}`, change(node)]]) };
}

const withContent = (content: Json) =>
  withNode(4, (node) => ({ ...node, message: { ...(node.message as object), content } }));
const withAuthor = (role: Json) =>
  withNode(4, (node) => ({ ...node, message: { ...(node.message as object), author: { role } } }));
const without = (mapping: Json | undefined): Json => {
  const { mapping: _, ...rest } = writers.chatgpt(withMessages({})) as { [name: string]: Json };
  return mapping === undefined ? rest : { ...rest, mapping };
};

const circle = (length: number): Sketch => ({
  title: 'Round',
  messages: chain(length).map((message, at) =>
    at === 0 ? { ...message, parentId: `m${length - 1}` } : message,
  ),
});
const citation = { metadata: { url: 'https://example.org/(a+)+$', title: '[*+?(\\' } };

/** What is borne: how many messages come in, and what is told of the rest. */
const borne: readonly [
  name: string,
  value: Json,
  messages: number,
  notes?: Partial<Record<NoteCode, number>>,
][] = [
  ['no mapping', without(undefined), 0, { 'conversations-empty': 1 }],
  ['a list for a mapping', without([]), 0, { 'conversations-empty': 1 }],
  ['null for a mapping', without(null), 0, { 'conversations-empty': 1 }],
  ['a message without content', withContent(null), 4],
  ['null for parts', withContent({ content_type: 'text', parts: null }), 4],
  [
    'objects for parts',
    withContent({ content_type: 'text', parts: [{ a: 1 }, [null]] }),
    5,
    { 'parts-raw': 2 },
  ],
  [
    'a head that is not there',
    writers.chatgpt({ ...withMessages({}), headId: 'x' }),
    5,
    { 'head-missing': 1 },
  ],
  [
    'a parent that is not there',
    writers.chatgpt(withMessages({ 2: { parentId: 'x' } })),
    5,
    { 'parents-missing': 1 },
  ],
  ['two roots', writers.chatgpt(withMessages({ 2: { parentId: null } })), 5],
  ['a circle of one', writers.chatgpt(withMessages({ 2: { parentId: 'm2' } })), 5, { 'cycles-cut': 1 }],
  ['a circle of two', writers.chatgpt(withMessages({ 1: { parentId: 'm2' } })), 5, { 'cycles-cut': 1 }],
  ['a circle of 1,000', writers.chatgpt(circle(1_000)), 1_000, { 'cycles-cut': 1 }],
  ['an unknown role', withAuthor('root'), 4, { 'roles-unknown': 1, 'parts-raw': 1 }],
  ['a list for a role', withAuthor(['user']), 4, { 'roles-unknown': 1, 'parts-raw': 1 }],
  [
    'a title of a megabyte',
    writers.chatgpt({ ...withMessages({}), title: 'x'.repeat(1e6) }),
    5,
    { 'title-cut': 1 },
  ],
  ['a number for an id', { ...(writers.chatgpt(withMessages({})) as object), id: 5, conversation_id: 7 }, 5],
  ['an empty id', { ...(writers.chatgpt(withMessages({})) as object), id: '', conversation_id: '' }, 5],
  ['milliseconds for seconds', writers.chatgpt(withMessages({ 4: { at: 1_700_000_004_000 } })), 5],
  [
    'ids that objects have by themselves',
    writers.chatgpt(
      withMessages({
        0: { id: '__proto__' },
        1: { id: 'constructor', parentId: '__proto__' },
        2: { id: 'toString', parentId: 'constructor' },
        3: { parentId: 'toString' },
      }),
    ),
    5,
  ],
  ['ids like patterns', writers.chatgpt(withMessages({ 4: { id: '(a+)+$' } })), 5],
  [
    'patterns in citations',
    withNode(4, (node) => ({
      ...node,
      message: {
        ...(node.message as object),
        metadata: {
          citations: Array(50).fill(citation),
          content_references: [{ matched_text: '(.*)*\\1[' }],
        },
      },
    })),
    5,
  ],
  ['markup for a title', writers.chatgpt({ ...withMessages({}), title: '<script>alert(1)</script>' }), 5],
  ['a script for a text', writers.chatgpt(withMessages({ 4: { text: '[x](javascript:alert(1))' } })), 5],
];

test.each(borne)(
  '%s: what can be read comes in, and the rest is told',
  async (_, value, messages, notes = {}) => {
    const database = await open();
    // Beside it is one that nothing is wrong with, and that tells what the file is.
    const file = fileOf(JSON.stringify([exportedChat('fine'), value]));
    const { report, result } = await importFiles(database, [file]);
    expect(report.files.map(({ problem }) => problem)).toEqual([undefined]);
    expect(
      Object.fromEntries((report.files[0]?.notes ?? []).map(({ code, count }) => [code, count])),
    ).toEqual(notes);
    expect(result.addedMessages).toBe(messages + 2);
    expect(await database.messages.count()).toBe(messages + 2);
    expect(await database.conversations.count()).toBe(messages === 0 ? 1 : 2);
    for (const { title, headId, createdAt } of await database.conversations.toArray()) {
      expect(title.length).toBeLessThanOrEqual(201);
      expect(await database.messages.get(headId ?? '')).toBeDefined();
      expect(createdAt).toBeLessThan(importedAt);
    }
    expect({}).not.toHaveProperty('polluted');
    const rows = await rowsOf(database);
    await importFiles(database, [file]);
    expect(await rowsOf(database)).toBe(rows);
  },
);

test('messages that have the same id and other words are all kept', async () => {
  const database = await open();
  const messages = five.map((message) => ({ ...message, id: 'same', parentId: null }));
  const file = fileOf(JSON.stringify(writers.librechat({ messages, title: 'Same' })));
  const { report } = await importFiles(database, [file]);
  expect(report.files).toMatchObject([{ messages: 5, notes: [{ code: 'ids-repeated', count: 4 }] }]);
  const stored = await database.messages.toArray();
  expect(stored.map(({ content }) => textOf(content)).sort()).toEqual(texts);
});

test('conversations that have the same id and other words are both kept', async () => {
  const database = await open();
  const file = fileOf(JSON.stringify([exportedChat('same', 'One?'), exportedChat('same', 'Two?')]));
  await importFiles(database, [file]);
  const said = (await database.messages.toArray()).map(({ content }) => textOf(content));
  const kept = JSON.stringify([said, await database.revisions.toArray()]);
  expect(kept).toContain('One?');
  expect(kept).toContain('Two?');
  const rows = await rowsOf(database);
  await importFiles(database, [file]);
  expect(await rowsOf(database)).toBe(rows);
});

test('nothing is ever fetched that a file names, and no address of it is taken', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('Nothing may be fetched.'));
  const database = await open();
  for (const path of ['nextchat/backup.json', 'typingmind/export.json', 'page-assist/backup.json']) {
    const text = readFileSync(new URL(`../fixtures/import/${path}`, import.meta.url), 'utf8');
    await importFiles(database, [fileOf(text)]);
  }
  const image_url = { url: 'https://images.example.org/tracker.png?user=1' };
  const content = [
    { type: 'text', text: 'Look' },
    { type: 'image_url', image_url },
  ];
  const remote = [{ messages: [{ role: 'user', content }] }];
  const { report } = await importFiles(database, [fileOf(JSON.stringify(remote))]);
  expect(report.files[0]?.notes).toContainEqual(
    expect.objectContaining({ code: 'attachments-missing', count: 1 }),
  );
  expect(fetch).not.toHaveBeenCalled();
  fetch.mockRestore();
  expect(await database.settings.count()).toBe(0);
  const rows = await Promise.all(database.tables.map((table) => table.toArray()));
  expect(JSON.stringify(rows)).not.toMatch(/sk-test-/);
});

// Fifty times as many are converted in test/importers/hostile.test.ts; a database in memory takes long for them.
test('a long chain and a large crowd come in whole', async () => {
  const database = await open();
  const crowd = chain(1_000).map((message, at) => (at === 0 ? message : { ...message, parentId: 'm0' }));
  const long = writers['open-webui']({ title: 'Long', messages: chain(2_000), headId: 'm1999' });
  const wide = writers['open-webui']({ title: 'Wide', messages: crowd });
  const file = fileOf(JSON.stringify([{ ...(long as object), id: 'long' }, wide]));
  const { report, result } = await importFiles(database, [file]);
  expect(report.files).toMatchObject([{ messages: 3_000, branches: 1 + 999, notes: [] }]);
  expect(result.addedMessages).toBe(3_000);
  expect(await database.messages.count()).toBe(3_000);
});
