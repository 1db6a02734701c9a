import { cacheRulesOf } from './cache-rules';
import type { Wire } from './content';
import { toContextMessages } from './context-messages';
import type { Message } from './conversation';
import { type ContextPolicy, type Watermarks, watermarks } from './policy';
import type { ContextMessage } from './provider';
import { type Turn, turnsOf } from './turn';

/** What is known of the model that a request is for. */
interface ModelFacts {
  wire: Wire;
  model: string;
  /** The most tokens that request and reply may have together; absent if nobody has said. */
  windowTokens?: number;
  /** The room that is kept for the reply, in tokens. */
  reserveTokens: number;
}

export interface ContextInput {
  systemPrompt: string;
  /** From the first message to the newest, which is the user's. */
  branch: readonly Message[];
  policy: ContextPolicy;
  facts: ModelFacts;
  /** Where the recent messages began in the request before; null for the start of the branch. */
  anchorId: string | null;
  /** Whether the provider's cache has surely forgotten the conversation: then a cut costs nothing. */
  isCold: boolean;
  /** About how many tokens: of the system prompt, and of each message as it is sent; 0 if nothing of it can be. */
  tokens: { system: number; of(message: Message): number };
}

/** What one request holds of a conversation, and why. */
export interface Context {
  /** The system prompt; empty for none. */
  system: string;
  messages: readonly ContextMessage[];
  report: ContextReport;
}

/** The newest turn does not fit, or not everything does although it was asked for. Nothing must be sent. */
export interface DoesNotFit {
  neededTokens: number;
  limitTokens: number;
}

/**
 * - `sent`: in the request
 * - `pinned`: in the request because it, or another message of its turn, is pinned
 * - `trimmed`: left out to keep the request small
 * - `excluded`: left out because the user said so
 * - `blank`: nothing in it that can be sent
 */
export type Reason = 'sent' | 'pinned' | 'trimmed' | 'excluded' | 'blank';

/** All token counts are estimates. */
export interface ContextReport {
  /** One for each message of the branch, oldest first; the tokens are those of the message, sent or not. */
  entries: readonly { messageId: string; reason: Reason; tokens: number }[];
  systemTokens: number;
  /** Of the whole request: the system prompt and what is sent. */
  totalTokens: number;
  /** The most that a request may have; Infinity if the model's window is not known. */
  limitTokens: number;
  /** Where trimming sets in and what it leaves; absent where the policy has none. */
  watermarks?: Watermarks;
  /** Where the recent messages begin; null for the start of the branch. To be given to the next request. */
  anchorId: string | null;
  /** Whether the recent messages begin later than in the request before: the cached prefix ends there. */
  isCut: boolean;
}

/**
 * Decides what the model sees of a conversation. Its promises:
 *
 * 1. The estimate is at most the limit, and the total is the sum of what is sent.
 * 2. Only whole turns: the newest one, a contiguous run before it, and those with a pinned message.
 * 3. The form is the one that every provider accepts (`toContextMessages`).
 * 4. The report has each message of the branch once.
 * 5. A larger budget never sends less.
 * 6. Nothing is changed, and the same input gives the same output.
 * 7. Between two cuts each request begins with the one before it.
 * 8. What does not fit is said, with both numbers; a question is never shortened.
 */
export function buildContext(input: ContextInput): Context | DoesNotFit {
  const turns = turnsOf(input.branch, input.tokens.of);
  const sizes = sizesOf(turns, input.tokens.system);
  const limitTokens = limitOf(input.facts);
  const marks = marksOf(input, turns, limitTokens);
  const before = turns.findIndex(({ id }) => id === input.anchorId);
  const wanted = firstTurn(input, sizes, Math.max(0, before), marks);
  const first = input.policy.mode === 'everything' ? wanted : firstThatFits(sizes, wanted, limitTokens);
  const totalTokens = sizes[first] ?? input.tokens.system;
  if (totalTokens > limitTokens) return { neededTokens: totalTokens, limitTokens };

  const entries = turns.flatMap((turn, index) => entriesOf(turn, index >= first));
  const isSent = new Set(entries.filter(isInRequest).map(({ messageId }) => messageId));
  return {
    system: input.systemPrompt,
    messages: toContextMessages(input.branch.filter(({ id }) => isSent.has(id))),
    report: {
      entries,
      systemTokens: input.tokens.system,
      totalTokens,
      limitTokens,
      ...(marks && { watermarks: marks }),
      anchorId: turns.find((_, index) => index === first && index > 0)?.id ?? null,
      isCut: first > Math.max(0, before),
    },
  };
}

