import { resolve } from 'node:path';

/** The folder that package.json is in. */
export const projectRoot = resolve(import.meta.dirname, '..', '..');

/** Where WXT puts a browser's build. */
export const buildFolders = {
  chromium: resolve(projectRoot, '.output', 'chrome-mv3'),
  firefox: resolve(projectRoot, '.output', 'firefox-mv3'),
} as const;
