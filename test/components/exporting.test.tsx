import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SavingFile } from '@/lib/platform/files/save-file';
import { memoryFile } from './memory-file';
import { articles, converse, newProfile, type Panel, setWidth } from './profile';

const dialog = page.getByRole('dialog', { name: 'Export' });

async function openTalk(saveFile: (name: string) => Promise<SavingFile | undefined>): Promise<Panel> {
  const profile = newProfile();
  const panel = await profile.openReady({ saveFile });
  await converse(profile, panel, 'What is a frog?', 'An animal that jumps.');
  return panel;
}

async function openDialog({ screen }: Panel): Promise<void> {
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export …' }).click();
  await expect.element(dialog).toBeVisible();
}

test('a conversation is exported from its menu, and the focus is back where it was', async () => {
  const made = memoryFile('frogs.md');
  const names: string[] = [];
  const panel = await openTalk(async (name) => {
    names.push(name);
    return made.file;
  });
  await openDialog(panel);
  await dialog.getByRole('combobox', { name: 'Format' }).selectOptions('Markdown');
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect.element(dialog.getByRole('status')).toMatchTextContent('1 conversation exported to frogs.md.');
  expect(names[0]).toMatch(/^What-is-a-frog-[-\d]+\.md$/);
  expect(await made.text()).toContain('# What is a frog?');
  await expect.element(dialog.getByRole('button', { name: 'Close' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(panel.screen.getByRole('button', { name: 'More', exact: true })).toHaveFocus();
});

test('selected conversations are exported together, without Markdown among the formats', async () => {
  await setWidth(1200);
  const made = memoryFile('some.aside.json');
  const panel = await openTalk(async () => made.file);
  const { screen } = panel;
  await screen.getByRole('button', { name: 'More about What is a frog?' }).click();
  await page.getByRole('menuitem', { name: 'Select' }).click();
  await screen
    .getByRole('toolbar', { name: 'Selected conversations' })
    .getByRole('button', { name: 'Export …' })
    .click();
  await expect.element(dialog.getByRole('radio', { name: '1 selected' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect.element(dialog.getByRole('status')).toMatchTextContent('2 messages, 0 attachments');
  expect(JSON.parse(await made.text())).toMatchObject({
    format: 'aside',
    settings: {},
    end: { counts: { messages: 2 } },
  });
});

test('a passphrase has to be long enough, its strength is said, and the file is encrypted', async () => {
  const made = memoryFile('secret');
  const panel = await openTalk(async () => made.file);
  await openDialog(panel);
  await dialog.getByRole('switch', { name: 'Protect it with a passphrase' }).click();
  const field = dialog.getByRole('textbox', { name: 'Passphrase' });
  await expect.element(field).toHaveFocus();
  await expect.element(dialog).toMatchTextContent('It cannot be recovered.');
  await userEvent.keyboard('too short');
  await expect.element(dialog.getByRole('button', { name: 'Export' })).toBeDisabled();
  await field.fill('correct horse battery staple orbit');
  await expect.element(field).toHaveAccessibleDescription('Strong.');
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect.element(dialog.getByRole('status')).toMatchTextContent('exported');
  expect(await made.text()).toMatch(/^ASIDEENC/);
  expect(await made.text()).not.toContain('frog');
});

test('an export goes on while the panel is used, is shown with the data, and can be stopped', async () => {
  const made = memoryFile('all.aside.json');
  const { promise, resolve } = Promise.withResolvers<void>();
  const { write } = made.file;
  made.file.write = async (bytes) => {
    await promise;
    await write(bytes);
  };
  const panel = await openTalk(async () => made.file);
  const { screen, app } = panel;
  await openDialog(panel);
  await dialog.getByRole('radio', { name: 'All conversations' }).click();
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect.element(dialog.getByRole('progressbar', { name: 'Progress of the export' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(articles(panel, 'You')).toBeVisible();
  app.show('data');
  const section = screen.getByRole('region', { name: 'Export' });
  await expect.element(section.getByRole('progressbar')).toBeVisible();
  await section.getByRole('button', { name: 'Stop' }).click();
  resolve();
  await expect.element(section.getByRole('button', { name: 'Export all conversations …' })).toBeVisible();
  expect(made.status()).toBe('aborted');
});

test('an export that fails says so and leads back to what was chosen', async () => {
  const made = memoryFile('full');
  made.file.write = async () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  const panel = await openTalk(async () => made.file);
  await openDialog(panel);
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent('No file was left behind.');
  expect(made.status()).toBe('aborted');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(dialog.getByRole('combobox', { name: 'Format' })).toBeVisible();
});

test('with nothing stored there is nothing to export', async () => {
  const { screen, app } = await newProfile().openReady();
  app.show('data');
  await screen.getByRole('button', { name: 'Export all conversations …' }).click();
  await expect.element(dialog).toMatchTextContent('There is nothing to export yet.');
  await expect.element(dialog.getByRole('button', { name: 'Export' })).toBeDisabled();
});
