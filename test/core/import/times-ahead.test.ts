import { expect, test } from 'vitest';
import { listedToday, timeAhead } from '@/lib/core/import/times-ahead';
import { after, emptyArchived } from './versions';

const now = 1_710_000_000_000;
const day = 24 * 60 * 60 * 1_000;

function archivedAt(updatedAt: number, createdAt: number) {
  const steps = [{ does: 'write' as const, after: 0, text: 'Why?' }];
  const { conversation, messages, ...rest } = after(emptyArchived('c'), steps, 'm');
  return {
    ...rest,
    conversation: { ...conversation, createdAt: 1, updatedAt },
    messages: messages.map((message) => ({ ...message, createdAt })),
  };
}

test('a time that has not come is found where it is; clocks that differ by hours are no matter', () => {
  expect(timeAhead(archivedAt(now, now), now)).toBeUndefined();
  expect(timeAhead(archivedAt(now + day, now + day), now)).toBeUndefined();
  expect(timeAhead(archivedAt(now + day + 1, now), now)).toBe('conversation.updatedAt');
  expect(timeAhead(archivedAt(now, now + day + 1), now)).toBe('messages[0].createdAt');
});

test('a conversation is listed as one of today at the latest, and its messages stay as they are', () => {
  const past = archivedAt(now - 1, now - 1);
  expect(listedToday(past, now)).toEqual(past);
  const ahead = archivedAt(now + 9, now + 9);
  const both = { ...ahead, conversation: { ...ahead.conversation, pinnedAt: now + 9, archivedAt: now + 9 } };
  expect(listedToday(both, now)).toEqual({
    ...ahead,
    conversation: { ...ahead.conversation, updatedAt: now, pinnedAt: now, archivedAt: now },
  });
});
