import { aside, asideWithSummaries } from './aside.ts';
import { replay } from './bill.ts';
import { dialogue, type Shape, timesOf } from './dialogues.ts';
import { budgetName, printRow, printVerdict, share, thousands } from './report.ts';
import { slidingCost } from './rivals.ts';
import type { Service } from './services.ts';
import { type Strategy, usualFloor } from './strategies.ts';

const turns = 1_000;
const budget = 8_000;
const toReach = 0.55;

/** Conversations that rest now and then, mostly for longer than the cache remembers. */
export async function compareBreaks(service: Service, shape: Shape): Promise<void> {
  const messages = dialogue(shape, turns, service);
  const times = timesOf(turns, 0.3);
  console.log('');
  printRow('1,000 turns, 30% after a break', ['sliding', 'Aside', 'cuts', '/ sliding']);
  const compare = async (name: string, slide: number, strategy: Strategy): Promise<number> => {
    const { cached, cuts } = await replay(messages, service, strategy, times);
    printRow(name, [thousands(slide), thousands(cached), String(cuts), share(cached, slide)]);
    return cached / slide;
  };
  const slide = await slidingCost({ service, shape, turns }, budget);
  const own = await compare(budgetName(budget), slide, aside(service, budget));
  await compare('  without early cuts', slide, aside(service, budget, { noticesBreaks: false }));
  await compare('  with summaries of 300 tokens', slide, asideWithSummaries(service, budget, 300));
  const slideAtFloor = await slidingCost({ service, shape, turns }, usualFloor);
  const usual = await compare(budgetName(undefined), slideAtFloor, aside(service, undefined));
  printVerdict('of the sliding window, budget 8,000', own, toReach);
  printVerdict('of the sliding window, no budget', usual, toReach);
}
