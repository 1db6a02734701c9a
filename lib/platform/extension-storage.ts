import { browser } from 'wxt/browser';

/** The extension's own storage on this machine, readable by the extension's pages only. */
export const extensionStorage = {
  async get(name: string): Promise<string | undefined> {
    const value: unknown = (await browser.storage.local.get(name))[name];
    return typeof value === 'string' ? value : undefined;
  },
  async set(name: string, value: string): Promise<void> {
    await browser.storage.local.set({ [name]: value });
  },
  async remove(name: string): Promise<void> {
    await browser.storage.local.remove(name);
  },
  async clear(): Promise<void> {
    await browser.storage.local.clear();
  },
};

/** Closes the storage to content scripts, where the browser can (Firefox has no such setting yet). */
export async function keepFromContentScripts(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
