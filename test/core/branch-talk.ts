import { textBlock } from '@/lib/core/content';
import { append, type Message } from '@/lib/core/conversation';
import {
  type ConversationChange,
  withChange as changed,
  type StoredConversation,
} from '@/lib/core/message-deletion';
import { branchTo, treeOf } from '@/lib/core/message-tree';
import { planRequest } from '@/lib/core/plan-request';
import { asCovered, type Summary } from '@/lib/core/summary/summary';
import { assistantMessage, emptyConversation, userMessage } from './conversations';
import { calibration } from './summary/dialogues';

/** The stored conversation after a change. */
export function withChange(
  stored: StoredConversation,
  change: ConversationChange | undefined,
): StoredConversation {
  return change ? changed(stored, change) : stored;
}

export const branchOf = ({ conversation, messages }: StoredConversation) =>
  branchTo(conversation.headId, treeOf(conversation, messages));
export const idsOf = (stored: StoredConversation) => branchOf(stored).map(({ id }) => id);

export function added(stored: StoredConversation, ...messages: Message[]): StoredConversation {
  let { conversation } = stored;
  const numbered = messages.map((message) => {
    const [grown, next] = append(conversation, message);
    conversation = grown;
    return next;
  });
  return { ...stored, conversation, messages: [...stored.messages, ...numbered] };
}

/** So many turns: q1, a1, q2, a2 and so on. */
export function talk(turns: number): StoredConversation {
  let stored: StoredConversation = { conversation: emptyConversation(), messages: [], summaries: [] };
  for (let turn = 1; turn <= turns; turn++) {
    const question = userMessage(`q${turn}`, `Question ${turn}`, { parentId: stored.conversation.headId });
    stored = added(
      stored,
      question,
      assistantMessage(`a${turn}`, [textBlock(`Answer ${turn}`)], { parentId: question.id }),
    );
  }
  return stored;
}

export function summaryUpTo(stored: StoredConversation, upToId: string): Summary {
  const branch = branchOf(stored);
  const covered = branch.slice(0, branch.findIndex(({ id }) => id === upToId) + 1);
  return {
    id: `summary ${upToId}`,
    conversationId: 'conversation',
    upToId,
    upToSeq: covered.at(-1)?.seq ?? 0,
    covered: covered.map(asCovered),
    text: 'They talked.',
    tokens: 4,
    providerId: 'anthropic',
    model: 'some-model',
    usage: [],
    createdAt: 1,
    policy: { mode: 'summary', automatic: 'ask' },
    before: { anchorId: null },
  };
}

export function requestOf(stored: StoredConversation) {
  const question = userMessage('new', 'And now?', { tokens: 4 });
  const planned = planRequest({ ...stored, branch: [...branchOf(stored), question] }, calibration, 60);
  if (!planned.fits) throw new Error('Without a window everything fits.');
  return planned;
}
