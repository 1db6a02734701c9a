import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../browser/project-root.ts';
import { printVerdict } from './report.ts';

/** Search is measured in a page of its own, as `npm run bench:search` does alone. */
export function measureSearch(): void {
  console.log('\nSearch over 100,000 messages');
  const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'bench', 'search'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  printVerdict('aims of search that are missed', status === 0 ? 0 : 1, 0);
}
