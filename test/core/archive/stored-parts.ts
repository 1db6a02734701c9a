import type { StoredParts } from '@/lib/core/archive/to-archived';
import type { Message } from '@/lib/core/conversation';
import { assistantMessage, emptyConversation, userMessage } from '../conversations';

/** A stored conversation of two turns, u1 a1 u2 a2, numbered from 1. */
export function storedParts(change: Partial<StoredParts> = {}): StoredParts {
  const messages: Message[] = [];
  for (const turn of [1, 2]) {
    const parentId = messages.at(-1)?.id ?? null;
    messages.push(
      userMessage(`u${turn}`, `Question ${turn}`, { parentId, seq: 2 * turn - 1 }),
      assistantMessage(`a${turn}`, [{ type: 'text', text: `Answer ${turn}` }], {
        parentId: `u${turn}`,
        seq: 2 * turn,
      }),
    );
  }
  return {
    conversation: emptyConversation({ title: 'Questions', headId: 'a2', nextSeq: 5 }),
    messages,
    summaries: [],
    requests: [],
    arriving: new Map(),
    ...change,
  };
}

/** The messages, some of them changed. */
export function withMessages(
  stored: StoredParts,
  changes: { readonly [id: string]: Partial<Message> },
): StoredParts {
  return {
    ...stored,
    messages: stored.messages.map((message) => ({ ...message, ...changes[message.id] })),
  };
}
