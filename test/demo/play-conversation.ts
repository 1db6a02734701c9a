import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { launchBrowser } from '../browser/launch-browser.ts';
import { Panel } from '../browser/panel.ts';
import { projectRoot } from '../browser/project-root.ts';
import { type Demo, demoConnection } from './demo-server.ts';

const introduction = 'My name is Ada and I love number theory.';
const question = "What's my name and what do I love?";

/**
 * Plays a conversation in the real side panel of a browser without a window, closes the browser, opens it again and
 * asks once more; then asks the same in a new conversation.
 * @throws if the model did not know what it was told, or knew what it was not
 */
export async function playConversation(demo: Demo): Promise<void> {
  const profile = join(projectRoot, '.cache', 'play-profile');
  rmSync(profile, { recursive: true, force: true });
  const options = { ...demo, profile, headless: true };

  let browser = await launchBrowser('chromium', options);
  try {
    let panel = await new Panel(await browser.openPanel()).ready();
    await panel.configure(demoConnection(demo.origin));
    await exchange(panel, introduction);
    expectMemory(await exchange(panel, question));

    await browser.close();
    console.log('-- The browser is closed and opened again. --\n');
    browser = await launchBrowser('chromium', options);
    panel = await new Panel(await browser.openPanel()).ready();
    await panel.waitForText(introduction);
    expectMemory(await exchange(panel, question));
    await saveScreenshot(panel);

    console.log('-- A new conversation knows nothing of the first. --\n');
    await panel.newConversation();
    const reply = await exchange(panel, question);
    if (reply.includes('Ada')) throw new Error('A new conversation knew what was said in another one.');
  } finally {
    await browser.close();
  }
  console.log('Aside remembered. To talk to it yourself, run this on a computer with a display.');
}

async function exchange(panel: Panel, text: string): Promise<string> {
  console.log(`You:       ${text}`);
  const reply = await panel.ask(text);
  console.log(`Assistant: ${reply.replaceAll('\n', '\n           ')}\n`);
  return reply;
}

function expectMemory(reply: string): void {
  if (reply.includes('Ada') && reply.includes('number theory')) return;
  throw new Error('The reply does not hold what was said a turn before.');
}

async function saveScreenshot(panel: Panel): Promise<void> {
  const folder = join(projectRoot, '.output', 'demo');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'panel.png');
  await panel.page.screenshot({ path: join(folder, 'panel.png') });
  console.log(`Screenshot: ${relative(process.cwd(), path)}\n`);
}
