import { browser } from 'wxt/browser';

/** Opens an address in a new tab. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Opens the panel's own page in a tab: the wide layout. */
export function openPanelInTab(): Promise<void> {
  return openTab(browser.runtime.getURL('/sidepanel.html'));
}
