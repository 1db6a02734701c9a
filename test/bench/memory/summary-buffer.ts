import { textBlock, textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import type { ReplyRequest } from '@/lib/core/provider';
import { seededRandom } from '../seeded-random.ts';
import { systemPrompt, textOfTokens } from './dialogues.ts';
import type { Service } from './services.ts';
import {
  frameOf,
  type Strategy,
  type SummaryCall,
  sizeOf,
  systemTokens,
  withMessages,
} from './strategies.ts';

/** What is asked of the model that summarizes; as long as such texts are at least. */
const instruction = textOfTokens(100, seededRandom(5));

/**
 * What LangChain's ConversationSummaryBufferMemory does in Python: after each reply the oldest messages beyond the
 * limit go into a summary that is written anew from the one before and from them, and stands behind the system
 * prompt. The limit is chosen so that system prompt, summary and messages are within the budget. Each summary has
 * `summaryTokens`.
 */
export function summaryBuffer(service: Service, budget: number, summaryTokens: number): Strategy {
  const frame = frameOf(service);
  const random = seededRandom(5);
  const limit = budget - systemTokens - summaryTokens;
  let summary = '';
  let first = 0;
  let isCut = false;
  return {
    ask(branch) {
      const system = summary === '' ? systemPrompt : `${systemPrompt}\n\n${summary}`;
      // A reply at the beginning could not be sent.
      const start = branch[first]?.role === 'assistant' ? first + 1 : first;
      return { request: { ...withMessages(frame, branch.slice(start)), system }, isCut };
    },
    afterReply(branch) {
      const start = firstWithin(branch, limit, first);
      isCut = start > first;
      if (!isCut) return [];
      const request = summaryRequest(frame, summary, branch.slice(first, start));
      first = start;
      summary = textOfTokens(summaryTokens, random);
      return [{ request, outputTokens: summaryTokens }];
    },
  };
}

/** The first message to keep so that those from it on are within the limit. */
function firstWithin(branch: readonly Message[], limit: number, from: number): number {
  let size = branch.slice(from).reduce((sum, message) => sum + sizeOf(message), 0);
  let first = from;
  for (const message of branch.slice(from)) {
    if (size <= limit) break;
    size -= sizeOf(message);
    first++;
  }
  return first;
}

function summaryRequest(
  frame: ReplyRequest,
  summary: string,
  messages: readonly Message[],
): SummaryCall['request'] {
  const lines = messages.map(({ role, content }) => `${role}: ${textOf(content)}`).join('\n');
  const text = [instruction, summary, lines].join('\n\n');
  return { ...frame, system: '', messages: [{ role: 'user', content: [textBlock(text)] }] };
}
