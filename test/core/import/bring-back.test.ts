import { expect, test } from 'vitest';
import { textBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { bringBack } from '@/lib/core/import/bring-back';
import { idBeside } from '@/lib/core/import/revision';
import { deleteMessage, type StoredConversation, withChange } from '@/lib/core/message-deletion';
import { shownOf } from '@/lib/core/message-tree';
import { assistantMessage, emptyConversation, userMessage } from '../conversations';

const answer = (text: string, change: Partial<Message> = {}) =>
  assistantMessage('answer', [textBlock(text)], { seq: 2, parentId: 'question', ...change });
const older = answer('Because.', { isPinned: true, shownSeq: 9 });
const stored: StoredConversation = {
  conversation: emptyConversation({ headId: 'more', nextSeq: 4, updatedAt: 1_000 }),
  messages: [
    userMessage('question', 'Why?', { seq: 1 }),
    answer('Because of that.'),
    userMessage('more', 'And then?', { seq: 3, parentId: 'answer' }),
  ],
  summaries: [],
};

function broughtBack(from: StoredConversation): StoredConversation {
  const change = bringBack(from, older, 5_000);
  if (!change) throw new Error('Nothing was brought back.');
  return withChange(from, change);
}
const texts = ({ conversation, messages }: StoredConversation) =>
  shownOf(conversation, messages).branch.map(({ content }) => content[0]?.text);

test('an earlier version comes beside the newer one, and all that is there stays', () => {
  const after = broughtBack(stored);
  expect(texts(after)).toEqual(['Why?', 'Because.']);
  expect(after.messages.slice(0, 3)).toEqual(stored.messages);
  expect(after.messages[3]).toEqual({
    ...answer('Because.'),
    id: idBeside(older),
    seq: 4,
  });
  expect(after.conversation).toMatchObject({ nextSeq: 5, updatedAt: 5_000 });
  expect(shownOf(after.conversation, after.messages).siblings.get(idBeside(older))).toEqual([
    'answer',
    idBeside(older),
  ]);
});

test('it comes back once, however often that is asked for, also when it was deleted meanwhile', () => {
  const once = broughtBack(stored);
  const elsewhere = { ...once, conversation: { ...once.conversation, headId: 'more' } };
  expect(broughtBack(elsewhere).messages).toHaveLength(4);
  expect(texts(broughtBack(elsewhere))).toEqual(['Why?', 'Because.']);
  const deletion = deleteMessage(once, idBeside(older), 6_000);
  const deleted = deletion ? withChange(once, deletion) : once;
  expect(texts(deleted)).toEqual(['Why?', 'Because of that.', 'And then?']);
  expect(texts(broughtBack(deleted))).toEqual(['Why?', 'Because.']);
});

test('what is not there any more has no place to come back to', () => {
  expect(bringBack({ ...stored, messages: stored.messages.slice(0, 1) }, older, 5_000)).toBeUndefined();
});
