import type { CacheRules } from './cache-rules';

/**
 * How much of a conversation is sent.
 * - `everything`: all of it, as long as it fits
 * - `last-turns`: the newest turn and a number of turns before it
 * - `budget`: turns up to a budget of tokens, cut in blocks so that prompt caches keep hitting
 */
export type ContextPolicy =
  | { mode: 'everything' }
  | { mode: 'last-turns'; turns: number }
  | {
      mode: 'budget';
      /** The most tokens a request may have, as the user says; absent: from the model's prices. */
      ceilingTokens?: number;
    };

/** Sensible for everyone: nobody has to choose. */
export const usualPolicy: ContextPolicy = { mode: 'budget' };

/**
 * What a cut keeps at least when the user has set no ceiling, in tokens. Twenty to forty ordinary turns; with
 * the usual prices a request then has 16 to 28 thousand tokens.
 */
const usualFloor = 16_000;

/** What is assumed of a turn's length while there is none to look at, in tokens. */
const usualTurnTokens = 400;

/** Above the cache's minimum by this much, so that small changes do not fall below it. */
const cacheMargin = 300;

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

/**
 * Where to cut and how far down.
 *
 * Without a ceiling, `low` is the floor L and `high` is L + sqrt(2 (w - r) / r * L * d), with d the tokens of an
 * average turn, r and w the costs of reading and writing the cache: the distance at which the cost per turn,
 * w d + r (L + x / 2) + (w - r) L d / x for a distance x, is least. With a ceiling, `high` is the ceiling and `low`
 * half of it, but not so low that nothing is cached any more.
 */
export function watermarks(
  ceilingTokens: number | undefined,
  { read, write, minimumTokens }: CacheRules,
  limitTokens: number,
  averageTurnTokens = usualTurnTokens,
): Watermarks {
  const most = limitTokens * windowShare;
  if (ceilingTokens !== undefined) {
    const high = Math.min(ceilingTokens, most);
    const low = Math.min(0.75 * high, Math.max(high / 2, minimumTokens + cacheMargin));
    return { high, low, isFloor: false };
  }
  const floor = Math.max(usualFloor, minimumTokens + cacheMargin);
  const distance = Math.sqrt(((2 * (write - read)) / read) * floor * averageTurnTokens);
  if (floor + distance <= most) return { high: floor + distance, low: floor, isFloor: true };
  return { high: most, low: Math.min(floor, 0.75 * most), isFloor: true };
}
