import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  trimMessages,
} from '@langchain/core/messages';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { systemPrompt } from './dialogues.ts';
import { sizeOf, systemTokens } from './strategies.ts';

/**
 * Where LangChain's own `trimMessages` lets each turn's request begin, used as its documentation recommends for a
 * chat: whole messages, the system prompt first, then a user message.
 */
export async function trimmedStarts(messages: readonly Message[], budget: number): Promise<number[]> {
  const all = messages.map(toLangChain);
  const starts: number[] = [];
  for (let end = 1; end < all.length; end += 2) {
    const kept = await trimMessages([system, ...all.slice(0, end)], {
      maxTokens: budget,
      tokenCounter: countTokens,
      strategy: 'last',
      includeSystem: true,
      startOn: 'human',
    });
    const start = end - (kept.length - 1);
    if (kept[1]?.id !== messages[start]?.id) throw new Error('trimMessages kept something else than a tail.');
    starts.push(start);
  }
  return starts;
}

/** The tokens come along, because `trimMessages` copies messages and counts each many times. */
const system = new SystemMessage({ content: systemPrompt, additional_kwargs: { tokens: systemTokens } });

function toLangChain(message: Message): BaseMessage {
  const fields = {
    id: message.id,
    content: textOf(message.content),
    additional_kwargs: { tokens: sizeOf(message) },
  };
  return message.role === 'user' ? new HumanMessage(fields) : new AIMessage(fields);
}

function countTokens(messages: BaseMessage[]): number {
  let sum = 0;
  for (const { additional_kwargs } of messages) sum += Number(additional_kwargs.tokens);
  return sum;
}
