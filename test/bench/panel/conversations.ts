import type { BenchPanel } from './bench-panel.ts';
import { medianOf, printSamples, printVerdict } from './report.ts';

const runs = 7;

/** A conversation from the panel's being there to its newest message on the screen: of 50 messages, and of 5,000. */
export async function measureConversations(panel: BenchPanel): Promise<void> {
  console.log('\nOpening a conversation');
  await panel.store('fill', 'short', 1, 50);
  await panel.store('fill', 'long', 1, 5_000);
  const short = await openings(panel, 'short 0', 50);
  const long = await openings(panel, 'long 0', 5_000);
  printSamples('50 messages: until the newest is seen', short.seenAt, 'ms');
  printSamples('5,000 messages: until the newest is seen', long.seenAt, 'ms');
  printSamples('50 messages: work, all in all', short.work, 'ms');
  printSamples('5,000 messages: work, all in all', long.work, 'ms');
  printVerdict('5,000 messages to 50, until seen', medianOf(long.seenAt) / medianOf(short.seenAt), 2);
  printVerdict('elements in the page with 5,000 messages', long.elements, 2_500);
  printVerdict('places without messages of 40 that were scrolled to', await blankPlaces(panel), 0);
}

async function openings(panel: BenchPanel, id: string, count: number) {
  const seenAt: number[] = [];
  const work: number[] = [];
  await panel.store('showNext', id);
  for (let run = 0; run < runs; run++) {
    const { wall, work: before } = await panel.load();
    const seen = await panel.page.waitForFunction(newestSeenAt, { polling: 'raf' }, `${id} ${count - 1}`);
    // What the panel itself takes to start is the same for both.
    seenAt.push(((await seen.jsonValue()) ?? Number.NaN) - wall);
    await panel.page.waitForFunction(isQuiet);
    work.push((await panel.work()) - before);
  }
  const elements = await panel.page.evaluate(() => document.querySelectorAll('*').length);
  return { seenAt, work, elements };
}

/** When a message is seen, in milliseconds since the navigation began; undefined until then. */
function newestSeenAt(id: string): number | undefined {
  const message = document.querySelector(`[data-message="${CSS.escape(id)}"]`);
  return message && getComputedStyle(message).visibility === 'visible' ? performance.now() : undefined;
}

/** Scrolls to forty places; gives at how many of them a part of the box was without a message after two frames. */
function blankPlaces({ page }: BenchPanel): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const box = document.querySelector('[role="log"]')?.parentElement;
    if (!box) return Number.NaN;
    let blank = 0;
    for (let place = 0; place < 40; place++) {
      box.scrollTop = ((place * 17) % 40) * (box.scrollHeight / 40);
      await frame();
      await frame();
      const { top, bottom } = box.getBoundingClientRect();
      let covered = 0;
      for (const row of box.querySelectorAll('[role="log"] > *')) {
        const seen = row.getBoundingClientRect();
        covered += Math.max(0, Math.min(bottom, seen.bottom) - Math.max(top, seen.top));
      }
      if (bottom - top - covered > 1) blank++;
    }
    return blank;
  });
}

/** Whether the page has nothing left to do for a while. */
function isQuiet(): Promise<boolean> {
  return new Promise((resolve) => {
    requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => resolve(true)), 300));
  });
}
