import { expect, test } from 'vitest';
import { recognizeFile } from '@/lib/importers/recognize';
import { fixture, importFixture, lineOf, notesOf, sampleOf, shownLines } from './importing';

/** Nothing of a conversion may have a key in it. */
const keys = /sk-test-/;

function ignoredIn(path: string): readonly string[] | undefined {
  return recognizeFile(sampleOf(fixture(path)))?.layout.ignored;
}

test('Page Assist: thinking, pictures, tools, sources, in the order of their times', () => {
  const [tea, empty] = importFixture('page-assist/backup.json', 'page-assist');
  if (!tea) return;
  expect(shownLines(tea)).toEqual([
    'You: {image image.png} What tea is this? {citation Tea shop https://tea.example/}',
    'Model: (Leaves.) Green tea. <look {}> {citation Leaves https://leaves.example/} {citation All tea https://all.example/} <= It is green>',
    'You: And milk?',
  ]);
  expect(tea.archived.conversation).toMatchObject({ title: 'Tea', systemPrompt: 'Be calm.' });
  expect(tea.archived.conversation.pinnedAt).toBeDefined();
  expect(tea.archived.messages[1]?.reply?.model).toBe('qwen-demo');
  expect(notesOf(tea)).toEqual({ 'entries-unreadable': 1 });
  expect(empty?.archived.messages).toEqual([]);
  expect(ignoredIn('page-assist/backup.json')).toEqual(['prompts', 'oaiConfigs', 'storageLocal']);
  expect(JSON.stringify(tea)).not.toMatch(keys);
});

test('Chatbox: sessions, their threads and forks', () => {
  const [now, before, ...others] = importFixture('chatbox/second.json', 'chatbox');
  expect(others).toEqual([]);
  if (!now || !before) return;
  expect(shownLines(now)).toEqual([
    'You: {named_file map.pdf} {named_file Harbour} Which boat? {named_file}',
    'Model: (Small ones.) <search {"q":"boat"}> <= {\n  "hits": 1\n}> A dinghy.',
  ]);
  const { conversation, messages } = now.archived;
  expect(messages.map(lineOf)).toContain('Model: A ship.');
  expect(messages[1]?.parentId).toBe(messages[2]?.parentId);
  expect(messages[2]?.createdAt).toBe(1_760_000_005_000);
  expect(conversation).toMatchObject({ title: 'Boats now', systemPrompt: 'You sail.' });
  expect(conversation.pinnedAt).toBeDefined();
  expect(shownLines(before)).toEqual(['You: Old question', 'Model: (Long ago) Old answer']);
  expect(before.archived.conversation.title).toBe('Boats before');
  expect(before.archived.messages[1]?.status).toBe('stopped');
  expect(ignoredIn('chatbox/second.json')).toEqual(['settings']);
  expect(JSON.stringify([now, before])).not.toMatch(keys);
});

test('Chatbox: its first generation', () => {
  const [old] = importFixture('chatbox/first.json', 'chatbox');
  expect(old && shownLines(old)).toEqual(['You: {image image.png} Hi', 'Model: Hello']);
});

test('NextChat: its summary, examples before the first message, tools; its dates say nothing', () => {
  const [snow, ice] = importFixture('nextchat/backup.json', 'nextchat');
  if (!snow || !ice) return;
  expect(shownLines(snow)).toEqual([
    'You: Hello',
    'Model: Good day',
    'You: Is it snowing?',
    'Model: It is.',
    'You: And here? {named_file}',
    'Model: <weather {"at":"here"}> <= snow> Here, too',
  ]);
  const { conversation, messages, summaries } = snow.archived;
  expect(summaries).toMatchObject([{ text: 'They spoke of snow.', upToId: messages[3]?.id, upToSeq: 4 }]);
  expect(summaries[0]?.covered.map(({ id }) => id)).toEqual(messages.slice(0, 4).map(({ id }) => id));
  expect(conversation).toMatchObject({
    title: 'Snow',
    systemPrompt: 'You know the weather.',
    updatedAt: 1_760_000_000_000,
  });
  expect(messages[5]?.status).toBe('stopped');
  expect(shownLines(ice)).toEqual(['You: Ice? {raw memoryPrompt}']);
  expect(notesOf(ice)).toEqual({ 'parts-raw': 1, 'times-dropped': 1 });
  expect(ignoredIn('nextchat/backup.json')).toEqual(['access-control', 'app-config']);
  expect(JSON.stringify([snow, ice])).not.toMatch(keys);
});

test('TypingMind: text and blocks, usage, models; what is no message is kept', () => {
  const [paper] = importFixture('typingmind/export.json', 'typingmind');
  if (!paper) return;
  expect(shownLines(paper)).toEqual(['You: Fold it. {named_file}', 'Model: Folded. {raw message}']);
  expect(paper.archived.conversation).toMatchObject({
    title: 'Paper',
    systemPrompt: 'Be tidy.',
    createdAt: Date.UTC(2026, 1, 1, 10),
  });
  expect(paper.archived.messages[1]?.reply).toMatchObject({
    model: 'demo-small',
    usage: { inputTokens: 4, outputTokens: 2 },
  });
  expect(notesOf(paper)).toMatchObject({
    'settings-ignored': 1,
    'roles-unknown': 1,
    'attachments-missing': 1,
  });
  expect(ignoredIn('typingmind/export.json')).toEqual(['installedPlugins']);
  expect(JSON.stringify(paper)).not.toMatch(keys);
});
