import { expect, test } from 'vitest';
import { importFixture, lineOf, notesOf, shownLines } from './importing';

const [sums, plain] = importFixture('open-webui/chats.json', 'open-webui');
if (!sums || !plain) throw new Error('The fixture has two conversations.');

test('replies of two models to one question, from their output or from their text', () => {
  const { conversation, messages } = sums.archived;
  expect(messages.map(lineOf)).toEqual([
    'You: {image sum.png} {document table.txt: true} {named_file Maths} 15 times 17?',
    'Model: (Fifteen\nseventeens & so) <sum {"a":15}> <= "255"> 255 <b>exactly</b>',
    'Model: (15 * 17 = 255) <sum "{\\"a\\":15,"> <= 255> It is 255. {raw mystery} {citation Tables https://sums.example/}',
  ]);
  expect(messages.map(({ parentId }) => parentId)).toEqual([null, messages[0]?.id, messages[0]?.id]);
  expect(conversation).toMatchObject({ title: 'Sums', systemPrompt: 'Count.', headId: messages[2]?.id });
  expect(conversation.archivedAt).toBe(1_700_000_010_000);
  expect(messages.map(({ reply }) => reply?.model)).toEqual([undefined, 'Small', 'large']);
  expect(messages[2]?.reply).toMatchObject({
    usage: { inputTokens: 9, outputTokens: 3 },
    thinking: { startedAt: 1_700_000_007_000, endedAt: 1_700_000_009_500 },
  });
  expect(notesOf(sums)).toMatchObject({ 'settings-ignored': 1, 'attachments-missing': 1 });
});

test('a failed reply says its error, and is not whole', () => {
  expect(shownLines(plain)).toEqual(['You: Hi', 'Model: <= Model not found>']);
  expect(plain.archived.messages[1]?.status).toBe('stopped');
});

test('one chat alone', () => {
  const [alone] = importFixture('open-webui/one-chat.json', 'open-webui');
  expect(alone && shownLines(alone)).toEqual(['You: Hi', 'Model: (Hm) Hello']);
});
