import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';
import {
  downloadsOf,
  killGroup,
  type LaunchOptions,
  orClose,
  type PanelBrowser,
  patience,
  until,
} from './panel-browser.ts';

/** Keeps the browser quiet on a closed network, and free of first-run pages. */
const quietArguments = [
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-crash-restore-bubble',
];

function argumentsFor({ headless }: LaunchOptions): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...quietArguments,
    ...(headless ? ['--disable-gpu', '--window-size=1280,900'] : []),
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/** Starts Chrome, Chromium or Edge with the extension loaded. */
export async function launchChromium(options: LaunchOptions): Promise<PanelBrowser> {
  const browser = await puppeteer.launch({
    executablePath: options.executablePath,
    headless: options.headless,
    userDataDir: options.profile,
    // The switch --load-extension is gone from Chrome; this way works in all of them.
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    timeout: 2 * patience,
    handleSIGINT: false,
    args: argumentsFor(options),
  });
  const id = await orClose(browser, () => loadExtension(browser, resolve(options.extension)));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloadsOf(options),
  });
  const panelUrl = `chrome-extension://${id}/sidepanel.html`;
  return {
    kind: 'chromium',
    browser,
    downloads: downloadsOf(options),
    panelUrl,
    openPanel: async () => (await openSidePanel(browser, id, panelUrl)).panel,
    openPanelOver: (address) => openSidePanel(browser, id, panelUrl, address),
    pressButton: async (tab) => {
      await tab.bringToFront();
      await (await extensionOf(browser, id)).triggerAction(tab);
    },
    chooseFromContextMenu: async (tab, entry) => {
      await tab.bringToFront();
      const worker = await (await browser.waitForTarget((target) => isBackground(target, id))).worker();
      await worker?.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) =>
        chrome.contextMenus.onClicked.dispatch({ menuItemId: '${entry}' }, tab))`);
    },
    openPanelTab: async () => {
      const page = await browser.newPage();
      await page.goto(panelUrl);
      return page;
    },
    kill: async () => {
      const process = browser.process();
      if (process) await killGroup(process);
    },
    close: () => browser.close(),
  };
}

async function loadExtension(browser: Browser, folder: string): Promise<string> {
  const id = await browser.installExtension(folder);
  await backgroundIsReady(browser, id);
  return id;
}

function isBackground(target: Target, id: string): boolean {
  return target.type() === 'service_worker' && new URL(target.url()).host === id;
}

/** A press of the toolbar button before the background script has run for the first time would be lost. */
async function backgroundIsReady(browser: Browser, id: string): Promise<void> {
  const worker = await (await browser.waitForTarget((target) => isBackground(target, id))).worker();
  await until('the background script', async () => {
    const listens = await worker?.evaluate('chrome.action.onClicked.hasListeners()');
    return listens ? true : undefined;
  });
}

async function openSidePanel(
  browser: Browser,
  id: string,
  panelUrl: string,
  address?: string,
): Promise<{ panel: Page; tab: Page }> {
  const extension = await extensionOf(browser, id);
  const tab = await browser.newPage({ type: 'window' });
  if (address !== undefined) await tab.goto(address);
  await tab.bringToFront();
  const earlier = new Set<Target>(browser.targets());
  await extension.triggerAction(tab);
  const target = await until('the side panel', async () =>
    browser.targets().find((candidate) => candidate.url() === panelUrl && !earlier.has(candidate)),
  );
  const panel = await target.asPage();
  await panel.waitForSelector('body');
  return { panel, tab };
}

async function extensionOf(browser: Browser, id: string) {
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('The browser has lost the extension.');
  return extension;
}
