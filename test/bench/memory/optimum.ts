import type { Message } from '@/lib/core/conversation';
import type { Service } from './services.ts';
import { sizeOf, systemTokens } from './strategies.ts';

/**
 * The cheapest way there is to send, at every turn, one run of messages that ends with the newest and makes a request
 * of at least `floor` tokens (or all messages, as long as they are fewer), for somebody who knows the whole
 * conversation beforehand. Gives where each turn's request begins, and what that costs.
 *
 * Between two cuts the start stays where it is. Of the starts that a cut may choose the latest is the cheapest: a
 * shorter request costs less now and at each turn until the next cut. So only the turns of the cuts are to be chosen,
 * and the best choice up to a turn contains the best choice up to its last cut (dynamic programming).
 */
export function optimum(
  messages: readonly Message[],
  service: Service,
  times: readonly number[],
  floor: number,
): { starts: number[]; cost: number } {
  const sums = runningSums(messages);
  const costOf = turnCosts(sums, service, times);
  const least = new Array<number>(times.length + 1).fill(Infinity);
  const lastCut = new Array<number>(times.length + 1).fill(0);
  least[0] = 0;
  for (const cut of times.keys()) {
    const start = latestStart(sums, cut, floor);
    let cost = least[cut] ?? 0;
    for (let turn = cut; turn < times.length; turn++) {
      cost += costOf(start, turn, turn === cut);
      if (cost < (least[turn + 1] ?? 0)) {
        least[turn + 1] = cost;
        lastCut[turn + 1] = cut;
      }
    }
  }
  return { starts: startsOf(lastCut, sums, floor), cost: least[times.length] ?? 0 };
}

/** What sending everything at every turn costs, by the same rules. */
export function costOfEverything(
  messages: readonly Message[],
  service: Service,
  times: readonly number[],
): number {
  const costOf = turnCosts(runningSums(messages), service, times);
  return times.reduce((sum, _, turn) => sum + costOf(0, turn, turn === 0), 0);
}

/** The tokens of all messages before each, and of all. */
function runningSums(messages: readonly Message[]): number[] {
  const sums = [0];
  for (const message of messages) sums.push((sums.at(-1) ?? 0) + sizeOf(message));
  return sums;
}

/** The tokens of the request for a turn that begins with the message `start`. */
function sizeAt(sums: readonly number[], start: number, turn: number): number {
  return systemTokens + (sums[2 * turn + 1] ?? 0) - (sums[start] ?? 0);
}

/** The last question to begin with so that the request has at least `floor` tokens. */
function latestStart(sums: readonly number[], turn: number, floor: number): number {
  let start = 2 * turn;
  while (start > 0 && sizeAt(sums, start, turn) < floor) start -= 2;
  return start;
}

/** What a turn costs with the service's cache, by the rules and not by a replay. */
function turnCosts(sums: readonly number[], service: Service, times: readonly number[]) {
  const { prices, minimumTokens, lifetime } = service;
  return (start: number, turn: number, isCut: boolean): number => {
    const size = sizeAt(sums, start, turn);
    if (size < minimumTokens) return size;
    const isCold = (times[turn] ?? 0) - (times[turn - 1] ?? 0) >= lifetime;
    const before = isCut || isCold ? 0 : sizeAt(sums, start, turn - 1);
    const read = before < minimumTokens ? 0 : before;
    return read * prices.read + (size - read) * prices.write;
  };
}

function startsOf(lastCut: readonly number[], sums: readonly number[], floor: number): number[] {
  const starts: number[] = [];
  for (let end = lastCut.length - 1; end > 0; end = lastCut[end] ?? 0) {
    const cut = lastCut[end] ?? 0;
    starts.unshift(...new Array<number>(end - cut).fill(latestStart(sums, cut, floor)));
  }
  return starts;
}
