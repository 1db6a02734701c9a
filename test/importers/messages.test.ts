import { expect, test } from 'vitest';
import type { Json } from '@/lib/core/content';
import { importDocument, importFixture, lineOf, notesOf, shownLines } from './importing';

test('messages of OpenAI: prompts, parts, tools, refusals, thinking in tags', () => {
  const [result, ...others] = importFixture('openai-messages/conversation.json', 'openai-messages');
  expect(others).toEqual([]);
  if (!result) return;
  expect(result.archived.conversation).toMatchObject({
    title: 'What is on this picture? · image.png',
    hasOwnTitle: false,
    systemPrompt: 'Answer in one sentence.\n\nBe kind.',
    importedFrom: 'openai-messages',
  });
  expect(shownLines(result)).toEqual([
    'You: What is on this picture? {image image.png} {named_file}',
    'Model: <look {"at":"picture"}> <= One red dot.> A red dot.',
    'You: Thanks. And a song?',
    'Model: I cannot sing.',
    'You: {raw system} {raw input_audio} Hum, then.',
    'Model: {raw narrator} (Quietly.) Hm hm.',
  ]);
  expect(result.attachments).toHaveLength(1);
  expect(result.archived.messages[0]?.content[1]).toMatchObject({
    mediaType: 'image/png',
    width: 1,
    height: 1,
  });
  expect(result.archived.messages[0]?.content[2]).toMatchObject({
    source: 'https://pictures.example/tree.png',
  });
  expect(notesOf(result)).toEqual({ 'attachments-missing': 1, 'parts-raw': 3, 'roles-unknown': 1 });
});

test('messages of OpenAI in lists and objects: each a conversation', () => {
  const one: Json = [{ role: 'user', content: 'Hello' }];
  expect(importDocument([one, one], 'openai-messages')).toHaveLength(2);
  expect(importDocument({ conversations: [{ messages: one }] }, 'openai-messages')).toHaveLength(1);
  const [named] = importDocument(
    { id: 'mine', title: 'Greetings', created_at: 1_700_000_000, messages: one },
    'openai-messages',
  );
  expect(named?.archived.conversation).toMatchObject({
    title: 'Greetings',
    hasOwnTitle: true,
    createdAt: 1_700_000_000_000,
  });
});

test('the same list has the same ids each time, another list has others', () => {
  const idsOf = (content: string) =>
    importDocument([{ role: 'user', content }], 'openai-messages').flatMap(({ archived }) => [
      archived.conversation.id,
      ...archived.messages.map(({ id }) => id),
    ]);
  expect(idsOf('Hello')).toEqual(idsOf('Hello'));
  expect(idsOf('Hello').filter((id) => idsOf('Hallo').includes(id))).toEqual([]);
});

test('a request to Anthropic: system, documents, thinking, tools, citations', () => {
  const [result] = importFixture('anthropic-messages/request.json', 'anthropic-messages');
  if (!result) return;
  expect(result.archived.conversation.systemPrompt).toBe('You know trees.');
  expect(shownLines(result)).toEqual([
    'You: How old does an oak get? {document oaks.txt: true}',
    'Model: (Look it up.) <lookup {"tree":"oak"}> <= Up to a thousand years.> {named_file} {redacted_thinking} Up to a thousand years. {citation Oaks https://trees.example/oak} {raw web_search_tool_result}',
  ]);
  expect(result.archived.messages[1]?.reply).toEqual({ model: 'claude-demo-1' });
});

test('examples for fine-tuning: a line each, what was not preferred as a branch', () => {
  const results = importFixture('fine-tuning/examples.jsonl', 'fine-tuning');
  expect(results.map(shownLines)).toEqual([
    ['You: Capital of Peru?', 'Model: Lima, I think.', 'You: Sure?', 'Model: Lima.'],
    ['You: Say hello.', 'Model: Hello!'],
    ['You: Once upon', 'Model:  a time.'],
    ['You: Two plus two?'],
  ]);
  const messages = results[1]?.archived.messages ?? [];
  expect(messages.map(lineOf)).toContain('Model: What do you want?');
  expect(messages[2]?.parentId).toBe(messages[0]?.id);
});

test('ShareGPT: names of speakers, tools, system', () => {
  const results = importFixture('sharegpt/conversations.json', 'sharegpt');
  expect(results.map(shownLines)).toEqual([
    ['You: Which tree is that?', 'Model: A birch.', 'You: Sure?', 'Model: Quite.'],
    ['You: {raw tools} Rain?', 'Model: <weather {"in":"Lima"}> <= {"rain":false}> No rain. {raw narrator}'],
  ]);
  expect(results[0]?.archived.messages[3]?.reply?.model).toBe('Bing');
  expect(results[1]?.archived.conversation.systemPrompt).toBe('Use the tools.\n\nBe brief.');
  expect(results[1] && notesOf(results[1])).toMatchObject({ 'entries-unreadable': 1, 'roles-unknown': 1 });
});

test('LangChain: stored messages', () => {
  const [result] = importFixture('langchain/history.json', 'langchain');
  if (!result) return;
  expect(result.archived.conversation.systemPrompt).toBe('Help with birds.');
  expect(shownLines(result)).toEqual([
    'You: What sings at night?',
    'Model: <birds {"when":"night"}> <= nightingale> The nightingale.',
    'You: Bye. {raw narrator}',
  ]);
  expect(result.archived.messages[1]?.reply).toMatchObject({
    model: 'gpt-demo',
    usage: { inputTokens: 12, outputTokens: 4 },
  });
});

test('LangChain: serialized messages, whose calls are there twice', () => {
  const [result] = importFixture('langchain/serialized.json', 'langchain');
  expect(result && shownLines(result)).toEqual(['You: Hello?', 'Model: Hello. <wave {}>']);
});
