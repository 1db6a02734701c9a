import '@/components/ui/tokens.css';
import { StrictMode } from 'react';
import { onTestFinished } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AsideApp } from '@/components/aside-app';
import { type App, createApp } from '@/lib/app/app';
import type { Edges } from '@/lib/app/edges';
import type { ModelChoice } from '@/lib/core/conversation';
import { dryRun } from '@/lib/importing/dry-run';
import { writeImport } from '@/lib/importing/write';
import { folderBackups } from '@/lib/platform/backups/folder-backups';
import { systemClock } from '@/lib/platform/clock';
import { readFile } from '@/lib/platform/files/read-file';
import { nextFrame } from '@/lib/platform/frames';
import { createLocks } from '@/lib/platform/locks';
import { normaliseBaseUrl } from '@/lib/providers/base-url';
import { openDatabase } from '@/lib/storage/database';
import { createKeyVault } from '@/lib/storage/key-vault';
import { type MadeConversation, storeMade } from '../bench/panel/made-conversations';
import { searchHere } from '../search/session';
import { createScriptedProvider, type ScriptedReply } from './scripted-provider';

/** A window of Aside on the page. */
export interface Panel {
  app: App;
  /** Where its roles and names are looked up. */
  screen: Locator;
}

export const model: ModelChoice = { providerId: 'anthropic', model: 'claude-test', name: 'Claude Test' };
export const storedKey = 'sk-ant-0123456789-wxyz';

/** A fresh profile of a browser: the real app over real IndexedDB and real locks; only the provider is played. */
export function newProfile() {
  const name = `aside ${crypto.randomUUID()}`;
  const provider = createScriptedProvider();
  const values = new Map<string, string>();
  /** The files that were put among the downloads. */
  const downloads: { name: string; content: Blob }[] = [];
  const reloads: string[] = [];
  const openedTabs: string[] = [];
  const vault = createKeyVault({
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
    clear: async () => values.clear(),
  });

  /** What is stored, for a test to look at or to prepare. */
  const openStorage = () => openDatabase(() => {}, name);

  /** The app of a window, without its page. */
  async function openApp(change: Partial<Edges> = {}): Promise<App> {
    const database = await openDatabase(() => {}, name);
    const app = createApp({
      database,
      vault,
      openProvider: provider.openProvider,
      checkConnection: provider.checkConnection,
      checkBaseUrl: normaliseBaseUrl,
      countTokens: async (texts) => texts.map((text) => Math.ceil(text.length / 4)),
      messageSearch: searchHere(database),
      pages: {
        read: async () => ({ kind: 'refused', problem: 'failed' }),
        requestConsent: async () => true,
        requestEverySite: async () => true,
      },
      readFile,
      saveFile: async () => undefined,
      importRunner: {
        dryRun: (files, options) => dryRun(database, files, { ...options, now: Date.now }),
        write: (files, options) => writeImport(database, files, { ...options, now: systemClock.now }),
      },
      permissions: { has: async () => true, request: async () => true },
      locks: createLocks(navigator.locks),
      clock: systemClock,
      newId: () => crypto.randomUUID(),
      version: '1.2.3',
      nextFrame,
      preferredLanguages: () => ['en'],
      readStorageSpace: async () => ({ used: 2_000_000, quota: 78_000_000_000, isPromised: false }),
      downloadFile: async (name, content) => void downloads.push({ name, content }),
      openBackupFiles: async () => folderBackups,
      whenIdle: async () => {},
      reload: () => void reloads.push(name),
      openTab: async (url) => void openedTabs.push(url),
      openPanelInTab: async () => void openedTabs.push('the panel'),
      ...change,
    });
    await app.start();
    return app;
  }

  /** Opens a window with the settings that are stored: at first none. */
  async function open(change: Partial<Edges> = {}): Promise<Panel> {
    const app = await openApp(change);
    return { app, screen: await show(app) };
  }

  /** Opens a window in which a model is chosen and its key is stored. */
  async function openReady(change: Partial<Edges> = {}): Promise<Panel> {
    const app = await openApp(change);
    await chooseModel(app);
    return { app, screen: await show(app) };
  }

  /** Puts conversations into the database. */
  async function store(made: readonly MadeConversation[]): Promise<void> {
    const database = await openStorage();
    await storeMade(database, made);
    database.close();
  }

  return { openApp, open, openReady, openStorage, store, provider, values, openedTabs, downloads, reloads };
}

export async function chooseModel(app: App): Promise<void> {
  await app.saveSettings(app.store.getState().conversationId, model.providerId, {
    model,
    baseUrl: 'https://api.anthropic.com',
    key: storedKey,
  });
}

/** Renders the window over the whole page; several share its height. */
async function show(app: App): Promise<Locator> {
  const container = document.createElement('div');
  Object.assign(document.body.style, { display: 'flex', flexDirection: 'column' });
  Object.assign(container.style, { flex: '1 1 0', minHeight: '0' });
  document.body.append(container);
  onTestFinished(() => container.remove());
  const { unmount } = await render(
    <StrictMode>
      <AsideApp app={app} />
    </StrictMode>,
    { container },
  );
  onTestFinished(() => unmount());
  return page.elementLocator(container);
}

export type Profile = ReturnType<typeof newProfile>;

/** Types a message and sends it, as a user does; gives the reply that is now waited for, once the message is shown. */
export async function send(
  { provider }: Profile,
  { screen }: Pick<Panel, 'screen'>,
  text: string,
): Promise<ScriptedReply> {
  await screen.getByRole('textbox', { name: 'Message' }).fill(text);
  await userEvent.keyboard('{Enter}');
  const reply = await provider.nextReply();
  await articles({ screen }, 'You').last().filter({ hasText: text }).findElement();
  return reply;
}

/** A whole turn: the message, and its reply to the end. */
export async function converse(
  profile: Profile,
  panel: Panel,
  text: string,
  answer: string,
): Promise<ScriptedReply> {
  const reply = await send(profile, panel, text);
  reply.say(answer);
  reply.end();
  await articles(panel, 'Assistant').last().getByRole('button', { name: 'Regenerate' }).findElement();
  return reply;
}

/** The messages of one side, oldest first. */
export function articles({ screen }: Pick<Panel, 'screen'>, name: 'You' | 'Assistant') {
  return screen.getByRole('log', { name: 'Messages' }).getByRole('article', { name, exact: true });
}

/** Chooses from the menu of a message. */
export async function chooseFor(message: Locator, item: string): Promise<void> {
  await message.getByRole('button', { name: 'More about this message' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The two layouts: the side panel at its narrowest, and a tab. */
export const layouts = [
  { layout: 'narrow', width: 360 },
  { layout: 'wide', width: 1200 },
] as const;

/** Makes the window this wide (in pixels) until the test is over. */
export async function setWidth(width: number, height = 780): Promise<void> {
  await page.viewport(width, height);
  onTestFinished(() => page.viewport(360, 780));
}
