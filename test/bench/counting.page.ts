/**
 * How long the panel's page is held up while its worker counts, in a real browser: the longest pause between two
 * tasks of the page, which would be a dropped frame from 16 ms on. Run it with `npm run bench:context`.
 */
import { test } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { createWorker } from '@/lib/tokens/create-worker';
import { createTokenCounter } from '@/lib/tokens/token-counter';

const texts = {
  'nothing, for comparison': '',
  'prose, 1 MB': 'The quick brown fox jumps over the lazy dog, and then it rests a little. '.repeat(14_000),
  'code, 1 MB': 'export const total = items.reduce((sum, { price }) => sum + price, 0);\n'.repeat(14_000),
  'Chinese, 1 MB': '我们明天早上八点在火车站见面，请不要迟到。'.repeat(16_000),
  'one letter, 100 kB': 'a'.repeat(100_000),
};

/** Watches for pauses until it is stopped; gives the longest, in milliseconds. */
function watchPauses(): () => number {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return () => {
    port1.close();
    return longest;
  };
}

/** Every text is counted so often: other programs make pauses, too. */
const runs = 5;

test('the longest pause of the page while the worker counts', async () => {
  const counter = createTokenCounter({ createWorker, clock: systemClock });
  await counter.count(['The worker starts with this.']);
  for (const [name, text] of Object.entries(texts)) {
    const pauses: number[] = [];
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const stop = watchPauses();
      const start = performance.now();
      if (text === '') await systemClock.sleep(500, new AbortController().signal);
      // A text of its own each time: what was counted lately is remembered.
      else await counter.count([`${run} ${text}`]);
      times.push(performance.now() - start);
      pauses.push(stop());
    }
    console.log(`${name}: ${range(times)} ms until counted, longest pause ${range(pauses)} ms`);
  }
});

/** "2.0 (1.5 to 3.1)": the median, the least and the most. */
function range(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other).map((value) => value.toFixed(1));
  return `${sorted[runs >> 1]} (${sorted[0]} to ${sorted.at(-1)})`;
}
