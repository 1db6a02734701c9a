/**
 * What an import leaves when the browser is killed in its middle, twenty times at different moments, in a real Chromium
 * with a profile of its own: whole conversations and nothing else, and the same file goes on from there. Run it with
 * `npm run bench:data`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../browser/build-extension.ts';
import { until } from '../browser/panel-browser.ts';
import { Stage, wires } from '../e2e/harness.ts';
import { importedRows, wholeConversations } from '../e2e/imported-rows.ts';
import { beginImport, endOfImport, writeChats } from './data/import-panel.ts';

const kills = 20;
const all = 4_000;
/** In milliseconds: by so much each kill comes later after the press of the button than the one before it. */
const step = 90;

buildExtension('chromium');
const folder = mkdtempSync(join(tmpdir(), 'aside-kill-'));
const file = writeChats(folder, all);
const stage = await Stage.set('chromium');
try {
  await stage.panel.configure(stage.connection(wires[0]));
  console.log('\nKilled in mid-import: ms after the first conversation, conversations stored, of them whole');
  let stored = 0;
  let moved = 0;
  for (let kill = 0; kill < kills; kill++) {
    await beginImport(stage, file);
    await until('the first of it', async () =>
      (await importedRows(stage.panel.page)).conversations > stored ? true : undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, kill * step));
    await stage.killAndReopen();
    const { conversations } = await importedRows(stage.panel.page);
    // Throws if one of them is not whole.
    const whole = await wholeConversations(stage.panel.page);
    const row = [kill + 1, kill * step, conversations, whole].map((number) => `${number}`.padStart(8));
    console.log(row.join(''));
    if (whole < stored) throw new Error(`${stored - whole} conversations are gone.`);
    if (whole > stored && whole < all) moved++;
    stored = whole;
  }
  if (stored < all) {
    await beginImport(stage, file);
    await endOfImport(stage);
  }
  const whole = await wholeConversations(stage.panel.page);
  if (whole !== all) throw new Error(`${whole} of ${all} conversations are here in the end.`);
  console.log(`${moved} of ${kills} kills were in the middle; all ${all} conversations are here in the end.`);
} finally {
  await stage.strike();
  rmSync(folder, { recursive: true, force: true });
}
