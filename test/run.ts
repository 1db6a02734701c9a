/**
 * `npm test`: every check of the repository, one after the other. A stage that fails does not hide the later ones.
 * At the end, what failed is said once more; the last line is the sum: `N passed, N failed`.
 */
import { findOrInstallBrowser } from './browser/install-browser.ts';
import { runStage } from './run/stage.ts';
import { stages } from './run/stages.ts';

const started = performance.now();
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

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
  if (result.failed > 0) failures.push(`Failed: ${stage.title}`, ...result.failures);
}

console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`);
for (const failure of failures) console.log(failure);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 ? 1 : 0;
