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
  const work = keys.map((key) => key.work);
  const wall = keys.map((key) => key.wall);
  printSamples('a key, until its frame is made: work', work, 'ms');
  printSamples('a key, until it is seen: by the clock', wall, 'ms');
  printVerdict('the work of the slowest of them', Math.max(...work), 32, ' ms');
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

async function typing(panel: BenchPanel, id: string): ReturnType<BenchPanel['workOfKeys']> {
  const { page } = panel;
  await openWith(panel, id);
  await page.focus('textarea');
  await page.keyboard.type('Tell me a long story');
  const asked = panel.server.nextRequest();
  await page.keyboard.press('Enter');
  const reply = await asked;
  const stream = setInterval(() => reply.say('another word of a **long** story, '), 20);
  const keys = await panel.workOfKeys(() =>
    page.keyboard.type('what I wonder about meanwhile is this', { delay: 90 }),
  );
  clearInterval(stream);
  reply.end();
  return keys;
}

function quiet({ page }: BenchPanel): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => setTimeout(() => requestIdleCallback(resolve), 400));
      }),
  );
}
