import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Edges } from '@/lib/app/edges';
import { storeConversations } from './many-conversations';
import { newProfile, type Panel } from './profile';

async function openData(count: number, change: Partial<Edges> = {}) {
  const profile = newProfile();
  await storeConversations(profile, count);
  const panel = await profile.openReady(change);
  panel.app.show('data');
  await expect.element(section(panel, 'What is stored')).toBeVisible();
  return { profile, panel };
}

const section = ({ screen }: Panel, name: string) => screen.getByRole('region', { name });

test('the page says how much is stored, and follows changes', async () => {
  let used = 2_000_000;
  const readStorageSpace = async () => ({ used, quota: 78_000_000_000, isPromised: false });
  const { profile, panel } = await openData(3, { readStorageSpace });
  const stored = section(panel, 'What is stored');
  await expect.element(stored).toMatchTextContent(/Conversations3/);
  await expect.element(stored).toMatchTextContent(/2 MB of 78 GB/);
  used = 3_000_000;
  await storeConversations(profile, 5);
  await expect.element(stored).toMatchTextContent(/Conversations5/);
  await expect.element(stored).toMatchTextContent(/3 MB of 78 GB/);
});

test('a check of whole data says so', async () => {
  const { panel } = await openData(2);
  const stored = section(panel, 'What is stored');
  const start = await stored.getByRole('button', { name: 'Check everything' }).findElement();
  start.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(stored.getByRole('status')).toMatchTextContent(/^Everything is as it should be/);
  await expect.poll(() => stored.element().contains(document.activeElement)).toBe(true);
});

test('what is damaged is named, saved as a file as it is, and repaired', async () => {
  const { profile, panel } = await openData(2);
  const database = await profile.openStorage();
  const [first] = await database.conversations.toArray();
  await database.conversations.update(first?.id ?? '', { headId: 'lost' });
  const stored = section(panel, 'What is stored');
  await stored.getByRole('button', { name: 'Check everything' }).click();
  await expect
    .element(stored.getByRole('listitem'))
    .toMatchTextContent(`${first?.title}the end of the branch is lost`);
  await stored.getByRole('button', { name: 'Save a copy and repair' }).click();
  await expect.element(stored.getByRole('status')).toMatchTextContent(/^1 conversation was repaired/);
  const copy = JSON.parse((await profile.downloads[0]?.content.text()) ?? '');
  expect(copy.tables.conversations).toEqual([{ ...first, headId: 'lost' }]);
  await stored.getByRole('button', { name: 'Check everything' }).click();
  await expect.element(stored.getByRole('status')).toMatchTextContent(/^Everything is as it should be/);
  database.close();
});

test('everything is deleted only when the word has been typed, keys too', async () => {
  const { profile, panel } = await openData(2);
  await panel.screen.getByRole('button', { name: 'Delete everything …' }).click();
  const dialog = panel.screen.getByRole('dialog', { name: 'Delete everything' });
  const now = dialog.getByRole('button', { name: 'Delete everything for good' });
  await expect
    .element(dialog)
    .toMatchTextContent(/2 conversations and everything else in Aside will be gone for good/);
  await expect.element(now).toBeDisabled();
  await userEvent.keyboard('delet{Enter}');
  expect(profile.values.size).toBeGreaterThan(0);
  await userEvent.keyboard('e{Enter}');
  await expect.poll(() => profile.reloads).toHaveLength(1);
  expect(profile.values.size).toBe(0);
  const database = await profile.openStorage();
  const counts = await Promise.all(database.tables.map((table) => table.count()));
  database.close();
  expect(counts.every((count) => count === 0)).toBe(true);
});

test('Escape leaves everything where it is', async () => {
  const { profile, panel } = await openData(1);
  const start = panel.screen.getByRole('button', { name: 'Delete everything …' });
  await start.click();
  await userEvent.keyboard('delete{Escape}');
  await expect.element(start).toHaveFocus();
  await expect.element(section(panel, 'What is stored')).toMatchTextContent(/Conversations1/);
  expect(profile.reloads).toEqual([]);
});
