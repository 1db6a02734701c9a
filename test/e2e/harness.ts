import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../browser/find-browser.ts';
import { findOrInstallBrowser } from '../browser/install-browser.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { type Connection, Panel } from '../browser/panel.ts';
import type { PanelBrowser } from '../browser/panel-browser.ts';
import { buildFolders } from '../browser/project-root.ts';
import { type ModelServer, startModelServer } from '../model-server/server.ts';

export const browserKinds: readonly BrowserKind[] = ['chromium', 'firefox'];

/** A model without a pause between its words, so that tests are quick. */
const instantModel = 'local-demo-model:instant';

/** A key that is nobody's; the model server accepts every key. */
export const testKey = 'key-for-tests-0123456789abcdefCANARY';

/** The three wire formats: the provider to choose, what follows the server's origin, and where replies come from. */
export const wires = [
  { wire: 'Anthropic Messages', provider: 'Anthropic', base: '', path: '/v1/messages' },
  { wire: 'OpenAI Responses', provider: 'OpenAI', base: '/v1', path: '/v1/responses' },
  { wire: 'Chat Completions', provider: 'OpenAI-compatible', base: '/v1', path: '/v1/chat/completions' },
] as const;

export type WireUnderTest = (typeof wires)[number];

/**
 * Those of all cases that a browser is to show: Chromium every one, Firefox, which takes several times as long, only
 * those in which it could differ.
 */
export function casesIn<Case>(
  kind: BrowserKind,
  all: readonly Case[],
  canDiffer: (each: Case) => boolean,
): readonly Case[] {
  return kind === 'chromium' ? all : all.filter(canDiffer);
}

/** The wire that is enough where the wires do not matter: the requests of all of them leave by one `fetch`. */
export const isFirstWire = (each: WireUnderTest) => each === wires[0];

/** A browser with the extension in a profile of its own, a panel, and a model server. */
export class Stage {
  readonly server: ModelServer;
  browser: PanelBrowser;
  panel: Panel;
  readonly #launch: () => Promise<PanelBrowser>;
  readonly #profile: string;

  private constructor(
    server: ModelServer,
    profile: string,
    launch: () => Promise<PanelBrowser>,
    browser: PanelBrowser,
    panel: Panel,
  ) {
    this.server = server;
    this.#profile = profile;
    this.#launch = launch;
    this.browser = browser;
    this.panel = panel;
  }

  static async set(kind: BrowserKind): Promise<Stage> {
    const profile = mkdtempSync(join(tmpdir(), 'aside-e2e-'));
    const extension = buildFolders[kind];
    const launch = () =>
      launchBrowser(kind, { executablePath: findOrInstallBrowser(kind), extension, profile, headless: true });
    const server = await startModelServer();
    const browser = await launch();
    return new Stage(server, profile, launch, browser, await openPanel(browser));
  }

  /** The settings for one of the wires, with the model server in place of the provider. */
  connection({ provider, base }: WireUnderTest, model = instantModel): Connection {
    return { provider, baseUrl: `${this.server.origin}${base}`, key: testKey, model };
  }

  /** Another panel in another window of the same browser. */
  openPanel(): Promise<Panel> {
    return openPanel(this.browser);
  }

  /** A window with this page in its tab and a panel beside it; Chromium only. */
  async openPanelOver(address: string): Promise<{ panel: Panel; tab: Page }> {
    const { panel, tab } = await this.browser.openPanelOver(address);
    return { panel: await new Panel(panel).ready(), tab };
  }

  /** Kills the browser with SIGKILL, opens it again with the same profile, and opens the panel. */
  async killAndReopen(): Promise<void> {
    await this.browser.kill();
    this.browser = await this.#launch();
    this.panel = await openPanel(this.browser);
  }

  async strike(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function openPanel(browser: PanelBrowser): Promise<Panel> {
  return new Panel(await browser.openPanel(), browser.kind).ready();
}
