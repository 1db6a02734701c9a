import { expect, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { CannotStart } from '@/components/cannot-start';
import type { Edges } from '@/lib/app/edges';
import { noVerdicts } from '@/lib/core/import/report';
import type { DryRun } from '@/lib/importing/dry-run';
import { folderBackups } from '@/lib/platform/backups/folder-backups';
import { exportedChat } from '../importing/exported-chats';
import { storeConversations } from './many-conversations';
import { memoryFile } from './memory-file';
import { newProfile, type Panel } from './profile';

const longName = `${'every-conversation-that-i-have-ever-had-'.repeat(4)}2026-11.json`;

/** What goes on until the test is over; then it fails, so that no lock is kept. */
function untilTheEnd(): () => Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  onTestFinished(() => reject(new Error('The test is over.')));
  return () => promise;
}

const file = (value: unknown, name: string) => new File([JSON.stringify(value)], name, { lastModified: 1 });

/** The page about the data of somebody who has much of it, some of it damaged, and an import that was cut. */
async function openStored(change: Partial<Edges> = {}, failedAt?: number): Promise<Panel> {
  const profile = newProfile();
  await storeConversations(profile, 12, (index) => ({
    ...(index < 2 && { title: [longName, 'قائمة المشتريات'][index] ?? '', headId: 'lost' }),
  }));
  const storage = await profile.openStorage();
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('My backups', { create: true });
  const backup = { isOn: true, keepDays: 30, folder, lastAt: Date.now(), ...(failedAt && { failedAt }) };
  await storage.backup.put({ id: 'backup', ...backup });
  await storage.imports.put({ id: 'cut', names: [longName], startedAt: 1e12, planned: 71_204 });
  storage.close();
  return profile.openReady(change);
}

function section({ screen }: Panel, name: string) {
  return screen.getByRole('region', { name });
}

/** Damage was found, the folder for backups wants to be allowed, and files wait for the user's word. */
export async function openFindings(): Promise<Panel> {
  const openBackupFiles = async () => ({ ...folderBackups, isAllowed: async () => false });
  const panel = await openStored({ openBackupFiles });
  await panel.app.readImport([
    file([exportedChat('one'), exportedChat('two'), { id: 'nothing' }], longName),
    new File(['[{"id": "x",\n "mapping": {'], `cut-${longName}`),
  ]);
  panel.app.show('data');
  await section(panel, 'Import').getByText('Details').click();
  await section(panel, 'What is stored').getByRole('button', { name: 'Check everything' }).click();
  await expect.element(section(panel, 'What is stored').getByRole('listitem').first()).toBeVisible();
  await expect.element(section(panel, 'Backups').getByRole('status')).toBeVisible();
  return panel;
}

/** What a dry run finds in files of one new conversation. */
function oneFound(files: readonly File[]): DryRun {
  const amounts = {
    conversations: 1,
    messages: 2,
    branches: 1,
    attachments: 0,
    prompts: 0,
    addedMessages: 2,
  };
  const found = files.map(({ name: path }) => ({
    ...amounts,
    path,
    verdicts: { ...noVerdicts, new: 1 },
    unreadableCount: 0,
    unreadable: [],
    notes: [],
  }));
  return { report: { files: found, skippedFiles: 0, missingFiles: [] }, attachmentIds: new Set() };
}

/** A check, a backup, an export and an import are under way. */
export async function openWorking(): Promise<Panel> {
  const forever = untilTheEnd();
  const { file: saved } = memoryFile(longName);
  const panel = await openStored({
    saveFile: async () => ({ ...saved, write: forever }),
    openBackupFiles: async () => ({ ...folderBackups, create: forever }),
    importRunner: {
      dryRun: async (files) => oneFound(files),
      write: (_files, { onProgress }) => {
        onProgress(4_711, 9_999, 12_345);
        return forever();
      },
    },
  });
  const { app } = panel;
  const keeping = await app.openKeeping();
  app.openKeeping = async () => ({
    ...keeping,
    check: (_signal, onProgress) => {
      onProgress(0.42);
      return forever();
    },
  });
  await app.readImport([file([exportedChat('one')], longName)]);
  void app.startImport();
  void app.exportConversations({ ids: 'all', form: 'aside', hasThinking: false });
  app.show('data');
  await section(panel, 'What is stored').getByRole('button', { name: 'Check everything' }).click();
  await section(panel, 'Backups').getByRole('button', { name: 'Back up now' }).click();
  await expect.element(section(panel, 'Import').getByRole('progressbar')).toBeVisible();
  return panel;
}

/** The same when all of it has ended, not everything well. */
export async function openEnded(): Promise<Panel> {
  const panel = await openStored({}, Date.now());
  const { app } = panel;
  await app.readImport([file([exportedChat('one'), exportedChat('two')], 'conversations.json')]);
  await app.startImport();
  app.show('data');
  const stored = section(panel, 'What is stored');
  await stored.getByRole('button', { name: 'Check everything' }).click();
  await stored.getByRole('button', { name: 'Save a copy and repair' }).click();
  await expect.element(stored.getByRole('status')).toMatchTextContent('2 conversations were repaired');
  await expect.element(section(panel, 'Import').getByText('2 conversations imported.')).toBeVisible();
  return panel;
}

export async function openDeletion(): Promise<Panel> {
  const panel = await openStored();
  panel.app.show('data');
  await section(panel, 'Delete everything').getByRole('button').click();
  await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveFocus();
  return panel;
}

/** What is shown instead of everything when the data cannot be opened, and not even saved. */
export async function openCannotStart(): Promise<void> {
  const container = document.createElement('div');
  container.style.height = '100%';
  document.body.append(container);
  onTestFinished(() => container.remove());
  const saveCopy = () => Promise.reject(new Error('no room'));
  await render(<CannotStart isNewer={false} saveCopy={saveCopy} />, { container });
  await page.getByRole('button', { name: 'Save a copy of the data' }).click();
  await expect.element(page.getByText('No copy could be saved. The data itself is untouched.')).toBeVisible();
}
