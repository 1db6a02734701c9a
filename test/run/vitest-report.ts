import * as v from 'valibot';
import type { Totals } from './stage.ts';

const testSchema = v.object({
  status: v.string(),
  fullName: v.string(),
  failureMessages: v.nullish(v.array(v.string()), []),
});

const fileSchema = v.object({
  name: v.string(),
  status: v.string(),
  message: v.optional(v.string(), ''),
  assertionResults: v.array(testSchema),
});

const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(fileSchema),
});

/**
 * The totals of a vitest run from its JSON report. A run can fail with no failed test (a file that does not load, a
 * coverage below its threshold, no report at all): that counts as one failure.
 */
export function readVitestReport(json: string | undefined, succeeded: boolean): Totals {
  if (json === undefined)
    return { passed: 0, failed: 1, skipped: 0, failures: ['It ended without a report.'] };
  const report = v.parse(reportSchema, JSON.parse(json));
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: !succeeded && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
  };
}

/** What failed in a file, with the beginning of each message: enough to know where to look. */
function failuresOf({ name, status, message, assertionResults }: v.InferOutput<typeof fileSchema>): string[] {
  const tests = assertionResults.filter((result) => result.status === 'failed');
  if (tests.length === 0 && status === 'failed') return [`${name}\n${beginningOf(message)}`];
  return tests.map((test) => `${name}\n  ${test.fullName}\n${beginningOf(test.failureMessages.join('\n'))}`);
}

function beginningOf(message: string): string {
  return message
    .slice(0, 1_500)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
