import type { Conversation, Message } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import { seededRandom } from '../seeded-random.ts';
import type { Service } from './services.ts';

/** Tokens of question and reply: mean values, varied by a third either way. */
const shapes = { short: [30, 37], long: [60, 317] } as const;

export type Shape = keyof typeof shapes;

const words =
  'river stone garden window market letter morning bridge paper engine harbor winter candle forest silver music table story number signal kitchen travel answer reason'.split(
    ' ',
  );

/** Text of exactly so many tokens, as the model server counts them: four bytes for each. */
export function textOfTokens(tokens: number, random: () => number): string {
  let text = '';
  while (text.length < tokens * 4) text += `${words[Math.floor(random() * words.length)]} `;
  return `${text.slice(0, tokens * 4 - 1)}.`;
}

/** About 250 tokens with what is counted around it, as many people have. */
export const systemPrompt = textOfTokens(245, seededRandom(3));

/**
 * A conversation of so many turns, as it would be stored: replies in the service's own shape, and with counts that
 * are exactly what the service will bill, so that what is measured is the policy and not the counter.
 */
export function dialogue(shape: Shape, turns: number, service: Service): Message[] {
  const random = seededRandom(7);
  return Array.from({ length: 2 * turns }, (_, index): Message => {
    const isUser = index % 2 === 0;
    const tokens = Math.round(shapes[shape][isUser ? 0 : 1] * (0.67 + 0.66 * random()));
    const text = textOfTokens(tokens, random);
    return {
      id: `m${index}`,
      conversationId: 'conversation',
      parentId: index === 0 ? null : `m${index - 1}`,
      seq: index + 1,
      role: isUser ? 'user' : 'assistant',
      status: 'complete',
      content: [isUser ? { type: 'text', text } : service.replyBlock(text, index)],
      createdAt: index,
      tokens,
      ...(!isUser && { reply: { wire: service.wire, providerId: service.providerId, model: service.model } }),
    };
  });
}

/** The conversation that the messages belong to. */
export function conversationWith({ providerId, model }: Service, policy: ContextPolicy): Conversation {
  return {
    id: 'conversation',
    title: '',
    hasOwnTitle: false,
    systemPrompt,
    model: { providerId, model, name: '' },
    policy,
    headId: null,
    nextSeq: 1,
    createdAt: 0,
    updatedAt: 0,
  };
}

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** When each turn's question is sent, in milliseconds: half a minute after the one before, or after a long break. */
export function timesOf(turns: number, breakShare: number): number[] {
  const random = seededRandom(11);
  let now = 0;
  return Array.from({ length: turns }, () => {
    // From five minutes to a day; as many breaks of an hour or so as of a quarter of one.
    now += random() < breakShare ? 5 * minute * (day / (5 * minute)) ** random() : 30 * second;
    return now;
  });
}
