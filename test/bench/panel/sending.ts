import type { BenchPanel } from './bench-panel.ts';
import { medianOf, printSamples, printVerdict } from './report.ts';

const runs = 7;

/** From Enter to the request on the wire, and typing while a reply arrives. */
export async function measureSending(panel: BenchPanel): Promise<void> {
  console.log('\nFrom Enter to the request: main-thread work');
  await panel.store('fill', 'ten', 1, 10);
  await panel.store('fill', 'ten thousand', 1, 10_000);
  const few = await sendings(panel, 'ten 0');
  const many = await sendings(panel, 'ten thousand 0');
  printSamples('10 messages', few, 'ms');
  printSamples('10,000 messages', many, 'ms');
  printVerdict('10,000 messages', medianOf(many), 30, ' ms');
  printVerdict('10,000 messages to 10', medianOf(many) / medianOf(few), 2);

  console.log('\nTyping while a reply arrives in a conversation of 5,000 messages');
  const keys = await typing(panel, 'long 0');
  printSamples('a key, until the next paint', keys, 'ms');
  printVerdict('the slowest of them', Math.max(...keys), 32, ' ms');
}

async function openWith(panel: BenchPanel, id: string): Promise<void> {
  await panel.store('showNext', id);
  await panel.load();
  await panel.page.waitForSelector('[role="log"] article');
  await quiet(panel);
}

async function sendings(panel: BenchPanel, id: string): Promise<number[]> {
  const work: number[] = [];
  await openWith(panel, id);
  for (let run = 0; run <= runs; run++) {
    await panel.page.focus('textarea');
    await panel.page.keyboard.type('And then?');
    await quiet(panel);
    const asked = panel.server.nextRequest();
    const busy = await panel.workToRequest(async () => {
      await panel.page.keyboard.press('Enter');
      await asked;
    });
    // The first one loads what sending needs.
    if (run > 0) work.push(busy);
    const reply = await asked;
    reply.say('So.');
    reply.end();
    await panel.page.waitForSelector('::-p-aria([name="Send"][role="button"])');
    await quiet(panel);
  }
  return work;
}

/** In milliseconds: from each key to the next paint, as the browser's Event Timing reports it. */
async function typing(panel: BenchPanel, id: string): Promise<number[]> {
  const { page } = panel;
  await openWith(panel, id);
  await page.focus('textarea');
  await page.keyboard.type('Tell me a long story');
  const asked = panel.server.nextRequest();
  await page.keyboard.press('Enter');
  const reply = await asked;
  const stream = setInterval(() => reply.say('another word of a **long** story, '), 20);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { asideKeyTimes: times });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') times.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.keyboard.type('what I wonder about meanwhile is this', { delay: 90 });
  clearInterval(stream);
  reply.end();
  const slow = await page.evaluate(() => (globalThis as { asideKeyTimes?: number[] }).asideKeyTimes ?? []);
  // Keys that took less than the browser reports count as the least it reports.
  return [...slow, ...Array.from({ length: 37 - slow.length }, () => 16)];
}

function quiet({ page }: BenchPanel): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => setTimeout(() => requestIdleCallback(resolve), 400));
      }),
  );
}
