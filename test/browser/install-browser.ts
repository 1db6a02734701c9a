import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserKind, environmentNames, findBrowser } from './find-browser.ts';
import { projectRoot } from './project-root.ts';

const debianPackage = { chromium: 'chromium', firefox: 'firefox-esr' } as const;
const downloadName = { chromium: 'chrome@stable', firefox: 'firefox@stable' } as const;

/**
 * The path of a browser, in this order: the environment variable, an installed one, Debian's package (as root),
 * a download into `.cache/browsers`. Leaves the path in the environment for the programs started from here.
 * @throws with a sentence for people if no browser can be had
 */
export function findOrInstallBrowser(kind: BrowserKind): string {
  const path = findBrowser(kind) ?? installFromDebian(kind) ?? download(kind);
  if (!path) {
    throw new Error(
      `No ${kind === 'firefox' ? 'Firefox' : 'Chrome, Chromium or Edge'} was found, and none could be installed. ` +
        `Install one, or set ${environmentNames[kind]} to the path of its program.`,
    );
  }
  process.env[environmentNames[kind]] = path;
  return path;
}

function installFromDebian(kind: BrowserKind): string | undefined {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined;
  console.log(`Installing Debian's package ${debianPackage[kind]} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (run('update', '-qq').status !== 0) return undefined;
  if (run('install', '-y', '-qq', debianPackage[kind]).status !== 0) return undefined;
  return findBrowser(kind);
}

/** Puppeteer's downloader comes with puppeteer-core, so package-lock.json pins it too. */
function download(kind: BrowserKind): string | undefined {
  const folder = join(projectRoot, '.cache', 'browsers');
  mkdirSync(folder, { recursive: true });
  console.log(`Downloading ${downloadName[kind]} into .cache/browsers ...`);
  const downloader = join(projectRoot, 'node_modules', '@puppeteer', 'browsers', 'lib', 'main-cli.js');
  const args = [downloader, 'install', downloadName[kind], '--path', folder, '--format', '{{path}}'];
  const result = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const path = result.stdout.trim().split('\n').at(-1);
  return result.status === 0 && path && existsSync(path) ? path : undefined;
}
