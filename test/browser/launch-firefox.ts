import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import {
  downloadsOf,
  killGroup,
  type LaunchOptions,
  orClose,
  type PanelBrowser,
  patience,
  until,
} from './panel-browser.ts';

/** The add-on's id from wxt.config.ts. */
const addOnId = 'aside@aside.chat';

/** Firefox gives an add-on a random address unless a preference names one; with a fixed one its data is found again. */
const addOnUuid = 'a51de000-0000-4000-8000-000000000000';

const preferences = {
  'extensions.webextensions.uuids': JSON.stringify({ [addOnId]: addOnUuid }),
  // A killed browser must not offer to restore its windows, which would open the panel twice.
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'browser.startup.page': 0,
  // Leave that is asked for in a click is given: the question is a window of the browser, which cannot be driven.
  'extensions.webextOptionalPermissionPrompts': false,
};

const noSidebar = 'The sidebar of Firefox cannot be driven.';

/** Starts Firefox with the extension loaded. */
export async function launchFirefox(options: LaunchOptions): Promise<PanelBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    headless: options.headless,
    userDataDir: options.profile,
    defaultViewport: null,
    timeout: 2 * patience,
    handleSIGINT: false,
    // Without it, pages of add-ons may not be opened by a driver.
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: {
      ...preferences,
      'browser.download.folderList': 2,
      'browser.download.dir': downloadsOf(options),
      'browser.download.useDownloadDir': true,
    },
  });
  await orClose(browser, () => browser.installExtension(resolve(options.extension)));
  const panelUrl = `moz-extension://${addOnUuid}/sidepanel.html`;
  return {
    kind: 'firefox',
    browser,
    downloads: downloadsOf(options),
    panelUrl,
    openPanel: () => openPage(browser, panelUrl, 'window'),
    openPanelOver: () => Promise.reject(new Error(noSidebar)),
    pressButton: () => Promise.reject(new Error(noSidebar)),
    chooseFromContextMenu: () => Promise.reject(new Error(noSidebar)),
    openPanelTab: () => openPage(browser, panelUrl, 'tab'),
    kill: async () => {
      const process = browser.process();
      if (process) await killGroup(process);
      await profileIsFree(options.profile);
    },
    close: async () => {
      await browser.close();
      await profileIsFree(options.profile);
    },
  };
}

/**
 * When Firefox is gone, Puppeteer puts the preferences of the profile back as they were. Until its copies are gone,
 * starting again with the same profile would get in its way.
 */
async function profileIsFree(profile: string): Promise<void> {
  const copies = ['prefs.js.puppeteer', 'user.js.puppeteer'].map((name) => join(profile, name));
  await until('the profile', async () => (copies.some((copy) => existsSync(copy)) ? undefined : true));
}

async function openPage(browser: Browser, url: string, type: 'window' | 'tab'): Promise<Page> {
  const page = await browser.newPage({ type });
  // The navigation succeeds, but its promise does not: the page moves to the add-ons' process on the way.
  page.goto(url).catch(() => undefined);
  return until('the panel', async () => ((await isThere(page, url)) ? page : undefined));
}

async function isThere(page: Page, url: string): Promise<boolean> {
  try {
    return await page.evaluate(
      (wanted) => location.href === wanted && document.readyState === 'complete',
      url,
    );
  } catch {
    return false;
  }
}
