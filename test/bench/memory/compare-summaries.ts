import { asideWithSummaries } from './aside.ts';
import { cheapest, replay } from './bill.ts';
import { dialogue, type Shape, timesOf } from './dialogues.ts';
import { printRow, printVerdict, share, thousands } from './report.ts';
import type { Service } from './services.ts';
import { summaryBuffer } from './summary-buffer.ts';

const turns = 1_000;
const budget = 8_000;
/** How long every summary is. The longer, the better for Aside, which writes fewer. */
const summaryTokens = 300;
const toReach = { short: 1 / 10, long: 1 / 6 };

/** Automatic summaries: Aside's, written when there is no more room, against a buffer's, written at every turn. */
export async function compareSummaries(service: Service, shape: Shape): Promise<void> {
  const messages = dialogue(shape, turns, service);
  const times = timesOf(turns, 0);
  const buffer = await replay(messages, service, summaryBuffer(service, budget, summaryTokens), times);
  const own = await replay(messages, service, asideWithSummaries(service, budget, summaryTokens), times);
  console.log('');
  printRow('', ['buffer', 'summaries', 'Aside', 'summaries', '/ buffer']);
  printRow('1,000 turns, budget 8,000', [
    thousands(cheapest(buffer)),
    String(buffer.summaries),
    thousands(own.cached),
    String(own.summaries),
    share(own.cached, cheapest(buffer)),
  ]);
  printVerdict('broken prefixes without a summary or cut', own.breaks, 0);
  printVerdict('of the summary buffer', own.cached / cheapest(buffer), toReach[shape]);
}
