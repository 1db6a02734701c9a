import { textBlock } from '@/lib/core/content';
import { append, type Conversation, type Message, type ModelChoice } from '@/lib/core/conversation';
import { initialSettings, newConversationWith } from '@/lib/core/settings';
import type { AsideDatabase } from '@/lib/storage/database';

/** A conversation with its messages, as if it had been talked in. */
export interface MadeConversation {
  conversation: Conversation;
  messages: Message[];
}

interface Shape {
  id: string;
  messageCount: number;
  model: ModelChoice;
  /** What is said in the message with this number, from 0. */
  textOf: (index: number) => string;
  /** When the first message was written, in milliseconds since 1970. */
  startedAt: number;
}

/** Question and reply in turn, one each second. */
export function makeConversation({ id, messageCount, model, textOf, startedAt }: Shape): MadeConversation {
  let conversation: Conversation = { ...newConversationWith(initialSettings, id, startedAt), model };
  const messages: Message[] = [];
  for (let index = 0; index < messageCount; index++) {
    const [grown, message] = append(conversation, {
      id: `${id} ${index}`,
      parentId: conversation.headId,
      role: index % 2 === 0 ? 'user' : 'assistant',
      status: 'complete',
      content: [textBlock(textOf(index))],
      createdAt: startedAt + index * 1_000,
      tokens: Math.ceil(textOf(index).length / 4),
      ...(index % 2 === 1 && {
        reply: { wire: 'anthropic-messages', providerId: model.providerId, model: model.model },
      }),
    });
    conversation = grown;
    messages.push(message);
  }
  return { conversation, messages };
}

/** Stores conversations as they are, whole. */
export async function storeMade(database: AsideDatabase, made: readonly MadeConversation[]): Promise<void> {
  await database.transaction('rw', database.conversations, database.messages, async () => {
    await database.conversations.bulkPut(made.map(({ conversation }) => conversation));
    await database.messages.bulkPut(made.flatMap(({ messages }) => messages));
  });
}
