import type { BenchPanel } from './bench-panel.ts';
import { medianOf, printSamples, printVerdict } from './report.ts';

const runs = 7;

/** A conversation from the panel's navigation to its newest message on the screen: of 50 messages, and of 5,000. */
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
  await panel.store('showNext', null);
  for (let run = 0; run < runs; run++) {
    await panel.load();
    await panel.page.waitForFunction(isQuiet);
    const before = await panel.work();
    seenAt.push(await openAndSee(panel, id, count));
    await panel.page.waitForFunction(isQuiet);
    work.push((await panel.work()) - before);
  }
  const elements = await panel.page.evaluate(() => document.querySelectorAll('*').length);
  return { seenAt, work, elements };
}

declare global {
  /** Where a conversation is in the list, by its title. */
  var asideRow: (title: string) => HTMLElement | undefined;
}

/** Opens a conversation from the list; gives the milliseconds until its newest message has been painted. */
async function openAndSee({ page }: BenchPanel, id: string, count: number): Promise<number> {
  await page.click('::-p-aria([name="Conversations"][role="button"])');
  // The newest conversations are at the top of the list: one is long, one is short.
  const title = await page.evaluate(async (wanted) => {
    const open = indexedDB.open('aside');
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const read = database.transaction('conversations').objectStore('conversations').get(wanted);
    await new Promise((resolve) => {
      read.onsuccess = resolve;
    });
    database.close();
    return (read.result as { title: string }).title;
  }, id);
  const inList = (name: string) =>
    Array.from(document.querySelectorAll<HTMLElement>('nav *')).find(
      ({ childElementCount, textContent }) => childElementCount === 0 && textContent === name,
    );
  await page.evaluate(`globalThis.asideRow = ${inList.toString()}`);
  await page.waitForFunction((name) => globalThis.asideRow(name), {}, title);
  return page.evaluate(
    (name, newest) =>
      new Promise<number>((resolve) => {
        const row = globalThis.asideRow(name);
        const start = performance.now();
        const look = () => {
          const message = document.querySelector(`[data-message="${CSS.escape(newest)}"]`);
          if (message && getComputedStyle(message).visibility === 'visible') {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          } else requestAnimationFrame(look);
        };
        row?.click();
        look();
      }),
    title,
    `${id} ${count - 1}`,
  );
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
