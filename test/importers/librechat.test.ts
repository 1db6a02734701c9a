import { expect, test } from 'vitest';
import { importFixture, lineOf, shownLines } from './importing';

test('messages inside each other', () => {
  const [garden] = importFixture('librechat/tree.json', 'librechat');
  if (!garden) return;
  const { conversation, messages } = garden.archived;
  expect(shownLines(garden)).toEqual([
    'You: {named_file beds.png} When to sow?',
    'Model: (Spring) <calendar {"m":4}> <= April> In April. Or later. <= Too many>',
    'You: And beans?',
    'Model: In May.',
  ]);
  expect(messages.map(lineOf)[1]).toBe('Model: <= Rate limit>');
  expect(messages[1]).toMatchObject({ status: 'stopped', parentId: messages[0]?.id });
  expect(messages[4]?.reply).toMatchObject({ model: 'gpt-big', stopReason: 'length' });
  expect(messages[2]?.reply?.model).toBe('gpt-demo');
  expect(conversation).toMatchObject({ title: 'Garden', systemPrompt: 'You garden.' });
});

test('a list, in any order', () => {
  const [flat] = importFixture('librechat/flat.json', 'librechat');
  expect(flat && shownLines(flat)).toEqual(['You: Hi', 'Model: Second', 'You: Third']);
});
