import { expect, test } from 'vitest';
import type { Json } from '@/lib/core/content';
import { branchTo, siblingsOn, treeOf } from '@/lib/core/message-tree';
import { chatgpt } from '@/lib/importers/chatgpt';
import { recognizeFile } from '@/lib/importers/recognize';
import {
  contextWith,
  fixture,
  importDocument,
  importFixture,
  lineOf,
  notesOf,
  shownLines,
} from './importing';

const sideFiles = new Map<string, Json>([
  ['export/export_manifest.json', fixture('chatgpt/export_manifest.json')],
  ['export/conversation_asset_file_names.json', fixture('chatgpt/conversation_asset_file_names.json')],
]);
const [oaks, kinds, empty] = importFixture('chatgpt/conversations.json', 'chatgpt', sideFiles);
if (!oaks || !kinds || !empty) throw new Error('The fixture has three conversations.');

test('the branch that was shown, with thinking, tools and files in its replies', () => {
  expect(shownLines(oaks)).toEqual([
    'You: {raw user_editable_context} {named_file trees.csv} {named_file park.png} How many oaks?\nCount them.',
    'Model: (Counting\n\nI count the trees.\n\nOne by one.) {raw reasoning_recap} I will look. ' +
      '<web.run {"search_query":[{"q":"oaks"}]}> <= # Oaks\nMany.> {citation All trees https://all.example/} (Hm, many.) ' +
      '<python "print(3*4)"> <= 12> <= Traceback: no> ' +
      'The park has 12 oaks. See Oak Park, marked and the [list](sandbox:/mnt/data/list.csv). ' +
      '{citation Oaks (a+)+$ https://trees.example/oaks} {citation More oaks https://more.example/}',
    'You: Draw one.',
    'Model: <dalle.text2im {"prompt":"an oak"}> {named_file oak.webp} Here it is.',
  ]);
});

test('regenerated replies and edited questions are siblings', () => {
  const { conversation, messages } = oaks.archived;
  const tree = treeOf(conversation, messages);
  const branch = branchTo(conversation.headId, tree);
  const siblings = siblingsOn(branch, tree);
  const linesOf = (ids: readonly string[] = []) =>
    ids.map((id) => tree.byId.get(id)).map((message) => message && lineOf(message));
  expect(linesOf(siblings.get(branch[1]?.id ?? ''))[1]).toBe('Model: Twelve.');
  expect(linesOf(siblings.get(branch[2]?.id ?? ''))).toEqual(['You: Draw two.', 'You: Draw one.']);
});

test('models, times, how a reply ended, and marks of the conversation', () => {
  const { conversation, messages } = oaks.archived;
  expect(conversation).toMatchObject({
    title: 'Oaks in the park',
    hasOwnTitle: true,
    createdAt: 1_756_000_000_000,
    updatedAt: 1_756_000_030_000,
    pinnedAt: 1_756_000_030_000,
  });
  expect(conversation).not.toHaveProperty('archivedAt');
  const byText = (text: string) => messages.find((message) => lineOf(message).includes(text));
  expect(byText('12 oaks')?.reply).toMatchObject({
    model: 'gpt-demo-thinking',
    thinking: { startedAt: 1_756_000_001_000, endedAt: 1_756_000_005_000 },
    endedAt: 1_756_000_009_500,
  });
  expect(byText('Twelve.')).toMatchObject({ status: 'stopped', reply: { model: 'gpt-demo' } });
  expect(byText('Two trees')?.reply).toMatchObject({ stopReason: 'length', model: 'gpt-demo' });
  expect(byText('12 oaks')?.content.filter(({ is_error: isError }) => isError)).toHaveLength(1);
});

test('every kind of content; what is lost, broken or goes in a circle', () => {
  expect(kinds.archived.messages.map(lineOf)).toEqual([
    'You: What is new? {named_file} {named_file}',
    'Model: {citation News https://news.example/} <= Its text> {citation A page https://page.example/} <= Shop\nhttps://shop.example/> {named_file shot.png} ' +
      '<= 42> <= Not available> {raw super_widget} <= A map of news> {raw model_editable_context} ' +
      '<canmore.create_textdoc {"name":"news","type":"document","content":"# News"}> <= Successfully created text document> ' +
      '{raw part} {raw chart} Nothing new. {raw moderator}',
    'You: And tomorrow?',
    'You: Round',
    'Model: and round',
  ]);
  expect(shownLines(kinds).slice(3)).toEqual(['You: Round', 'Model: and round']);
  expect(kinds.archived.conversation).toMatchObject({ title: 'What is new?', hasOwnTitle: false });
  expect(kinds.archived.conversation.archivedAt).toBeDefined();
  expect(notesOf(kinds)).toEqual({
    'attachments-missing': 3,
    'cycles-cut': 1,
    'entries-unreadable': 1,
    'head-missing': 1,
    'parents-missing': 1,
    'parts-raw': 5,
    'roles-unknown': 1,
    'times-dropped': 1,
  });
});

test('an entry without a mapping is a conversation without messages', () => {
  expect(empty.archived).toMatchObject({
    messages: [],
    conversation: { title: 'Without messages', headId: null },
  });
});

test('the same export gives the same ids, whatever the order of its mapping', () => {
  const [conversation] = fixture('chatgpt/conversations.json') as { mapping: { [id: string]: Json } }[];
  if (!conversation) return;
  const mapping = Object.fromEntries(Object.entries(conversation.mapping).reverse());
  const [turned] = importDocument([{ ...conversation, mapping }], 'chatgpt', { sideFiles });
  expect(turned?.archived).toEqual(oaks.archived);
});

test('the manifest names the files that make one export; other files are not taken for conversations', () => {
  expect(chatgpt.expectedFiles?.(sideFiles)).toEqual([
    'export/conversations-000.json',
    'export/conversations-001.json',
  ]);
  expect(chatgpt.isSideFile?.('export/conversation_asset_file_names.json')).toBe(true);
  expect(chatgpt.isSideFile?.('export/conversations-000.json')).toBe(false);
  const shared = [{ id: 'a', conversation_id: 'b', title: 'Shared', is_anonymous: true }];
  expect(recognizeFile({ shape: 'list', values: shared })).toBeUndefined();
});

test('a citation is never a pattern, and a mark without an end is no more than its words', () => {
  const text = `a \ue200cite\ue202(a+)+$ b ${'【1†'.repeat(20_000)}`;
  const mapping = {
    a: {
      parent: null,
      message: { author: { role: 'assistant' }, content: { content_type: 'text', parts: [text] } },
    },
  };
  const result = chatgpt.convert({ id: 'c', mapping }, contextWith());
  expect(lineOf(result.archived.messages[0] ?? expect.fail())).toBe(
    `Model: a cite(a+)+$ b ${'【1†'.repeat(20_000)}`,
  );
});
