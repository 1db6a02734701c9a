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

/** The last one is shown; the others fill the list beside it. */
const conversations = [
  ['Write a list of things to try'],
  ['How does prompt caching work, at length?'],
  ['Write code that greets somebody'],
  ['My name is Ada and I love number theory.', "What's my name and what do I love?", 'Write a table'],
];

/** As a side panel, and as a page of its own. */
const layouts = [
  { name: 'panel', width: 360, height: 680 },
  { name: 'tab', width: 1120, height: 680 },
];

rmSync(profile, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const executablePath = findOrInstallBrowser('chromium');
const extension = buildExtension('chromium');
const server = await startDemoServer();
const browser = await launchBrowser('chromium', { executablePath, extension, profile, headless: true });
try {
  const panel = await new Panel(await browser.openPanelTab()).ready();
  await panel.page.setViewport({ width: 360, height: 680 });
  await panel.configure(demoConnection(server.origin));
  for (const [index, texts] of conversations.entries()) {
    if (index > 0) await panel.newConversation();
    for (const text of texts) await panel.ask(text);
  }
  for (const { name, width, height } of layouts) {
    await panel.page.setViewport({ width, height, deviceScaleFactor: 2 });
    for (const scheme of ['light', 'dark']) {
      await panel.page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await panel.page.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
    }
  }
} finally {
  await browser.close();
  await server.close();
}
