import * as v from 'valibot';
import type { Totals } from './stage.ts';

const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
});

/**
 * The totals of a vitest run from its JSON report. A run can fail with no failed test (a file that does not load, a
 * coverage below its threshold, no report at all): that counts as one failure.
 */
export function readVitestReport(json: string | undefined, succeeded: boolean): Totals {
  if (json === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const report = v.parse(reportSchema, JSON.parse(json));
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: !succeeded && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
