import { expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { exportedChat } from '../importing/exported-chats';
import { newProfile, setWidth } from './profile';

const region = (screen: Locator) => screen.getByRole('region', { name: 'Import' });

const file = (value: unknown, name: string) => new File([JSON.stringify(value)], name, { lastModified: 1 });

async function openData() {
  const profile = newProfile();
  const { app, screen } = await profile.openReady();
  app.show('data');
  const section = region(screen);
  await section.getByRole('button', { name: 'Choose files …' }).findElement();
  return { profile, app, screen, section };
}

const choose = (section: Locator, files: File[]) =>
  userEvent.upload(section.getByLabelText('Choose files …', { exact: true }).last(), files);

test('what is in files is shown before anything is stored, and stored when the user says so', async () => {
  const { profile, section, screen } = await openData();
  const cut = new File(['[{"id": "x",\n "mapping": {'], 'cut.json');
  await choose(section, [file([exportedChat('one'), exportedChat('two')], 'conversations.json'), cut]);
  await expect.element(section.getByText('2 conversations found')).toBeVisible();
  await expect.element(section.getByText('The file ends in the middle.')).toBeVisible();
  await expect.element(section.getByText('Line 2, column 14')).toBeVisible();
  const storage = await profile.openStorage();
  expect(await storage.conversations.count()).toBe(0);
  await section.getByRole('button', { name: 'Import 2 conversations' }).click();
  await expect.element(section.getByText('2 conversations imported.')).toBeVisible();
  expect(await storage.conversations.count()).toBe(2);

  await section.getByRole('button', { name: 'Undo this import' }).click();
  await expect
    .element(screen.getByRole('status', { name: 'Notices' }))
    .toHaveTextContent('The import was undone: 2 conversations.');
  expect(await storage.conversations.count()).toBe(0);
  await expect.element(section.getByRole('button', { name: 'Choose files …' })).toBeVisible();
  storage.close();
});

test('a file that brings nothing new says so, and what was deleted can be brought back', async () => {
  const { profile, app, section } = await openData();
  const chats = file([exportedChat('one'), exportedChat('two')], 'conversations.json');
  await choose(section, [chats]);
  await section.getByRole('button', { name: 'Import 2 conversations' }).click();
  await section.getByRole('button', { name: 'Close' }).click();
  const storage = await profile.openStorage();
  const [first] = await storage.conversations.toCollection().primaryKeys();
  await app.deleteConversation({ id: first ?? '' });
  await choose(section, [chats]);
  await expect.element(section.getByText('Deleted here')).toBeVisible();
  await expect.element(section.getByRole('button', { name: /^Import / })).not.toBeInTheDocument();
  await section.getByRole('switch', { name: 'Bring back what was deleted here' }).click();
  await section.getByRole('button', { name: 'Import 1 conversation' }).click();
  await expect.element(section.getByText('1 conversation imported.')).toBeVisible();
  expect((await storage.conversations.get(first ?? ''))?.deletedAt).toBeUndefined();
  storage.close();
});

test('an import that was interrupted says how to go on, and can be taken back', async () => {
  const { profile, section } = await openData();
  const storage = await profile.openStorage();
  await storage.imports.put({ id: 'i', names: ['export.zip'], startedAt: 1, planned: 7 });
  await expect
    .element(section.getByText(/An import was interrupted: 0 conversations are in, of 7/))
    .toBeVisible();
  section.getByRole('button', { name: 'Undo the import of export.zip' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(section.getByText(/was interrupted/)).not.toBeInTheDocument();
  await expect.poll(() => section.element().contains(document.activeElement)).toBe(true);
  storage.close();
});

test('files can be dropped anywhere on the page', async () => {
  const { section } = await openData();
  const transfer = new DataTransfer();
  transfer.items.add(file([exportedChat('one')], 'conversations.json'));
  const options = { bubbles: true, cancelable: true, dataTransfer: transfer };
  document.body.dispatchEvent(new DragEvent('dragenter', options));
  await expect.element(page.getByText('Drop files to import them')).toBeVisible();
  document.body.dispatchEvent(new DragEvent('drop', options));
  await expect.element(section.getByText('1 conversation found')).toBeVisible();
});

test.each([
  { name: 'narrow', width: 360 },
  { name: 'wide', width: 1200 },
])('nothing sticks out of the $name page', async ({ width }) => {
  await setWidth(width);
  const { section } = await openData();
  const long = `${'a-very-long-name-without-any-blank'.repeat(6)}.json`;
  await choose(section, [
    file([exportedChat('one'), exportedChat('two')], long),
    new File(['<html>'], `${'x'.repeat(120)}.html`),
  ]);
  await section.getByText('Details').click();
  const box = section.element().getBoundingClientRect();
  for (const element of section.element().querySelectorAll(':not(svg, svg *)')) {
    const { left, right, width: own } = element.getBoundingClientRect();
    if (own > 0) expect([left >= box.left - 1, right <= box.right + 1]).toEqual([true, true]);
  }
});
