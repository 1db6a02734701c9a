import { toContextMessages } from '@/lib/core/context-messages';
import type { Message } from '@/lib/core/conversation';
import { planRequest } from '@/lib/core/plan-request';
import type { ReplyRequest } from '@/lib/core/provider';
import { tokensOfText, tokensPerMessage } from '../../model-server/tokens.ts';
import { conversationWith, systemPrompt } from './dialogues.ts';
import type { Service } from './services.ts';

/** A request for a reply. `isCut` says that older messages were given up, so that it need not begin with the one before. */
interface Asked {
  request: ReplyRequest;
  isCut: boolean;
}

/** A request for a summary, and how long the answer is. */
export interface SummaryCall {
  request: ReplyRequest;
  outputTokens: number;
}

/** A way to remember. One instance remembers one conversation. */
export interface Strategy {
  /** The request for a branch that ends with a question; `now` is in milliseconds. */
  ask(branch: readonly Message[], now: number): Asked | Promise<Asked>;
  /** What is sent besides, once the reply has come. */
  afterReply?(branch: readonly Message[], now: number): readonly SummaryCall[];
}

/** Without a budget Aside keeps so many tokens at least. */
export const usualFloor = 16_000;

export const sizeOf = ({ tokens = 0 }: Message) => tokens + tokensPerMessage;

export const systemTokens = tokensOfText(systemPrompt) + tokensPerMessage;

/** Every message, every time. */
export function everything(service: Service): Strategy {
  const frame = frameOf(service);
  return { ask: (branch) => ({ request: withMessages(frame, branch), isCut: false }) };
}

/** As many of the newest messages as fit into the budget, from a user message on: what most programs do. */
export function sliding(service: Service, budget: number): Strategy {
  const frame = frameOf(service);
  let before: Message | undefined;
  return {
    ask(branch) {
      const kept = newest(branch, budget);
      const isCut = before !== undefined && kept[0] !== before;
      before = kept[0];
      return { request: withMessages(frame, kept), isCut };
    },
  };
}

/** Sends what is given for each turn: from that message on. */
export function fixedStarts(service: Service, starts: readonly number[]): Strategy {
  const frame = frameOf(service);
  return {
    ask(branch) {
      const turn = (branch.length - 1) / 2;
      const start = starts[turn] ?? 0;
      return { request: withMessages(frame, branch.slice(start)), isCut: start !== (starts[turn - 1] ?? 0) };
    },
  };
}

/** The newest messages that the budget has room for beside the system prompt, from a user message on. */
function newest(branch: readonly Message[], budget: number): readonly Message[] {
  let size = systemTokens;
  let first = branch.length - 1;
  for (let index = branch.length - 1; index >= 0; index--) {
    const message = branch[index];
    if (!message) break;
    size += sizeOf(message);
    if (size > budget) break;
    if (message.role === 'user') first = index;
  }
  return branch.slice(first);
}

/** A request of the product without its messages; the other strategies send theirs in it. */
export function frameOf(service: Service): ReplyRequest {
  const conversation = conversationWith(service, { mode: 'everything' });
  const planned = planRequest({ conversation, branch: [], summaries: [] }, { factor: 1, samples: 5 }, 0);
  if (!planned.fits) throw new Error('Nothing always fits.');
  return planned.request;
}

export function withMessages(frame: ReplyRequest, messages: readonly Message[]): ReplyRequest {
  return { ...frame, messages: toContextMessages(messages) };
}
