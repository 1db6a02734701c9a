import { expect, test } from 'vitest';
import { backupName } from '@/lib/core/backup/backup';
import { folderBackups } from '@/lib/platform/backups/folder-backups';
import { storeConversations } from './many-conversations';
import { newProfile } from './profile';

/** The page about the data, in a browser that lets the user pick a folder: here a real one of the page's own. */
async function openBackups(change: Partial<typeof folderBackups> = {}) {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(`backups ${crypto.randomUUID()}`, { create: true });
  const profile = newProfile();
  await storeConversations(profile, 2);
  const backupFiles = { ...folderBackups, choose: async () => folder, ...change };
  const panel = await profile.openReady({ openBackupFiles: async () => backupFiles });
  panel.app.show('data');
  const section = panel.screen.getByRole('region', { name: 'Backups' });
  await expect.element(section).toMatchTextContent('There is no backup yet.');
  return { profile, folder, section };
}

async function textIn(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  return (await (await folder.getFileHandle(name)).getFile()).text();
}

test('switched on, backups go into the folder at once, whole', async () => {
  const { folder, section } = await openBackups();
  await section.getByRole('switch', { name: 'Back up every day' }).click();
  await expect.element(section).toMatchTextContent(`Into the folder “${folder.name}”.`);
  await expect.element(section).toMatchTextContent('Nothing is new since then.');
  const { conversations, end } = JSON.parse(await textIn(folder, backupName(Date.now())));
  expect(conversations).toHaveLength(2);
  expect(end.counts.conversations).toBe(2);
});

test('how much is new since the last one is said, and another one can be made now', async () => {
  const { profile, section } = await openBackups();
  await section.getByRole('switch', { name: 'Back up every day' }).click();
  await expect.element(section).toMatchTextContent('Nothing is new since then.');
  await storeConversations(profile, 1, () => ({ updatedAt: Date.now() + 1 }));
  await expect.element(section).toMatchTextContent('1 conversation is new or has changed since then.');
  await expect.element(section.getByRole('button', { name: 'Back up now' })).toBeEnabled();
});

test('for how long files are kept can be chosen', async () => {
  const { profile, section } = await openBackups();
  await section.getByRole('switch', { name: 'Back up every day' }).click();
  await section.getByRole('combobox', { name: 'Keep files for' }).selectOptions('90');
  const database = await profile.openStorage();
  await expect.poll(async () => (await database.backup.get('backup'))?.keepDays).toBe(90);
  database.close();
});

test('a folder that the browser wants to be allowed again is said, and allowed in a click', async () => {
  let isAllowed = false;
  const { section } = await openBackups({
    isAllowed: async () => isAllowed,
    allow: async () => {
      isAllowed = true;
      return true;
    },
  });
  await section.getByRole('switch', { name: 'Back up every day' }).click();
  await expect.element(section).toMatchTextContent('The browser wants you to allow the folder again.');
  await section.getByRole('button', { name: 'Allow the folder' }).click();
  await expect.element(section.getByRole('button', { name: 'Back up now' })).toBeEnabled();
  await expect.element(section).not.toMatchTextContent('The browser wants you to allow the folder again.');
});
