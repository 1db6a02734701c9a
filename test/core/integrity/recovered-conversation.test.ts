import { expect, test } from 'vitest';
import { recoveredConversation } from '@/lib/core/integrity/recovered-conversation';
import { assistantMessage, userMessage } from '../conversations';

test('messages that lost their conversation get one with what they tell of it', () => {
  const reply = { wire: 'openai-chat', providerId: 'openai', model: 'the-model' } as const;
  const messages = [
    assistantMessage('reply', [], { seq: 2, createdAt: 20, reply }),
    userMessage('question', 'What is it?', { seq: 1, createdAt: 10 }),
  ];
  expect(recoveredConversation('lost', messages)).toMatchObject({
    id: 'lost',
    title: 'What is it?',
    model: { providerId: 'openai', model: 'the-model' },
    createdAt: 10,
    updatedAt: 20,
  });
});

test('without a reply there is no model, and without a message nothing is known', () => {
  expect(recoveredConversation('lost', [])).toMatchObject({ title: '', model: { model: '' }, createdAt: 0 });
});
