import { aside } from './aside.ts';
import { replay } from './bill.ts';
import { dialogue, type Shape, timesOf } from './dialogues.ts';
import { budgetName, printRow, printVerdict, share, thousands } from './report.ts';
import { type Case, everythingCost, optimumCost, slidingCost, trimmedCost } from './rivals.ts';
import type { Service } from './services.ts';
import { usualFloor } from './strategies.ts';

/** The budget that the targets are for, and the only one that `trimMessages` is tried with, because it takes long. */
const mainBudget = 8_000;
/** Of what a sliding window costs. */
const toReach = { short: 0.1, long: 0.18 };

/**
 * What whole conversations cost with each way to remember. The optimum never sends less than Aside did once it had
 * cut. With a budget the watermarks are as far apart as it allows; only without one can they be where they cost least.
 */
export async function compareCosts(service: Service, shape: Shape): Promise<void> {
  const columns = ['everything', 'sliding', 'trimMessages', 'Aside', 'cuts', 'least sent', 'optimum'];
  printRow('', [...columns, '/ sliding', '/ optimum']);
  const compare = (turns: number, budget?: number) => compareCase({ service, shape, turns }, budget);
  const others = [await compare(50, mainBudget), await compare(200, mainBudget), await compare(1_000, 4_000)];
  const main = await compare(1_000, mainBudget);
  const usual = await compare(1_000);
  const breaks = [...others, main, usual].reduce((sum, { own }) => sum + own.breaks, 0);
  printVerdict('of the sliding window, budget 8,000', main.own.cached / main.slide, toReach[shape]);
  printVerdict('of trimMessages, budget 8,000', main.own.cached / (main.trimmed ?? 0), toReach[shape]);
  printVerdict('of the optimum, no budget', usual.own.cached / usual.best, 1.05);
  printVerdict('broken prefixes without a cut', breaks, 0);
}

/** Without a budget Aside is compared with a window that has what it keeps at least. */
async function compareCase(replayed: Case, budget: number | undefined) {
  const { service, shape, turns } = replayed;
  const all = await everythingCost(replayed);
  const slide = await slidingCost(replayed, budget ?? usualFloor);
  const trimmed = budget === mainBudget ? await trimmedCost(replayed, budget) : undefined;
  const own = await replay(
    dialogue(shape, turns, service),
    service,
    aside(service, budget),
    timesOf(turns, 0),
  );
  const best = await optimumCost(replayed, own.leastTokens);
  printRow(`${turns.toLocaleString('en')} turns, ${budgetName(budget)}`, [
    ...[all, slide, trimmed, own.cached].map(thousands),
    String(own.cuts),
    own.cuts === 0 ? '' : own.leastTokens.toLocaleString('en'),
    thousands(best),
    share(own.cached, slide),
    share(own.cached, best),
  ]);
  return { slide, trimmed, own, best };
}
