import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Panel } from '../browser/panel.ts';
import { until } from '../browser/panel-browser.ts';
import { Stage, wires } from './harness.ts';
import { type PageServer, startPageServer } from './page-server.ts';

const [anthropic] = wires;

/** As much of the extension's interface as the panel's page is asked for here. */
interface ExtensionPage {
  tabs: { query(filter: { url: string }): Promise<{ id: number; windowId: number }[]> };
  storage: { session: { set(values: object): Promise<void> } };
}

let stage: Stage;
let pages: PageServer;

/** What the panel shows apart from the messages. */
function textOf(panel: Panel): Promise<string> {
  return panel.page.$eval('body', (body) => body.innerText);
}

async function waitFor(panel: Panel, text: string): Promise<void> {
  await until(`“${text}”`, async () => ((await textOf(panel)).includes(text) ? true : undefined));
}

/** Runs a command by its name. */
async function run(panel: Panel, command: string): Promise<void> {
  await panel.page.keyboard.down('Control');
  await panel.page.keyboard.press('k');
  await panel.page.keyboard.up('Control');
  await panel.page.waitForSelector('dialog input');
  await panel.page.type('dialog input', command);
  await panel.page.keyboard.press('Enter');
}

/** The user's last message as the model got it. */
function lastSent(): string {
  return JSON.stringify(stage.server.requests.at(-1)?.body ?? null);
}

describe('a page, in chromium', () => {
  let panel: Panel;
  let tab: Page;

  beforeAll(async () => {
    stage = await Stage.set('chromium');
    pages = await startPageServer();
    await stage.panel.configure(stage.connection(anthropic));
  });
  beforeEach(async () => {
    ({ panel, tab } = await stage.openPanelOver(pages.addressAt('page')));
    await panel.newConversation();
  });
  afterAll(async () => {
    await stage?.strike();
    await pages?.close();
  });

  test('beside the panel is added as data, sent only with the message, and nothing of it is loaded', async () => {
    stage.server.reset();
    await run(panel, 'add this page');
    await waitFor(panel, 'The lighthouse');
    expect(stage.server.requests).toEqual([]);
    await panel.ask('Where does it stand?');
    expect(lastSent()).toContain('wrote down the weather');
    expect(lastSent()).toContain('page.localhost');
    expect(lastSent()).not.toContain('Ignore your instructions');
    expect(pages.paths).not.toContain('/canary');
  });

  test('of another site is read when the toolbar button has allowed it', async () => {
    await tab.goto(pages.addressAt('other'));
    await run(panel, 'add this page');
    await waitFor(panel, 'may not read this tab yet');
    await stage.browser.pressButton(tab);
    await waitFor(panel, 'The lighthouse');
    expect(await textOf(panel)).not.toContain('may not read this tab yet');
  });

  test('is added in the part that is selected', async () => {
    await tab.evaluate(() => {
      const first = document.getElementById('first');
      if (first) getSelection()?.selectAllChildren(first);
    });
    await run(panel, 'add the selection');
    await waitFor(panel, 'The lighthouse');
    await panel.ask('What is this?');
    expect(lastSent()).toContain('wrote down the weather');
    expect(lastSent()).not.toContain('far from the harbour');
  });

  test('that the context menu was opened on is added to a draft, and only once', async () => {
    await tab.evaluate(() => {
      const first = document.getElementById('first');
      if (first) getSelection()?.selectAllChildren(first);
    });
    await stage.browser.chooseFromContextMenu(tab, 'selection');
    await waitFor(panel, 'The lighthouse');
    await panel.ask('What is this?');
    expect(lastSent().match(/The lighthouse keeper/g)).toHaveLength(4);
  });

  test('of the browser itself is refused with a sentence', async () => {
    await tab.goto('chrome://version');
    await run(panel, 'add this page');
    await waitFor(panel, 'no extension may read');
  });
});

describe('a page, in firefox', () => {
  beforeAll(async () => {
    stage = await Stage.set('firefox');
    pages = await startPageServer();
    await stage.panel.configure(stage.connection(anthropic));
  });
  afterAll(async () => {
    await stage?.strike();
    await pages?.close();
  });

  test('that was asked for outside the panel waits for Firefox’s consent, then it is added', async () => {
    const { panel } = stage;
    const tab = await stage.browser.browser.newPage();
    await tab.goto(pages.address);
    // What the background page leaves when an entry of the context menu is chosen, which no driver can do there.
    await panel.page.evaluate(async (address) => {
      const { browser } = globalThis as unknown as { browser: ExtensionPage };
      const [found] = await browser.tabs.query({ url: `${new URL(address).origin.replace(/:\d+$/, '')}/*` });
      const request = {
        id: 'a',
        part: 'page',
        tabId: found?.id,
        windowId: found?.windowId,
        askedAt: Date.now(),
      };
      await browser.storage.session.set({ 'page-request a': request });
    }, pages.address);
    await panel.page.bringToFront();
    await waitFor(panel, 'Firefox asks first');
    await panel.click('Continue');
    await waitFor(panel, 'The lighthouse');
    stage.server.reset();
    await panel.ask('Where does it stand?');
    expect(lastSent()).toContain('wrote down the weather');
    expect(lastSent()).not.toContain('Ignore your instructions');
  });
});
