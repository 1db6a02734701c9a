import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserKind } from './find-browser.ts';

/** A running browser that has the extension; the same for Chromium and Firefox. */
export interface PanelBrowser {
  readonly kind: BrowserKind;
  readonly browser: Browser;
  /** The folder into which files are downloaded. */
  readonly downloads: string;
  /** The address of the panel's page; open it in a tab for the wide layout. */
  readonly panelUrl: string;
  /**
   * Opens a window of its own with the panel in it. In Chromium it is the real side panel, opened by a press of the
   * toolbar button; in Firefox it is the sidebar's page in a tab, which is what can be driven there.
   */
  openPanel(): Promise<Page>;
  /** Opens a window with this address in its tab, and the panel beside it: only where the real side panel can be driven. */
  openPanelOver(address: string): Promise<{ panel: Page; tab: Page }>;
  /** Presses the toolbar button while this tab is shown. */
  pressButton(tab: Page): Promise<void>;
  /** Passes on the choice of an entry of this tab's context menu, which is a window of the system; Chromium only. */
  chooseFromContextMenu(tab: Page, entry: 'page' | 'selection'): Promise<void>;
  /** Opens the panel's page in a tab. */
  openPanelTab(): Promise<Page>;
  /** Ends the whole browser at once with SIGKILL, as a crash or a loss of power to the process would. */
  kill(): Promise<void>;
  /** Quits the browser in good order; the profile can be opened again. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The browser's program. */
  executablePath: string;
  /** The folder of the built extension. */
  extension: string;
  /** The folder of the profile; a profile that exists is opened again with all that is stored in it. */
  profile: string;
  headless: boolean;
}

/** Where a browser with this profile downloads files to. */
export function downloadsOf({ profile }: Pick<LaunchOptions, 'profile'>): string {
  return join(profile, 'downloads');
}

/** Ends a browser with all of its processes and waits until it is gone. Puppeteer starts it as a group of its own. */
export async function killGroup(process: ChildProcess): Promise<void> {
  if (process.pid === undefined || process.exitCode !== null || process.signalCode !== null) return;
  const exited = once(process, 'exit');
  signalGroup(process.pid);
  await exited;
}

function signalGroup(pid: number): void {
  if (globalThis.process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  globalThis.process.kill(-pid, 'SIGKILL');
}

/** Does the last step of a launch; if it fails, the browser does not stay behind. */
export async function orClose<Value>(browser: Browser, step: () => Promise<Value>): Promise<Value> {
  try {
    return await step();
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** In milliseconds: how long things are waited for. They come soon, but on a busy machine not in any given second. */
export const patience = 60_000;

/** Runs a check again and again until it gives a value. */
export async function until<Value>(
  what: string,
  check: () => Promise<Value | undefined>,
  milliseconds = patience,
): Promise<Value> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await check();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${milliseconds / 1000} s for ${what}, in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
