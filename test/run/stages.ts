import { buildExtension } from '../browser/build-extension.ts';
import { lintAddOn } from './lint-add-on.ts';
import type { Stage } from './stage.ts';

/** What `npm test` runs, in this order: the quick ones first. */
export const stages: readonly Stage[] = [
  { title: 'Format and lint (biome)', command: ['biome', 'ci', '.'] },
  { title: 'Unused code and dependencies (knip)', command: ['knip'] },
  { title: 'Types for the pages (wxt prepare)', command: ['wxt', 'prepare'] },
  { title: 'Types (tsc)', command: ['tsc', '--noEmit'] },
  { title: 'Types of the core, without the browser (tsc)', command: ['tsc', '--noEmit', '-p', 'lib/core'] },
  { title: 'Build for Chromium', check: () => void buildExtension('chromium') },
  { title: 'Build for Firefox', check: () => void buildExtension('firefox') },
  { title: 'Add-on rules of Firefox (web-ext lint)', check: lintAddOn },
  { title: 'Unit tests, with coverage of the core', suite: 'unit', options: ['--coverage'] },
  { title: 'Component tests, in Chromium', suite: 'components', options: ['--passWithNoTests'] },
  { title: 'End-to-end tests, in Chromium and Firefox', suite: 'e2e' },
];
