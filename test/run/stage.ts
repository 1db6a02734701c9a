import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../browser/project-root.ts';
import { readVitestReport } from './vitest-report.ts';

/** How many tests passed, failed and were skipped; a stage that is no test suite counts as one test. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, as far as it can be named in a few lines. */
  failures: readonly string[];
}

export type Stage =
  | { title: string; check: () => void }
  | { title: string; command: readonly string[] }
  | { title: string; suite: string; options?: readonly string[] };

const binaries = join(projectRoot, 'node_modules', '.bin');
const reports = join(projectRoot, '.output', 'reports');

/** Runs one stage with a headline and its time; what it prints goes to the screen. Never throws. */
export async function runStage(stage: Stage): Promise<Totals> {
  console.log(`\n=== ${stage.title}`);
  const started = performance.now();
  const totals = totalsOf(stage);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`--- ${stage.title}: ${totals.failed > 0 ? 'FAILED' : 'passed'} (${seconds} s)`);
  return totals;
}

function totalsOf(stage: Stage): Totals {
  if ('suite' in stage) return runSuite(stage.suite, stage.options ?? []);
  return 'check' in stage ? outcomeOf(stage.check) : one(run(stage.command));
}

function one(hasPassed: boolean, failures: readonly string[] = []): Totals {
  return { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0, failures };
}

function outcomeOf(check: () => void): Totals {
  try {
    check();
    return one(true);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return one(false, [message]);
  }
}

function run(command: readonly string[]): boolean {
  const [name = '', ...args] = command;
  const isWindows = process.platform === 'win32';
  const program = join(binaries, isWindows ? `${name}.cmd` : name);
  const result = spawnSync(program, args, { cwd: projectRoot, stdio: 'inherit', shell: isWindows });
  return result.status === 0;
}

function runSuite(suite: string, options: readonly string[]): Totals {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${suite}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const missing = join(projectRoot, 'coverage', 'missing.txt');
  rmSync(missing, { force: true });
  const succeeded = run(['vitest', 'run', '--project', suite, ...options, ...reporters]);
  const totals = readVitestReport(existsSync(report) ? readFileSync(report, 'utf8') : undefined, succeeded);
  if (succeeded || totals.failures.length > 0 || !existsSync(missing)) return totals;
  return { ...totals, failures: [readFileSync(missing, 'utf8')] };
}
