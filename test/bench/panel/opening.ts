import type { BenchPanel } from './bench-panel.ts';
import { medianOf, printSamples, printVerdict } from './report.ts';

const runs = 9;

/** The panel from the navigation to the field to write in: with an empty database, and with 5,000 conversations. */
export async function measureOpening(panel: BenchPanel): Promise<void> {
  console.log('\nOpening the panel: main-thread work until there is a field to write in');
  const empty = await loads(panel);
  await panel.store('fillRealistic', 'many', 5_000, 20);
  await panel.store('showNext', null);
  const full = await loads(panel);
  printSamples('empty: work', empty.work, 'ms');
  printSamples('5,000 conversations of 20 messages: work', full.work, 'ms');
  printSamples('empty: by the clock', empty.wall, 'ms');
  printSamples('5,000 conversations of 20 messages: by the clock', full.wall, 'ms');
  printVerdict('5,000 conversations to none', medianOf(full.work) / medianOf(empty.work), 1.2);
}

async function loads(panel: BenchPanel) {
  await panel.load();
  const work: number[] = [];
  const wall: number[] = [];
  for (let run = 0; run < runs; run++) {
    const loaded = await panel.load();
    work.push(loaded.work);
    wall.push(loaded.wall);
  }
  return { work, wall };
}
