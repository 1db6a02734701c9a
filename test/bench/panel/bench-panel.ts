import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { build } from 'vite';
import { buildExtension } from '../../browser/build-extension.ts';
import { findOrInstallBrowser } from '../../browser/install-browser.ts';
import { launchBrowser } from '../../browser/launch-browser.ts';
import type { PanelBrowser } from '../../browser/panel-browser.ts';
import { projectRoot } from '../../browser/project-root.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { workOfKeys, workToRequest } from './main-thread.ts';

type Given = (string | number | null)[];

/** A browser with the built extension in a fresh profile, and one panel in a tab, at the width of a side panel. */
export interface BenchPanel {
  page: Page;
  server: BenchServer;
  /** Runs a function of stored.page.ts in the panel's page. */
  store(name: 'fill' | 'fillRealistic' | 'setUp' | 'showNext', ...args: Given): Promise<void>;
  /** Loads the page anew; gives how long it took until there was something to write in, in milliseconds. */
  load(): Promise<{ wall: number; work: number }>;
  /** In milliseconds: how long the page's main thread has been busy so far. */
  work(): Promise<number>;
  /** In milliseconds: how long it is busy from the key that `act` presses to the request for a reply. */
  workToRequest(act: () => Promise<void>): Promise<number>;
  /** In milliseconds: what each key takes that `act` presses (main-thread.ts). */
  workOfKeys(act: () => Promise<void>): ReturnType<typeof workOfKeys>;
  close(): Promise<void>;
}

export async function openBenchPanel(): Promise<BenchPanel> {
  const profile = mkdtempSync(join(tmpdir(), 'aside-bench-'));
  const server = await startBenchServer();
  const browser = await launchBrowser('chromium', {
    executablePath: findOrInstallBrowser('chromium'),
    extension: buildExtension('chromium'),
    profile,
    headless: true,
  });
  const page = await browser.openPanelTab();
  await page.setViewport({ width: 360, height: 780 });
  await page.evaluateOnNewDocument(watchForField);
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable');
  const code = await storageCode();
  const panel = panelOf(page, devtools, browser, server, code, profile);
  await panel.store('setUp', `${server.origin}/v1`);
  return panel;
}

function panelOf(
  page: Page,
  devtools: CDPSession,
  browser: PanelBrowser,
  server: BenchServer,
  code: string,
  profile: string,
): BenchPanel {
  const work = () => workOf(devtools);
  return {
    page,
    server,
    work,
    workToRequest: (act) => workToRequest(page, act),
    workOfKeys: (act) => workOfKeys(page, act),
    async store(name, ...args) {
      await page.evaluate(code);
      await page.evaluate((called, given) => globalThis.asideBench[called]?.(...given), name, args);
    },
    async load() {
      await page.goto('about:blank');
      const before = await work();
      await page.goto(browser.panelUrl);
      const ready = await page.waitForFunction(() => globalThis.asideFieldAt);
      const wall = (await ready.jsonValue()) ?? Number.NaN;
      return { wall, work: (await work()) - before };
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

declare global {
  /** The functions of stored.page.ts. */
  var asideBench: { [name: string]: (...args: Given) => Promise<void> };
  /** When the field to write in was there, in milliseconds since the navigation began. */
  var asideFieldAt: number | undefined;
}

function watchForField(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('textarea')) return;
    observer.disconnect();
    globalThis.asideFieldAt = performance.now();
  }).observe(document, { childList: true, subtree: true });
}

async function workOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** The storage code as one script that makes it known as `asideBench`. */
async function storageCode(): Promise<string> {
  const result = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': projectRoot } },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(projectRoot, 'test/bench/panel/stored.page.ts'),
        name: 'asideBenchStorage',
        formats: ['iife'],
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  const code = output.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n');
  return `${code}\nglobalThis.asideBench = asideBenchStorage;`;
}
