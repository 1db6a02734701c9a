import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserKind } from './find-browser.ts';
import { buildFolders, projectRoot } from './project-root.ts';

/** Everything that a build is made of. */
const sources = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'package-lock.json'];

const wxtNames = { chromium: 'chrome', firefox: 'firefox' } as const;

/**
 * Builds the extension for a browser unless the build is newer than all of its sources.
 * @returns the folder to load
 * @throws with the builder's own words if it fails
 */
export function buildExtension(kind: BrowserKind): string {
  const folder = buildFolders[kind];
  if (isFresh(folder)) return folder;
  const wxt = join(projectRoot, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const result = spawnSync(process.execPath, [wxt, 'build', '-b', wxtNames[kind]], {
    cwd: projectRoot,
    encoding: 'utf8',
    // A test runner sets NODE_ENV=test, and React would be bundled as its slow development build.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) throw new Error(`The build for ${kind} failed.\n${result.stdout}${result.stderr}`);
  return folder;
}

function isFresh(folder: string): boolean {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  return sources.every((source) => newestChange(join(projectRoot, source)) < builtAt);
}

/** When something in a folder last changed, its own list of names included (milliseconds since 1970). */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const within = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(status.mtimeMs, ...within);
}
