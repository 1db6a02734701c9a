/**
 * Runs benchmarks by their names: `node test/bench/run.ts memory`. They import the product as its own files do, with
 * `@/` and without extensions, which needs Vite.
 */
import { runnerImport } from 'vite';
import { projectRoot } from '../browser/project-root.ts';

for (const name of process.argv.slice(2)) {
  await runnerImport<unknown>(`./test/bench/${name}.ts`, {
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': projectRoot } },
  });
}
