import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { fileOf, importFiles } from './import-run';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

/** A file of each format, with how many conversations with messages, and messages, it has. */
const files: [path: string, format: string, conversations: number, messages: number][] = [
  ['chatgpt/conversations.json', 'chatgpt', 2, 12],
  ['claude/conversations.json', 'claude', 2, 5],
  ['open-webui/chats.json', 'open-webui', 2, 5],
  ['librechat/tree.json', 'librechat', 1, 5],
  ['page-assist/backup.json', 'page-assist', 1, 3],
  ['chatbox/second.json', 'chatbox', 2, 5],
  ['nextchat/backup.json', 'nextchat', 2, 7],
  ['typingmind/export.json', 'typingmind', 1, 2],
  ['gemini/activity.json', 'gemini', 3, 8],
  ['ai-studio/prompt.json', 'ai-studio', 1, 8],
  ['openai-messages/conversation.json', 'openai-messages', 1, 6],
  ['anthropic-messages/request.json', 'anthropic-messages', 1, 2],
  ['fine-tuning/examples.jsonl', 'fine-tuning', 4, 10],
  ['sharegpt/conversations.json', 'sharegpt', 2, 6],
  ['langchain/history.json', 'langchain', 1, 3],
];

test.each(files)(
  '%s is imported as a file, and a second time changes nothing',
  async (path, format, conversations, messages) => {
    const database = await openDatabase(() => {}, `fixture ${path}`);
    opened.push(database);
    const text = readFileSync(new URL(`../fixtures/import/${path}`, import.meta.url), 'utf8');
    const { report } = await importFiles(database, [fileOf(text)]);
    expect(report.files).toMatchObject([{ format, conversations, messages }]);
    const again = await importFiles(database, [fileOf(text)]);
    expect(again.result.addedMessages).toBe(0);
    expect(again.report.files[0]?.verdicts.new).toBe(0);
  },
);

test('keys and settings beside the conversations are told as not read, and are nowhere', async () => {
  const database = await openDatabase(() => {}, 'keys');
  opened.push(database);
  const text = readFileSync(new URL('../fixtures/import/nextchat/backup.json', import.meta.url), 'utf8');
  const { report } = await importFiles(database, [fileOf(text)]);
  expect(report.files[0]?.notes).toContainEqual({
    code: 'settings-ignored',
    count: 2,
    place: 'access-control',
  });
  const rows = await Promise.all(database.tables.map((table) => table.toArray()));
  expect(JSON.stringify(rows)).not.toMatch(/sk-test-/);
});
