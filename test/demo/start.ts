/**
 * `npm start`: Aside in a real browser, talking to a small model server on this computer, so that it can be tried
 * without a key. With a display the browser stays open until it is closed; with `--headless`, or where there is no
 * display, a short conversation is played and shown.
 */
import { buildExtension } from '../browser/build-extension.ts';
import { findOrInstallBrowser } from '../browser/install-browser.ts';
import { buildFolders } from '../browser/project-root.ts';
import { startDemoServer } from './demo-server.ts';
import { playConversation } from './play-conversation.ts';
import { showBrowser } from './show-browser.ts';

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const isHeadless = process.argv.includes('--headless') || !hasDisplay;

try {
  const executablePath = findOrInstallBrowser('chromium');
  console.log(`Browser:      ${executablePath}`);
  console.log('Extension:    building ...');
  buildExtension('chromium');
  console.log(`Extension:    ${buildFolders.chromium}`);
  const server = await startDemoServer();
  console.log(`Model server: ${server.origin} (a small program, not a real language model)\n`);
  try {
    const demo = { executablePath, extension: buildFolders.chromium, origin: server.origin };
    if (isHeadless) await playConversation(demo);
    else await showBrowser(demo);
  } finally {
    await server.close();
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
