import type { Calibration } from '../calibration';
import type { Message, ModelChoice } from '../conversation';
import { countedTokensOf, estimatedTokensOf, planRequest, replyReserve } from '../plan-request';
import { policyOf, type SummaryPolicy, summaryPolicy } from '../policy';
import { roughTokens } from '../rough-tokens';
import { turnsOf } from '../turn';
import { type ContinuedRequest, continuedRequest, type Material } from './continued-request';
import { activeSummary, isWorded, type PlannedConversation, type Summary } from './summary';

/** One summary to be written: of which messages, by which model, and how. */
export interface SummaryJob {
  /** The last message that it will cover. */
  upTo: Message;
  /** The policy that sends it and what is kept. */
  policy: SummaryPolicy;
  /** The messages whose words go into it, oldest first. */
  messages: readonly Message[];
  /** A summary that is folded in; it stands for everything before the messages. */
  earlier?: Summary;
  writer: ModelChoice;
  /** The most locally counted tokens that a request of the writer may have for words of the conversation. */
  capacityTokens: number;
  /** The most tokens that the summary should have. */
  limitTokens: number;
  /** What it takes the place of, in locally counted tokens. */
  replacedTokens: number;
  /** A request that goes on where the conversation's last one ended. */
  continued?: ContinuedRequest;
  /** The same for all requests of the conversation. */
  cacheKey: string;
}

/** What is asked for. */
export interface SummaryWish {
  /** The first message that stays as it is; null to summarize all. */
  firstKeptId: string | null;
  writer: ModelChoice;
  /** Whether it is to be made from the originals even if an earlier summary could be folded in. */
  isAfresh: boolean;
}

/** Estimates of how the two models count, the conversation's and the writer's. */
export interface Calibrations {
  conversation: Calibration;
  writer: Calibration;
}

/** The context window that is assumed of a model when nobody knows it, in tokens. */
const usualWindow = 16_384;
/** The part of a window that is filled: estimates can be too low. */
const windowShare = 0.85;
/** Even a small window is tried with pieces of this many tokens. */
const leastCapacity = 500;
/** The part of what a cut keeps that a summary may have. */
const limitShare = 8;
/** No summary is asked to be shorter than this, in tokens. */
const leastLimit = 150;
/** How many times the cost of folding a summary made from the originals may have. */
const mostTimesDearer = 2;
/** What the task and the tags have, in tokens. */
export const taskTokens = 400;

/**
 * The job of summarizing an open conversation's messages before `firstKeptId`, or undefined if there are no words
 * in them that are not summarized already. `now` is in milliseconds since 1970.
 *
 * An earlier summary is folded in, or left aside and the summary made from the originals: that is better, since no
 * copy of a copy is made, and done if it fits into one request, costs no more than twice as much, and the user has
 * not changed the earlier summary's words.
 */
export function summaryJob(
  opened: PlannedConversation,
  wish: SummaryWish,
  calibrations: Calibrations,
  now: number,
): SummaryJob | undefined {
  const { conversation, branch, summaries } = opened;
  const end =
    wish.firstKeptId === null ? branch.length : branch.findIndex(({ id }) => id === wish.firstKeptId);
  const older = branch.slice(0, Math.max(0, end));
  const upTo = older.at(-1);
  const active = activeSummary(summaries, branch);
  // A summary that reaches less far than the one in force would never be sent.
  if (!upTo || (active && active.coveredCount > end)) return undefined;
  const added = older.slice(active?.coveredCount ?? 0).filter(isForSummary);
  const originals = older.filter(isForSummary);
  if ((wish.isAfresh ? originals : added).length === 0) return undefined;

  const plan = { opened, wish, calibrations, now };
  const kept = branch.slice(end);
  const { policy, limitTokens } = frameOf(plan, tokensOf(originals), kept);
  const folded = { messages: added, ...(active && { earlier: active.summary }) };
  const going = { writer: wish.writer, material: folded, kept, limitTokens };
  const canGoOn = !wish.isAfresh || !active;
  const continued = canGoOn ? continuedRequest(opened, going, calibrations.conversation, now) : undefined;
  const capacityTokens = capacityOf(wish.writer, calibrations.writer);
  const isFolded = continued !== undefined || !isAfreshBetter(plan, folded, originals, capacityTokens);
  const material = isFolded ? folded : { messages: originals };
  return {
    upTo,
    policy,
    ...material,
    writer: wish.writer,
    capacityTokens,
    limitTokens,
    replacedTokens: materialTokens(material),
    ...(continued && { continued }),
    cacheKey: conversation.id,
  };
}

interface Planning {
  opened: PlannedConversation;
  wish: SummaryWish;
  calibrations: Calibrations;
  now: number;
}

function isForSummary(message: Message): boolean {
  return !message.isExcluded && isWorded(message);
}

function tokensOf(messages: readonly Message[]): number {
  return messages.reduce((sum, message) => sum + countedTokensOf(message), 0);
}

function materialTokens({ messages, earlier }: Material): number {
  return tokensOf(messages) + (earlier?.tokens ?? 0);
}

function isAfreshBetter(
  { wish }: Planning,
  folded: Material,
  originals: readonly Message[],
  capacityTokens: number,
): boolean {
  if (wish.isAfresh || !folded.earlier) return true;
  const afresh = tokensOf(originals);
  return (
    folded.earlier.writtenText === undefined &&
    afresh <= capacityTokens &&
    afresh <= mostTimesDearer * materialTokens(folded)
  );
}

function capacityOf(writer: ModelChoice, { factor }: Calibration): number {
  const windowTokens = writer.contextLimit ?? writer.contextTokens ?? usualWindow;
  const room = (windowTokens - replyReserve(writer, windowTokens)) * windowShare;
  return Math.max(leastCapacity, Math.floor(room / factor) - taskTokens);
}

/**
 * The policy that the conversation gets, and the most tokens that the summary should have.
 *
 * A policy without a budget sent everything that is kept now, so the new one has room for it, twice over. The longer
 * the conversation, the longer its summary, but much more slowly; and never more than a part of what is kept at a
 * cut, or summaries would take the room of the conversation itself.
 */
function frameOf(
  { opened, calibrations, now }: Planning,
  originalTokens: number,
  kept: readonly Message[],
): { policy: SummaryPolicy; limitTokens: number } {
  const before = policyOf(opened.conversation);
  const policy = summaryPolicy(before);
  const conversation = { ...opened.conversation, policy };
  const planned = planRequest({ ...opened, conversation }, calibrations.conversation, now);
  const { high, low } = (planned.fits && planned.context.report.watermarks) || noMarks;
  const limitTokens = Math.round(
    Math.max(leastLimit, Math.min(10 * Math.sqrt(originalTokens), low / limitShare)),
  );
  const needed = kept.reduce(
    (sum, message) => sum + estimatedTokensOf(message, calibrations.conversation, opened.conversation.model),
    roughTokens(opened.conversation.systemPrompt) + limitTokens,
  );
  const hadBudget = before.mode === 'budget' || before.mode === 'summary';
  return {
    policy: hadBudget || needed <= high ? policy : { ...policy, ceilingTokens: 2 * needed },
    limitTokens,
  };
}

const noMarks = { high: Infinity, low: Infinity };

/** Where the messages begin that stay as they are when so many newest turns are kept; null to keep none. */
export function firstKept(branch: readonly Message[], keepTurns: number): string | null {
  const turns = turnsOf(branch);
  return turns.slice(Math.max(0, turns.length - keepTurns))[0]?.id ?? null;
}
