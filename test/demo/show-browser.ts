import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../browser/launch-browser.ts';
import { Panel } from '../browser/panel.ts';
import type { PanelBrowser } from '../browser/panel-browser.ts';
import { projectRoot } from '../browser/project-root.ts';
import { type Demo, demoConnection } from './demo-server.ts';

const cache = join(projectRoot, '.cache');
const addressFile = join(cache, 'demo-address');

/** Opens a window with the panel, ready to type, and returns when the browser was closed or Ctrl+C pressed. */
export async function showBrowser(demo: Demo): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const browser = await launchBrowser('chromium', {
    ...demo,
    profile: join(cache, 'demo-profile'),
    headless: false,
  });
  const closed = closedOrInterrupted(browser);
  // The panel comes with a window of its own: the empty one would keep the browser alive unseen.
  const empty = await browser.browser.pages();
  const panel = await new Panel(await browser.openPanel()).ready();
  for (const page of empty) await page.close();
  await chooseDemo(panel, demo.origin);
  console.log('Aside is open in the side panel. Type a message there, for example:');
  console.log('  My name is Ada and I love number theory.');
  console.log("  What's my name and what do I love?");
  console.log(
    '\nYour conversations stay in .cache/demo-profile. To end, close the browser or press Ctrl+C here.',
  );
  await closed;
}

/** Leaves the settings alone once they are made, unless they hold an address that the demo no longer has. */
async function chooseDemo(panel: Panel, origin: string): Promise<void> {
  const known = existsSync(addressFile) ? readFileSync(addressFile, 'utf8') : undefined;
  if (await panel.isFirstRun()) await panel.configure(demoConnection(origin));
  else if (known === undefined || known === origin) return;
  else if ((await panel.setting('Base URL')) === `${known}/v1`)
    await panel.configure({ baseUrl: `${origin}/v1` });
  writeFileSync(addressFile, origin);
}

function closedOrInterrupted(browser: PanelBrowser): Promise<void> {
  return new Promise((resolve) => {
    browser.browser.on('disconnected', () => resolve());
    process.once('SIGINT', () => {
      console.log('\nClosing the browser ...');
      browser.close().then(resolve, resolve);
    });
  });
}
