import { sentText } from '../attachments/sent-text';
import { sendableBlocks } from '../content';
import type { Conversation, Message } from '../conversation';
import type { Siblings } from '../message-tree';
import { type ContextPolicy, type CutBasis, policyOf, type SummaryPolicy } from '../policy';
import type { Usage } from '../usage';

/**
 * A text, written by a model, that stands for the older messages of a branch in later requests. The originals stay
 * stored. A summary does not change: edited or made again, it is a new one for the same messages, and the newest counts.
 */
export interface Summary {
  id: string;
  conversationId: string;
  /** It stands for this message and for all before it on the branch. */
  upToId: string;
  /** The number of that message. */
  upToSeq: number;
  /** The messages that it was made from, oldest first; those that went into `earlierId` are not repeated. */
  covered: readonly CoveredMessage[];
  /** The summary before it, which was folded in; absent if it was made from the originals alone. */
  earlierId?: string;
  text: string;
  /** About how many tokens it has as it is sent, counted locally. */
  tokens: number;
  /** The model's own words, if the user has changed them. */
  writtenText?: string;
  /** Who wrote it. */
  providerId: string;
  model: string;
  /** What the provider reported for all requests that it took. */
  usage: readonly Usage[];
  createdAt: number;
  /** Set while the user has put it aside. */
  undoneAt?: number;
  /** The policy that the conversation got with it. */
  policy: SummaryPolicy;
  /** How the conversation was before the first summary for these messages, for the way back. */
  before: { policy?: ContextPolicy; anchorId: string | null; basis?: CutBasis };
}

/** A message as it was when it was summarized. */
export interface CoveredMessage {
  id: string;
  /** Tells whether its words have changed since. */
  hash: number;
}

/** A stored conversation: the branch that is shown, and every summary in it. */
export interface OpenConversation {
  conversation: Conversation;
  /** From the first message to the head. */
  branch: Message[];
  /** What else could be shown in the place of messages of the branch. */
  siblings: Siblings;
  summaries: readonly Summary[];
}

/** The summary that stands for the oldest messages of a branch, and for how many. */
export interface ActiveSummary {
  summary: Summary;
  coveredCount: number;
}

/** By the last message that they cover, the summaries that are not undone; of several for the same, the newest. */
export function standingSummaries(summaries: readonly Summary[]): Map<string, Summary> {
  const standing = new Map<string, Summary>();
  for (const summary of summaries) {
    const other = standing.get(summary.upToId);
    if (summary.undoneAt === undefined && (!other || other.createdAt <= summary.createdAt)) {
      standing.set(summary.upToId, summary);
    }
  }
  return standing;
}

/** Of the standing summaries on the branch, the one that reaches furthest. */
export function activeSummary(
  summaries: readonly Summary[],
  branch: readonly Message[],
): ActiveSummary | undefined {
  const standing = standingSummaries(summaries);
  if (standing.size === 0) return undefined;
  const last = branch.findLastIndex(({ id }) => standing.has(id));
  const summary = standing.get(branch[last]?.id ?? '');
  return summary && { summary, coveredCount: last + 1 };
}

/** What a plan is made for: an open conversation, its branch perhaps with the message that is being written. */
export type PlannedConversation = Pick<OpenConversation, 'conversation' | 'summaries'> & {
  branch: readonly Message[];
};

/** The summary that the conversation's policy sends; undefined for none. */
export function summaryInForce(opened: PlannedConversation): ActiveSummary | undefined {
  const { conversation, summaries, branch } = opened;
  return policyOf(conversation).mode === 'summary' ? activeSummary(summaries, branch) : undefined;
}

/** Without a turn whose reply is still arriving: nobody knows yet what it will say. */
export function withoutArriving(opened: OpenConversation): OpenConversation {
  const { branch } = opened;
  return branch.at(-1)?.status === 'streaming' ? { ...opened, branch: branch.slice(0, -2) } : opened;
}

/** A message as it is covered now. */
export function asCovered({ id, content }: Message): CoveredMessage {
  return { id, hash: hashOf(sentText(content)) };
}

/** Whether a message has words that a model could be given. */
export function isWorded({ content }: Message): boolean {
  return sendableBlocks(content).length > 0;
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Why a summary does not say any more what the messages before it say.
 * - `edited`: a message's words have changed
 * - `removed`: a message is gone from the branch
 * - `excluded`: the user has excluded a message that is in it
 * - `missing`: a message that is not in it has words, and is not excluded
 */
export type Outdated = 'edited' | 'removed' | 'excluded' | 'missing';

/** Whether the covered messages are still what the summary was made from; undefined if they are. */
export function outdatedBy(
  { summary, coveredCount }: ActiveSummary,
  summaries: readonly Summary[],
  branch: readonly Message[],
): Outdated | undefined {
  const covered = new Map(coverageOf(summary, summaries).map(({ id, hash }) => [id, hash]));
  for (const message of branch.slice(0, coveredCount)) {
    const { id, hash } = asCovered(message);
    const before = covered.get(id);
    covered.delete(id);
    if (before === undefined && !message.isExcluded && isWorded(message)) return 'missing';
    if (before !== undefined && message.isExcluded) return 'excluded';
    if (before !== undefined && before !== hash) return 'edited';
  }
  return covered.size > 0 ? 'removed' : undefined;
}

/** Every message that went into a summary or into one that it was made from, oldest first. */
export function coverageOf(summary: Summary, summaries: readonly Summary[]): CoveredMessage[] {
  const parts: (readonly CoveredMessage[])[] = [];
  const seen = new Set<string>();
  let next: Summary | undefined = summary;
  while (next && !seen.has(next.id)) {
    seen.add(next.id);
    parts.unshift(next.covered);
    const { earlierId }: Summary = next;
    next = summaries.find(({ id }) => id === earlierId);
  }
  return parts.flat();
}
