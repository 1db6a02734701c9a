import type { Conversation, Message } from '../conversation';
import { titleFrom } from '../title';

/**
 * A conversation for messages that have none any more: it has the id that they name, the title of the first one and
 * the model of the last reply. Their branch is found by `repair`.
 */
export function recoveredConversation(id: string, messages: readonly Message[]): Conversation {
  const inOrder = messages.toSorted((one, other) => one.seq - other.seq);
  const { providerId = 'anthropic', model = '' } = inOrder.findLast(({ reply }) => reply)?.reply ?? {};
  const times = inOrder.map(({ createdAt }) => createdAt);
  return {
    id,
    title: titleFrom(inOrder[0]?.content ?? []),
    hasOwnTitle: false,
    systemPrompt: '',
    model: { providerId, model, name: model },
    headId: null,
    nextSeq: 1,
    createdAt: times[0] ?? 0,
    updatedAt: times.at(-1) ?? 0,
  };
}