/** Whether a message with this entry is in the request. */
export function isInRequest({ reason }: { reason: Reason }): boolean {
  return reason === 'sent' || reason === 'pinned';
}

function limitOf({ windowTokens, reserveTokens }: ModelFacts): number {
  return windowTokens === undefined ? Infinity : windowTokens - reserveTokens;
}

function marksOf(
  { policy, facts }: ContextInput,
  turns: readonly Turn[],
  limit: number,
): Watermarks | undefined {
  if (policy.mode !== 'budget') return undefined;
  return watermarks(policy.ceilingTokens, cacheRulesOf(facts.wire, facts.model), limit, averageTokens(turns));
}

/** How many turns an average is taken over: long enough to be steady, short enough to follow. */
const averagedTurns = 20;

function averageTokens(turns: readonly Turn[]): number | undefined {
  const recent = turns.slice(-1 - averagedTurns, -1);
  if (recent.length === 0) return undefined;
  return recent.reduce((sum, { tokens }) => sum + tokens, 0) / recent.length;
}

/** The size of the request that begins with each turn: that turn and all after it, and the pinned ones before. */
function sizesOf(turns: readonly Turn[], systemTokens: number): number[] {
  const newestFirst = turns.toReversed();
  let pinned = turns.reduce((sum, turn) => sum + (turn.isPinned ? turn.tokens : 0), 0);
  let recent = 0;
  return newestFirst
    .map((turn) => {
      recent += turn.tokens;
      if (turn.isPinned) pinned -= turn.tokens;
      return systemTokens + pinned + recent;
    })
    .toReversed();
}

function firstTurn(
  { policy, isCold }: ContextInput,
  sizes: readonly number[],
  before: number,
  marks: Watermarks | undefined,
): number {
  const last = sizes.length - 1;
  if (policy.mode === 'last-turns') return Math.max(0, last - policy.turns);
  if (!marks) return 0;
  const size = sizes[before] ?? 0;
  return size > marks.high || (isCold && size > marks.low) ? cut(sizes, before, marks) : before;
}

/** The turn to begin with after a cut: the request is then as near to the low mark as whole turns allow. */
function cut(sizes: readonly number[], before: number, { high, low, isFloor }: Watermarks): number {
  const last = sizes.length - 1;
  if (isFloor) {
    const kept = sizes.findLastIndex((size, index) => index >= before && size >= low && size <= high);
    if (kept !== -1) return kept;
  }
  const fitting = sizes.findIndex((size, index) => index >= before && size <= (isFloor ? high : low));
  return fitting === -1 ? last : fitting;
}

function firstThatFits(sizes: readonly number[], wanted: number, limit: number): number {
  const fitting = sizes.findIndex((size, index) => index >= wanted && size <= limit);
  return fitting === -1 ? sizes.length - 1 : fitting;
}

function entriesOf({ messages, isPinned }: Turn, isRecent: boolean): ContextReport['entries'] {
  return messages.map(({ message, tokens }) => ({
    messageId: message.id,
    tokens,
    reason: message.isExcluded ? 'excluded' : reasonOf(tokens === 0, isPinned, isRecent),
  }));
}

function reasonOf(isBlank: boolean, isTurnPinned: boolean, isRecent: boolean): Reason {
  if (isBlank) return 'blank';
  if (isTurnPinned) return 'pinned';
  return isRecent ? 'sent' : 'trimmed';
}
