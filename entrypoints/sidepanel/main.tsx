import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as newId } from 'uuid';
import { browser } from 'wxt/browser';
import { AsideApp } from '@/components/aside-app';
import { CannotStart } from '@/components/cannot-start';
import { Welcome } from '@/components/chat/later-welcome';
import { Markdown } from '@/components/markdown/later-markdown';
import { createApp } from '@/lib/app/app';
import { oneAtATime } from '@/lib/app/one-at-a-time';
import { createImportWorker } from '@/lib/importing/create-worker';
import { createImportRunner } from '@/lib/importing/import-runner';
import { systemClock } from '@/lib/platform/clock';
import { extensionStorage, keepFromContentScripts } from '@/lib/platform/extension-storage';
import { nextFrame, whenIdle } from '@/lib/platform/frames';
import { createLocks } from '@/lib/platform/locks';
import { watchPageRequests } from '@/lib/platform/page-requests';
import { pages } from '@/lib/platform/pages';
import { permissions } from '@/lib/platform/permissions';
import { readStorageSpace } from '@/lib/platform/storage-space';
import { openPanelInTab, openTab } from '@/lib/platform/tabs';
import { normaliseBaseUrl } from '@/lib/providers/base-url';
import type { NetworkEdges } from '@/lib/providers/connection';
import { createSearchWorker } from '@/lib/search/create-worker';
import { createMessageSearch } from '@/lib/search/message-search';
import { NewerDatabaseError, openDatabase } from '@/lib/storage/database';
import { createKeyVault } from '@/lib/storage/key-vault';
import { createWorker } from '@/lib/tokens/create-worker';
import { createTokenCounter } from '@/lib/tokens/token-counter';

const root = createRoot(document.getElementById('root') as HTMLElement);

const network: NetworkEdges = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  hasAccess: permissions.has,
  isOnline: () => navigator.onLine,
};

async function startPanel(): Promise<void> {
  await keepFromContentScripts();
  // Firefox promises to keep the data at once; Chromium keeps it because of the permission `unlimitedStorage`.
  void navigator.storage.persist();
  const database = await openDatabase(() => app.markOutdated());
  const app = createApp({
    database,
    vault: createKeyVault(extensionStorage),
    openProvider: async (connection) =>
      (await import('@/lib/providers/open-provider')).openProvider(connection, network),
    checkConnection: async (connection, signal) =>
      (await import('@/lib/providers/check-connection')).checkConnection(connection, network, signal),
    checkBaseUrl: normaliseBaseUrl,
    countTokens: createTokenCounter({ createWorker, clock: systemClock }).count,
    messageSearch: createMessageSearch({ createWorker: createSearchWorker, clock: systemClock }),
    pages,
    readFile: async (file, options) =>
      (await import('@/lib/platform/files/read-file')).readFile(file, options),
    saveFile: async (name) => (await import('@/lib/platform/files/save-file')).saveFile(name),
    importRunner: createImportRunner(createImportWorker),
    permissions,
    locks: createLocks(navigator.locks),
    clock: systemClock,
    newId,
    version: browser.runtime.getManifest().version,
    nextFrame,
    preferredLanguages: () => navigator.languages,
    readStorageSpace,
    downloadFile: async (name, content) =>
      (await import('@/lib/platform/files/download-file')).downloadFile(name, content),
    openBackupFiles: async () => (await import('@/lib/platform/backups/backup-files')).backupFiles,
    whenIdle,
    reload: () => location.reload(),
    openTab,
    openPanelInTab,
  });
  // There is no such folder where nothing was exported yet.
  void import('@/lib/platform/files/save-file')
    .then(({ removeOldCopies }) => removeOldCopies())
    .catch(() => {});
  addEventListener('pagehide', app.writeJournals);
  await app.start();
  const { conversationId, newConversationId, settings } = app.store.getState();
  // With what is shown first, so that it is drawn at once and only once.
  if (!settings?.model) await Welcome.fetch().catch(() => {});
  else if (conversationId !== newConversationId) await Markdown.fetch().catch(() => {});
  watchPageRequests((request) => void app.takePageRequest(request));
  root.render(
    <StrictMode>
      <AsideApp app={app} />
    </StrictMode>,
  );
}

startPanel().catch((error: unknown) => {
  const saveCopy = oneAtATime(async () => {
    const { downloadFile } = await import('@/lib/platform/files/download-file');
    await (await import('@/lib/app/save-copy')).saveCopy(downloadFile, Date.now());
  });
  root.render(<CannotStart isNewer={error instanceof NewerDatabaseError} saveCopy={saveCopy} />);
});
