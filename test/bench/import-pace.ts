/**
 * How long each conversation of an import takes while the page about the data is open, in a real Chromium: of four
 * thousand small ones as of one thousand, although what that page shows grows with them. Run it with
 * `npm run bench:data`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../browser/build-extension.ts';
import { Stage, wires } from '../e2e/harness.ts';
import { beginImport, endOfImport, writeChats } from './data/import-panel.ts';

const sizes = [1_000, 4_000];
/** By how much the pace may differ: more would not be linear. */
const mostSpread = 1.5;

buildExtension('chromium');
const folder = mkdtempSync(join(tmpdir(), 'aside-pace-'));
try {
  console.log('\nImports with the page open: conversations, seconds, ms for each');
  const paces: number[] = [];
  for (const size of sizes) paces.push(await measure(size));
  const spread = Math.max(...paces) / Math.min(...paces);
  console.log(`The slower pace is ${spread.toFixed(2)} times the quicker one.`);
  if (spread > mostSpread) throw new Error('The time for a conversation grows with their number.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** In milliseconds for each conversation. */
async function measure(size: number): Promise<number> {
  const stage = await Stage.set('chromium');
  try {
    await stage.panel.configure(stage.connection(wires[0]));
    await beginImport(stage, writeChats(folder, size));
    const startedAt = performance.now();
    await endOfImport(stage);
    const milliseconds = performance.now() - startedAt;
    const row = [`${size}`, (milliseconds / 1_000).toFixed(1), (milliseconds / size).toFixed(1)];
    console.log(row.map((cell) => cell.padStart(8)).join(''));
    return milliseconds / size;
  } finally {
    await stage.strike();
  }
}
