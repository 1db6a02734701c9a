/**
 * `npm test`: every check of the repository, one after the other. A stage that fails does not hide the later ones.
 * The last line is the sum: `N passed, N failed`.
 */
import { findOrInstallBrowser } from './browser/install-browser.ts';
import { runStage, type Totals } from './run/stage.ts';
import { stages } from './run/stages.ts';

const started = performance.now();
const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
const failedStages: string[] = [];

try {
  findOrInstallBrowser('chromium');
  findOrInstallBrowser('firefox');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
}

for (const stage of stages) {
  const result = await runStage(stage);
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped;
  if (result.failed > 0) failedStages.push(stage.title);
}

console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`);
if (failedStages.length > 0) console.log(`Failed: ${failedStages.join('; ')}`);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 ? 1 : 0;
