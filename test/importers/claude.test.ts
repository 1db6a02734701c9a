import { expect, test } from 'vitest';
import type { Json } from '@/lib/core/content';
import { claude } from '@/lib/importers/claude';
import { fixture, importDocument, importFixture, lineOf, notesOf, shownLines } from './importing';

const sideFiles = new Map<string, Json>([['batch/projects/p1.json', fixture('claude/project.json')]]);
const [bread, old] = importFixture('claude/conversations.json', 'claude', sideFiles);
if (!bread || !old) throw new Error('The fixture has two conversations.');

test('blocks, files, and what tools said in the name of the user', () => {
  expect(shownLines(bread)).toEqual([
    'You: {raw project} {named_file recipes.md} {document flour.txt: true} {named_file scan.pdf} {named_file oven.jpg} How do I bake?',
    'Model: (Warm water first.) <artifacts {"id":"bread","type":"text/markdown","title":"Bread","command":"create","content":"# Bread"}> <= OK> {named_file} ' +
      'Mix and wait. {citation https://bread.example/} {raw citation_block} <= 220 degrees> 220 degrees it is.',
  ]);
  expect(bread.attachments).toHaveLength(1);
});

test('branches, times, project and marks', () => {
  const { conversation, messages } = bread.archived;
  expect(conversation).toMatchObject({
    title: 'Bread',
    systemPrompt: 'You are a baker.',
    createdAt: Date.UTC(2026, 0, 2, 10, 0, 0, 123),
    updatedAt: Date.UTC(2026, 0, 2, 11),
    pinnedAt: Date.UTC(2026, 0, 2, 11),
  });
  expect(messages.map(lineOf)[2]).toBe('Model: Just buy it.');
  expect(messages[2]).toMatchObject({ status: 'stopped', parentId: messages[0]?.id });
  expect(messages[1]?.reply?.thinking).toEqual({
    startedAt: Date.UTC(2026, 0, 2, 10, 0, 1),
    endedAt: Date.UTC(2026, 0, 2, 10, 0, 4),
  });
});

test('rows of old exports: text alone, one after another', () => {
  expect(shownLines(old)).toEqual(['You: Hello there, this row is old', 'Model: Hello! {raw message}']);
  expect(old.archived.conversation).toMatchObject({
    title: 'Hello there, this row is old',
    hasOwnTitle: false,
  });
  expect(notesOf(old)).toEqual({
    'entries-unreadable': 1,
    'parts-raw': 1,
    'roles-unknown': 1,
    'times-dropped': 1,
  });
});

test('a design chat', () => {
  const [chat] = importFixture('claude/design-chat.json', 'claude');
  expect(chat && shownLines(chat)).toEqual([
    'You: {document brand.css: true} {named_file logo.png} Make it blue',
    'Model: <paint {"color":"blue"}> <= painted> It is blue. {raw error} {raw user_interjection}',
  ]);
  expect(chat?.archived.conversation.title).toBe('Shop window');
});

test('a list in an object is a list, and projects are found by their paths', () => {
  expect(importDocument({ conversations: fixture('claude/conversations.json') }, 'claude')).toHaveLength(2);
  expect(claude.isSideFile?.('data-batch-0000/projects/1.json')).toBe(true);
  expect(claude.isSideFile?.('projects.json')).toBe(true);
  expect(claude.isSideFile?.('design_chats/1.json')).toBe(false);
});
