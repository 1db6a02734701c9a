import type { CacheRules } from './cache-rules';

/**
 * How much of a conversation is sent.
 * - `everything`: all of it, as long as it fits
 * - `last-turns`: the newest turn and a number of turns before it
 * - `budget`: turns up to a budget of tokens, cut in blocks so that prompt caches keep hitting
 * - `summary`: the same, and a summary stands for the older turns that it covers
 */
export type ContextPolicy =
  | { mode: 'everything' }
  | { mode: 'last-turns'; turns: number }
  | {
      mode: 'budget';
      /** The most tokens a request may have, as the user says; absent: from the model's prices. */
      ceilingTokens?: number;
    }
  | {
      mode: 'summary';
      ceilingTokens?: number;
      /** What happens when older turns would be trimmed. */
      automatic: Automatic;
    };

/**
 * Who has older turns summarized when they would be trimmed.
 * - `off`: nobody; the user presses the button or does not
 * - `ask`: Aside offers it
 * - `on`: Aside does it, after the reply
 */
export type Automatic = 'off' | 'ask' | 'on';

/** Sensible for everyone: nobody has to choose, and nothing is spent without a click. */
const usualPolicy: ContextPolicy = { mode: 'summary', automatic: 'ask' };

/**
 * Under what a cut was made: which budget, and after which summary. Under another budget or another summary it says
 * nothing, and the recent messages begin where the summary ends, or at the start.
 */
export interface CutBasis {
  mode: ContextPolicy['mode'];
  ceilingTokens?: number;
  /** The last message that a summary stood for; absent if none was sent. */
  upToId?: string;
}

/** The policy of a conversation. */
export function policyOf({ policy }: { policy?: ContextPolicy }): ContextPolicy {
  return policy ?? usualPolicy;
}

/** The user's ceiling, if a policy has one. */
export function ceilingOf(policy: ContextPolicy): { ceilingTokens?: number } {
  const ceilingTokens = 'ceilingTokens' in policy ? policy.ceilingTokens : undefined;
  return ceilingTokens === undefined ? {} : { ceilingTokens };
}

/** A policy that sends summaries. */
export type SummaryPolicy = Extract<ContextPolicy, { mode: 'summary' }>;

/** The policy that sends a summary: the given one with its ceiling, or itself if it does so already. */
export function summaryPolicy(policy: ContextPolicy): SummaryPolicy {
  if (policy.mode === 'summary') return policy;
  return { mode: 'summary', automatic: 'ask', ...ceilingOf(policy) };
}

/**
 * What a cut keeps at least when the user has set no ceiling, in tokens. Twenty to forty ordinary turns; with
 * the usual prices a request then has 16 to 28 thousand tokens.
 */
const usualFloor = 16_000;

/** What is assumed of a turn's length while there is none to look at, in tokens. */
const usualTurnTokens = 400;

/** Above the cache's minimum by this much, so that small changes do not fall below it. */
const cacheMargin = 300;

/** The part of what is not fixed that a cut keeps at least. */
const leastKept = 0.25;

/** The part of the window that requests may fill: estimates can be too low. */
const windowShare = 0.9;

/** Between two cuts requests only grow: from `low` to `high`, in tokens. */
export interface Watermarks {
  /** A request above this is cut ... */
  high: number;
  /** ... down to about this. */
  low: number;
  /** Whether `low` is the least that a cut keeps, or the most. */
  isFloor: boolean;
}

/** What a request has to hold in any case, and the most that it may have, in tokens. */
export interface Room {
  fixedTokens: number;
  limitTokens: number;
}

/**
 * Where to cut and how far down.
 *
 * Without a ceiling, `low` is L, the floor and what is fixed, and `high` is L + sqrt(2 (w - r) / r * L * d), with d
 * the tokens of an average turn, r and w the costs of reading and writing the cache: the distance at which the cost
 * per turn, w d + r (L + x / 2) + (w - r) L d / x for a distance x, is least. With a ceiling, `high` is the ceiling
 * and `low` half of it, but not so low that nothing is cached any more, or that a cut leaves too little of what is
 * not fixed.
 */
export function watermarks(
  ceilingTokens: number | undefined,
  { read, write, minimumTokens }: CacheRules,
  { fixedTokens, limitTokens }: Room,
  averageTurnTokens = usualTurnTokens,
): Watermarks {
  const most = limitTokens * windowShare;
  const lowOf = (high: number, wanted: number) => {
    const least = fixedTokens + leastKept * (high - fixedTokens);
    return Math.max(Math.min(0.75 * high, wanted), fixedTokens < high ? least : 0);
  };
  if (ceilingTokens !== undefined) {
    const high = Math.min(ceilingTokens, most);
    return { high, low: lowOf(high, Math.max(high / 2, minimumTokens + cacheMargin)), isFloor: false };
  }
  const floor = fixedTokens + Math.max(usualFloor, minimumTokens + cacheMargin);
  const distance = Math.sqrt(((2 * (write - read)) / read) * floor * averageTurnTokens);
  if (floor + distance <= most) return { high: floor + distance, low: floor, isFloor: true };
  return { high: most, low: lowOf(most, floor), isFloor: true };
}
