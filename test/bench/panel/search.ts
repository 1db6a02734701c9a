import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../browser/project-root.ts';
import type { BenchPanel } from './bench-panel.ts';
import { medianOf, printSamples, printVerdict } from './report.ts';

/** What is typed, key by key, each from an empty field. */
const typed = [
  'through',
  'great line',
  'know where',
  'little',
  'before that',
  'most people',
  'also',
  'xylophone',
  'e',
  'ti',
  'the',
  'not of',
  'function',
  'где',
  '一丁',
  'people make',
];

/** Typing in the panel over the 100,000 messages that measureOpening has stored; and what the worker needs for them. */
export async function measureSearch(panel: BenchPanel): Promise<void> {
  console.log('\nSearch over 100,000 messages, in the panel');
  const { page } = panel;
  await panel.store('showNext', null);
  await panel.load();
  await page.click('::-p-aria([name="Conversations"][role="button"])');
  await page.waitForSelector('[data-search-field]');
  await page.focus('[data-search-field]');
  await page.keyboard.type('function');
  await page.waitForSelector('[data-result]', { timeout: 300_000 });
  // The worker reads all messages and checks them, and then rests.
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const times: number[] = [];
  for (const words of typed) times.push(await untilShown(panel, words));
  printSamples('from the last key to its results on the screen', times, 'ms');
  printVerdict('the middle of them', medianOf(times), 150, ' ms');
  printVerdict('memory of the worker', await megabytesOfWorker(panel), 100, ' MB');
}

/** In milliseconds: from the last key of the words to the frame that shows what was found for all of them. */
async function untilShown({ page }: BenchPanel, words: string): Promise<number> {
  await page.focus('[data-search-field]');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(words.slice(0, -1), { delay: 120 });
  await page.evaluate(() => {
    globalThis.asideSearched = new Promise((resolve) => {
      // Not the key: letters that no key of the driver's has come without one.
      addEventListener(
        'beforeinput',
        ({ timeStamp }) => {
          const look = () => {
            const results = document.querySelector('section[aria-busy]');
            if (results?.getAttribute('aria-busy') === 'false') resolve(performance.now() - timeStamp);
            else requestAnimationFrame(look);
          };
          // The frame that draws the letter comes first, and says that the results are not those of it.
          requestAnimationFrame(() => requestAnimationFrame(look));
        },
        { once: true, capture: true },
      );
    });
  });
  await page.keyboard.type(words.slice(-1));
  return page.evaluate(() => globalThis.asideSearched);
}

declare global {
  var asideSearched: Promise<number>;
}

/** After its garbage is collected: what the worker's own heap holds, and what it has outside of it. */
async function megabytesOfWorker({ page }: BenchPanel): Promise<number> {
  const workers = await Promise.all(
    page.workers().map(async ({ client }) => {
      await client.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
      return (usedSize + backingStorageSize) / 1e6;
    }),
  );
  return Math.max(...workers);
}

/** Queries of all kinds are measured in a page of its own, as `npm run bench:search` does alone. */
export function measureQueries(): void {
  console.log('\nQueries over 100,000 messages, in the worker');
  const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'bench', 'search'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  printVerdict('aims of search that are missed', status === 0 ? 0 : 1, 0);
}
