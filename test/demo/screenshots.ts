/**
 * `npm run screenshots`: makes the pictures of the README again, of the real panel with the demo model, light and
 * dark.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from '../browser/build-extension.ts';
import { findOrInstallBrowser } from '../browser/install-browser.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { Panel } from '../browser/panel.ts';
import { projectRoot } from '../browser/project-root.ts';
import { demoConnection, startDemoServer } from './demo-server.ts';

const folder = join(projectRoot, 'docs', 'screenshots');
const profile = join(projectRoot, '.cache', 'screenshots-profile');

const conversation = [
  'My name is Ada and I love number theory.',
  "What's my name and what do I love?",
  'Write a table',
];

rmSync(profile, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const executablePath = findOrInstallBrowser('chromium');
const extension = buildExtension('chromium');
const server = await startDemoServer();
const browser = await launchBrowser('chromium', { executablePath, extension, profile, headless: true });
try {
  const panel = await new Panel(await browser.openPanelTab()).ready();
  await panel.page.setViewport({ width: 360, height: 680, deviceScaleFactor: 2 });
  await panel.configure(demoConnection(server.origin));
  for (const text of conversation) await panel.ask(text);
  for (const scheme of ['light', 'dark']) {
    await panel.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await panel.page.screenshot({ path: join(folder, `panel-${scheme}.png`) });
  }
} finally {
  await browser.close();
  await server.close();
}
