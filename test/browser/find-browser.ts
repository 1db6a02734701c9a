import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

/** The environment variables that name a browser; they win over everything that is installed. */
export const environmentNames = { chromium: 'ASIDE_CHROMIUM', firefox: 'ASIDE_FIREFOX' } as const;

const commands = {
  chromium: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox'],
} as const;

const macPlaces = {
  chromium: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
} as const;

const windowsPlaces = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
} as const;

/**
 * Where an installed browser is, or undefined.
 * @throws if the environment variable names something that is not there
 */
export function findBrowser(kind: BrowserKind): string | undefined {
  const named = process.env[environmentNames[kind]];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${environmentNames[kind]} is set to ${named}, but there is no program.`);
  }
  return candidates(kind).find((path) => isProgram(path) && !isSnap(path));
}

function candidates(kind: BrowserKind): string[] {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return macPlaces[kind].flatMap((place) => folders.map((folder) => join(folder, place)));
  }
  if (process.platform === 'win32') {
    const names = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
    const folders = names.map((name) => process.env[name]).filter((folder) => folder !== undefined);
    return windowsPlaces[kind].flatMap((place) => folders.map((folder) => join(folder, place)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return commands[kind].flatMap((command) => folders.map((folder) => join(folder, command)));
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A snap may not read a profile or an extension below a folder whose name starts with a dot, as ours do. Ubuntu's
 * `chromium-browser` and `firefox` are small scripts that start the snap.
 */
function isSnap(path: string): boolean {
  const real = realpathSync(path);
  if (path.startsWith('/snap/') || real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  return statSync(real).size < 10_000 && readFileSync(real, 'latin1').includes('/snap/bin/');
}
