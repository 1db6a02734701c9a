import { cacheRulesOf } from './cache-rules';
import { textBlock, type Wire } from './content';
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
  /** What stands for the oldest messages of the branch; absent for none. */
  summary?: ContextSummary;
  facts: ModelFacts;
  /** Where the recent messages began in the request before; null for the start of the branch. */
  anchorId: string | null;
  /** Whether the provider's cache has surely forgotten the conversation: then a cut costs nothing. */
  isCold: boolean;
  /** About how many tokens: of the system prompt, and of each message as it is sent; 0 if nothing of it can be. */
  tokens: { system: number; of(message: Message): number };
}

/** A summary as it is sent. */
interface ContextSummary {
  id: string;
  text: string;
  /** How many messages of the branch it stands for, from the first. */
  coveredCount: number;
  /** About how many tokens it has as it is sent. */
  tokens: number;
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
 * - `summarized`: a summary stands for it
 * - `trimmed`: left out to keep the request small
 * - `excluded`: left out because the user said so
 * - `blank`: nothing in it that can be sent
 */
export type Reason = 'sent' | 'pinned' | 'summarized' | 'trimmed' | 'excluded' | 'blank';

/** All token counts are estimates. */
export interface ContextReport {
  /** One for each message of the branch, oldest first; the tokens are those of the message, sent or not. */
  entries: readonly { messageId: string; reason: Reason; tokens: number }[];
  systemTokens: number;
  /** The summary that is sent; absent for none. */
  summary?: { id: string; tokens: number };
  /** Of the whole request: the system prompt, the summary and what is sent. */
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
 * 2. Only whole turns: the newest one, a contiguous run before it, and those with a pinned message. A summary comes
 *    first, and the turns that it covers are sent only if they are pinned.
 * 3. The form is the one that every provider accepts (`toContextMessages`).
 * 4. The report has each message of the branch once.
 * 5. A larger budget never sends less.
 * 6. Nothing is changed, and the same input gives the same output.
 * 7. Between two cuts each request begins with the one before it.
 * 8. What does not fit is said, with both numbers; a question is never shortened.
 * 9. The newest message is what is asked: it is sent even if the user has excluded it.
 */
export function buildContext(given: ContextInput): Context | DoesNotFit {
  const input = withQuestion(given);
  const tokens = input.branch.map((message) => (message.isExcluded ? 0 : input.tokens.of(message)));
  const turns = turnsOf(input.branch, tokens);
  const covered = coveredTurns(turns, input.summary);
  const fixedTokens = input.tokens.system + (input.summary?.tokens ?? 0);
  const sizes = sizesOf(turns, fixedTokens);
  const limitTokens = limitOf(input.facts);
  const marks = marksOf(input, turns, fixedTokens, limitTokens);
  const before = Math.max(
    covered,
    turns.findLastIndex(({ id }) => id === input.anchorId),
  );
  const wanted = firstTurn(input, sizes, before, marks);
  const first = input.policy.mode === 'everything' ? wanted : firstThatFits(sizes, wanted, limitTokens);
  const totalTokens = sizes[first] ?? fixedTokens;
  if (totalTokens > limitTokens) return withoutSummary(input) ?? { neededTokens: totalTokens, limitTokens };

  const { entries, sent } = chosen(input.branch, tokens, turns, (index) => {
    if (index >= first) return 'sent';
    return index < covered ? 'summarized' : 'trimmed';
  });
  return {
    system: input.systemPrompt,
    messages: toContextMessages(
      sent,
      input.summary && [{ role: 'user', content: [textBlock(input.summary.text)] }],
    ),
    report: {
      entries,
      systemTokens: input.tokens.system,
      ...(input.summary && { summary: { id: input.summary.id, tokens: input.summary.tokens } }),
      totalTokens,
      limitTokens,
      ...(marks && { watermarks: marks }),
      anchorId: turns.find((_, index) => index === first && index > 0)?.id ?? null,
      isCut: first > before,
    },
  };
}

/** What stands for a question that has nothing in it that can be sent: a request ends with the user's words. */
const nothingAsked = textBlock('(This message is empty.)');

/** With a newest message that can be sent. */
function withQuestion(input: ContextInput): ContextInput {
  const { branch, tokens } = input;
  const newest = branch.at(-1);
  if (!newest || (!newest.isExcluded && tokens.of(newest) > 0)) return input;
  const { isExcluded: _, ...question } = newest;
  const { tokens: __, ...uncounted } = question;
  const asked = tokens.of(question) > 0 ? question : { ...uncounted, content: [nothingAsked] };
  return { ...input, branch: [...branch.slice(0, -1), asked] };
}

/** What is left when not even the newest turn fits beside the summary: that turn alone. */
function withoutSummary({ summary, ...input }: ContextInput): Context | DoesNotFit | undefined {
  if (!summary) return undefined;
  const newest = turnsOf(input.branch).at(-1);
  return buildContext({ ...input, anchorId: newest?.id ?? null });
}

/** How many turns a summary covers: those of which it has every message. */
function coveredTurns(turns: readonly Turn[], summary: ContextSummary | undefined): number {
  let messages = summary?.coveredCount ?? 0;
  const uncovered = turns.findIndex((turn) => {
    messages -= turn.messageCount;
    return messages < 0;
  });
  // The newest turn is always sent.
  return uncovered === -1 ? Math.max(0, turns.length - 1) : uncovered;
}

/** Whether a message with this entry is in the request. */
export function isInRequest({ reason }: { reason: Reason }): boolean {
  return reason === 'sent' || reason === 'pinned';
}

type Entry = ContextReport['entries'][number];

function limitOf({ windowTokens, reserveTokens }: ModelFacts): number {
  return windowTokens === undefined ? Infinity : windowTokens - reserveTokens;
}

function marksOf(
  { policy, facts }: ContextInput,
  turns: readonly Turn[],
  fixedTokens: number,
  limitTokens: number,
): Watermarks | undefined {
  if (policy.mode !== 'budget' && policy.mode !== 'summary') return undefined;
  const pinnedTokens = turns.reduce((sum, { isPinned, tokens }) => sum + (isPinned ? tokens : 0), 0);
  const room = { fixedTokens: fixedTokens + pinnedTokens, limitTokens };
  const rules = cacheRulesOf(facts.wire, facts.model);
  return watermarks(policy.ceilingTokens, rules, room, averageTokens(turns));
}

/** How many turns an average is taken over: long enough to be steady, short enough to follow. */
const averagedTurns = 20;

function averageTokens(turns: readonly Turn[]): number | undefined {
  const recent = turns.slice(-1 - averagedTurns, -1);
  if (recent.length === 0) return undefined;
  return recent.reduce((sum, { tokens }) => sum + tokens, 0) / recent.length;
}

/** The size of the request that begins with each turn: that turn and all after it, and the pinned ones before. */
function sizesOf(turns: readonly Turn[], fixedTokens: number): number[] {
  let size = turns.reduce((sum, turn) => sum + turn.tokens, fixedTokens);
  return turns.map((turn) => {
    const whole = size;
    if (!turn.isPinned) size -= turn.tokens;
    return whole;
  });
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
  // A cold cache makes a cut free, but where summaries come by themselves, nothing is left out before its time.
  const isFree = isCold && !(policy.mode === 'summary' && policy.automatic === 'on');
  return size > marks.high || (isFree && size > marks.low) ? cut(sizes, before, marks) : before;
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

/** What becomes of each message of the branch, at the same index; and those of them that are sent. */
function chosen(
  branch: readonly Message[],
  tokens: readonly number[],
  turns: readonly Turn[],
  usualOf: (turn: number) => Reason,
): { entries: Entry[]; sent: Message[] } {
  const entries: Entry[] = [];
  const sent: Message[] = [];
  let index = 0;
  for (const [turn, { messageCount, isPinned }] of turns.entries()) {
    const usual = isPinned ? 'pinned' : usualOf(turn);
    for (const message of branch.slice(index, index + messageCount)) {
      // There is one for each message.
      const own = Number(tokens[index++]);
      const worded = own === 0 ? 'blank' : usual;
      const entry: Entry = {
        messageId: message.id,
        tokens: own,
        reason: message.isExcluded ? 'excluded' : worded,
      };
      entries.push(entry);
      if (isInRequest(entry)) sent.push(message);
    }
  }
  return { entries, sent };
}
