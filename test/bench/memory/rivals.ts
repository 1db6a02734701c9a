import { type Bill, cheapest, replay } from './bill.ts';
import { dialogue, type Shape, timesOf } from './dialogues.ts';
import { costOfEverything, optimum } from './optimum.ts';
import type { Service } from './services.ts';
import { everything, fixedStarts, sliding } from './strategies.ts';
import { trimmedStarts } from './trim-messages.ts';

/** A dialogue on a service. */
export interface Case {
  service: Service;
  shape: Shape;
  turns: number;
}

/** Longer conversations than this are not replayed to check a cost that follows from the rules. */
const checkedTurns = 200;

/** What sending everything costs. */
export async function everythingCost({ service, shape, turns }: Case): Promise<number> {
  const messages = dialogue(shape, turns, service);
  const times = timesOf(turns, 0);
  const cost = costOfEverything(messages, service, times);
  if (turns <= checkedTurns) check(cost, await replay(messages, service, everything(service), times));
  return cost;
}

/** What the cheapest way costs that never sends less than `floor` tokens. */
export async function optimumCost({ service, shape, turns }: Case, floor: number): Promise<number> {
  const messages = dialogue(shape, turns, service);
  const times = timesOf(turns, 0);
  const { cost, starts } = optimum(messages, service, times, floor);
  if (turns <= checkedTurns)
    check(cost, await replay(messages, service, fixedStarts(service, starts), times));
  return cost;
}

function check(cost: number, { cached }: Bill): void {
  if (Math.abs(cached - cost) > 1) throw new Error(`By the rules it costs ${cost}, replayed ${cached}.`);
}

const known = new Map<string, number>();

/** What a window that slides at every turn costs. Without a cache, which it has no use for, breaks change nothing. */
export async function slidingCost({ service, shape, turns }: Case, budget: number): Promise<number> {
  const key = [service.name, shape, turns, budget].join();
  const messages = dialogue(shape, turns, service);
  const cost =
    known.get(key) ?? cheapest(await replay(messages, service, sliding(service, budget), timesOf(turns, 0)));
  known.set(key, cost);
  return cost;
}

const knownStarts = new Map<string, readonly number[]>();

/** What LangChain's `trimMessages` costs. It takes long, but keeps the same with every service. */
export async function trimmedCost({ service, shape, turns }: Case, budget: number): Promise<number> {
  const key = [shape, turns, budget].join();
  const messages = dialogue(shape, turns, service);
  const starts = knownStarts.get(key) ?? (await trimmedStarts(messages, budget));
  knownStarts.set(key, starts);
  return cheapest(await replay(messages, service, fixedStarts(service, starts), timesOf(turns, 0)));
}
