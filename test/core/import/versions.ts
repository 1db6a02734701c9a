import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { textBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { asCovered, type Summary } from '@/lib/core/summary/summary';
import { fc } from '../../property-runs';
import { emptyConversation, userMessage } from '../conversations';

/** What may happen to a conversation, on whatever machine. */
type Step =
  | { does: 'write'; after: number; text: string }
  | { does: 'change'; which: number; text: string }
  | { does: 'rename'; title: string }
  | { does: 'pin'; which: number }
  | { does: 'summarize'; which: number };

const anyWord = fc.constantFrom('a', 'b', 'c', 'd');
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('write' as const), after: fc.nat(20), text: anyWord }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('change' as const), which: fc.nat(20), text: anyWord }),
  },
  fc.record({ does: fc.constant('rename' as const), title: anyWord }),
  fc.record({ does: fc.constant('pin' as const), which: fc.nat(20) }),
  fc.record({ does: fc.constant('summarize' as const), which: fc.nat(20) }),
);

export const anySteps = fc.array(anyStep, { maxLength: 8 });

export function emptyArchived(id = 'conversation'): ArchivedConversation {
  return { conversation: emptyConversation({ id }), messages: [], summaries: [], requests: [] };
}

/** A conversation after some steps on a machine, each a moment after the one before. */
export function after(
  start: ArchivedConversation,
  steps: readonly Step[],
  machine: string,
): ArchivedConversation {
  return steps.reduce((now, step, index) => taken(now, step, `${machine} ${index}`), start);
}

function taken(archived: ArchivedConversation, step: Step, name: string): ArchivedConversation {
  const { conversation, messages } = archived;
  const at = <Row>(rows: readonly Row[], index: number) => rows[index % Math.max(rows.length, 1)];
  const later = { ...conversation, updatedAt: conversation.updatedAt + 1 };
  if (step.does === 'rename') {
    return { ...archived, conversation: { ...later, title: step.title, hasOwnTitle: true } };
  }
  if (step.does === 'write') {
    const { nextSeq: seq, id: conversationId } = conversation;
    const parentId = at([null, ...messages.map(({ id }) => id)], step.after) ?? null;
    const message = userMessage(name, step.text, { seq, parentId, conversationId });
    const grown = { ...later, headId: name, nextSeq: seq + 1 };
    return { ...archived, conversation: grown, messages: [...messages, message] };
  }
  const message = at(messages, step.which);
  if (!message) return archived;
  if (step.does === 'summarize') {
    return { ...archived, conversation: later, summaries: [...archived.summaries, summaryOf(message, name)] };
  }
  const changed: Message =
    step.does === 'pin'
      ? { ...message, isPinned: true }
      : { ...message, content: [textBlock(`${step.text} of ${name}`)] };
  const replaced = messages.map((one) => (one === message ? changed : one));
  return { ...archived, conversation: later, messages: replaced };
}

function summaryOf(message: Message, id: string): Summary {
  return {
    id,
    conversationId: message.conversationId,
    upToId: message.id,
    upToSeq: message.seq,
    covered: [asCovered(message)],
    text: 'In short',
    tokens: 2,
    providerId: 'anthropic',
    model: 'some-model',
    usage: [],
    createdAt: 1,
    policy: { mode: 'summary', automatic: 'ask' },
    before: { anchorId: null },
  };
}
