import 'fake-indexeddb/auto';
import { type App, createApp, type OpenConversation } from '@/lib/app/app';
import type { Edges } from '@/lib/app/edges';
import type { State } from '@/lib/app/state';
import { textOf } from '@/lib/core/content';
import { dryRun } from '@/lib/importing/dry-run';
import { writeImport } from '@/lib/importing/write';
import { folderBackups } from '@/lib/platform/backups/folder-backups';
import { systemClock } from '@/lib/platform/clock';
import { readFile } from '@/lib/platform/files/read-file';
import { createLocks } from '@/lib/platform/locks';
import { normaliseBaseUrl } from '@/lib/providers/base-url';
import { checkConnection } from '@/lib/providers/check-connection';
import type { NetworkEdges } from '@/lib/providers/connection';
import { openProvider } from '@/lib/providers/open-provider';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { createKeyVault } from '@/lib/storage/key-vault';
import { loadO200kCounter } from '@/lib/tokens/o200k';
import { searchHere } from '../search/session';

/** One window of Aside without its page: the real app, storage and providers over a database in memory. */
export interface TestWindow {
  app: App;
  database: AsideDatabase;
  /** As if the window had gone away without a word: nothing more of it reaches the database. */
  vanish(): void;
}

/** The product's counter, without its worker. */
const counter = loadO200kCounter();

let count = 0;

/** A fresh profile, in which several windows can be opened. */
export function newProfile() {
  const name = `aside ${++count}`;
  const values = new Map<string, string>();
  /** The files that were put among the downloads. */
  const downloads: { name: string; content: Blob }[] = [];
  const reloads: string[] = [];
  const vault = createKeyVault({
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
    clear: async () => values.clear(),
  });

  const network: NetworkEdges = {
    fetch: (input, init) => fetch(input, init),
    clock: systemClock,
    hasAccess: async () => true,
    isOnline: () => true,
  };

  async function open(change: Partial<Edges> = {}): Promise<TestWindow> {
    const database = await openDatabase(() => {}, name);
    const app = createApp({
      database,
      vault,
      openProvider: (connection) => openProvider(connection, network),
      checkConnection: (connection, signal) => checkConnection(connection, network, signal),
      checkBaseUrl: normaliseBaseUrl,
      countTokens: async (texts) => texts.map(await counter),
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
      newId: () => `id ${++count}`,
      version: '1.2.3',
      nextFrame: (callback) => callback(),
      readStorageSpace: async () => ({ used: 2_000_000, quota: 78_000_000_000, isPromised: false }),
      downloadFile: async (name, content) => void downloads.push({ name, content }),
      openBackupFiles: async () => folderBackups,
      whenIdle: async () => {},
      reload: () => void reloads.push(name),
      openTab: async () => {},
      preferredLanguages: () => ['en'],
      openPanelInTab: async () => {},
      ...change,
    });
    await app.start();
    return { app, database, vanish: () => database.close({ disableAutoOpen: true }) };
  }

  return { open, vault, values, downloads, reloads };
}

/** The three wires, each with the provider that speaks it and the path of its API. */
export const wires = [
  { providerId: 'anthropic', wire: 'anthropic-messages', path: '' },
  { providerId: 'openai', wire: 'openai-responses', path: '/v1' },
  { providerId: 'compatible', wire: 'openai-chat', path: '/v1' },
] as const;

/** Chooses a model of the server in this window's settings. */
export async function choose(
  app: App,
  origin: string,
  { providerId, path }: { providerId: string; path: string } = wires[0],
  model = 'local-demo-model',
): Promise<void> {
  await app.saveSettings(app.store.getState().conversationId, providerId, {
    baseUrl: origin + path,
    key: 'sk-test-0123456789',
    model: { providerId, model, name: model },
  });
}

/** What the window shows of its conversation. */
export async function shown(app: App): Promise<OpenConversation | undefined> {
  return new Promise((resolve) => {
    const end = app.watchConversation(app.store.getState().conversationId, (opened) => {
      resolve(opened);
      queueMicrotask(() => end());
    });
  });
}

/** The texts of the messages that the window shows, oldest first. */
export async function shownTexts(app: App): Promise<string[]> {
  return ((await shown(app))?.branch ?? []).map(({ content }) => textOf(content));
}

/** Resolves as soon as the window's state is like this. */
export function whenState(app: App, isSo: (state: State) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (state: State) => {
      if (!isSo(state)) return;
      end();
      resolve();
    };
    const end = app.store.subscribe(look);
    look(app.store.getState());
  });
}

/** Resolves as soon as the conversation that the window shows is like this. */
export function whenShown(app: App, isSo: (opened: OpenConversation) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = app.watchConversation(app.store.getState().conversationId, (opened) => {
      if (!opened || !isSo(opened)) return;
      resolve();
      queueMicrotask(() => end());
    });
  });
}

/** Whether some text of a reply has arrived. */
export function hasArrivingText({ replies }: State): boolean {
  return Object.values(replies).some(({ content, hasEnded }) => !hasEnded && textOf(content) !== '');
}
