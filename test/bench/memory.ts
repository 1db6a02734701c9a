/**
 * What a conversation costs: Aside beside a window that slides at every turn, LangChain's `trimMessages`, a summary
 * buffer, sending everything, and the best that anybody could do who knew the future. Seeded dialogues are replayed
 * through the product's own planning and request builders, and billed by a cache with each provider's rules. The
 * others are billed with the cache or without it, whichever is cheaper for them.
 *
 * All costs are thousands of input tokens at full price; a summary's own tokens count five times, replies do not
 * count. Run it with `npm run bench:memory`; it takes about two minutes.
 */
import { compareBreaks } from './memory/compare-breaks.ts';
import { compareCosts } from './memory/compare-costs.ts';
import { compareSummaries } from './memory/compare-summaries.ts';
import { printConclusion } from './memory/report.ts';
import { services } from './memory/services.ts';

for (const service of services) {
  for (const shape of ['short', 'long'] as const) {
    console.log(`\n${service.name}, ${shape} turns\n`);
    await compareCosts(service, shape);
    await compareSummaries(service, shape);
    await compareBreaks(service, shape);
  }
}
printConclusion();
