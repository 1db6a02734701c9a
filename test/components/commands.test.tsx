import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { converse, newProfile, type Panel } from './profile';

async function openPalette(): Promise<Panel> {
  const panel = await newProfile().openReady();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('combobox', { name: 'Search for a command' })).toHaveFocus();
  return panel;
}

describe('the palette of commands', () => {
  test('opens by its keys, finds by words in any order, and runs with Enter', async () => {
    await openPalette();
    await userEvent.keyboard('sent see');
    await expect
      .element(page.getByRole('option', { selected: true }))
      .toHaveAccessibleName('See what is sent');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'What is sent' })).toBeVisible();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('is gone through with the arrow keys, around its ends', async () => {
    await openPalette();
    const chosen = page.getByRole('option', { selected: true });
    await expect.element(chosen).toHaveAccessibleName('New conversation');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(chosen).toHaveAccessibleName('Show keyboard shortcuts');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(chosen).toHaveAccessibleName('Show all conversations');
    await expect
      .element(page.getByRole('combobox'))
      .toHaveAttribute('aria-activedescendant', chosen.element().id);
  });

  test('says so when nothing has that name, and Escape leads back to the field', async () => {
    const { screen } = await openPalette();
    await userEvent.keyboard('teleport');
    await expect.element(page.getByText('No command is called “teleport”.')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  });

  test('offers what a stored conversation can do only there', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('option', { name: 'New conversation' })).toBeVisible();
    await expect.element(page.getByRole('option', { name: 'Start over' })).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await converse(profile, panel, 'Hello', 'Hi');
    await userEvent.keyboard('{Control>}k{/Control}start{Enter}');
    await expect.element(page.getByRole('heading', { name: 'What is on your mind?' })).toBeVisible();
  });
});

test('the palette pins, takes back what was done last, and leads to the field', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Hello', 'Hi');
  const choose = async (command: string) => {
    await userEvent.keyboard('{Control>}k{/Control}');
    await page.getByRole('combobox', { name: 'Search for a command' }).fill(command);
    await page.getByRole('option', { name: command, exact: true }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  };
  await choose('Pin');
  await choose('Unpin');
  panel.screen.getByRole('button', { name: 'Settings', exact: true }).element().focus();
  await choose('Write a message');
  await expect.element(panel.screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  await choose('Start over');
  await choose('Undo');
  await expect.element(panel.screen.getByRole('article', { name: 'You' })).toHaveTextContent('Hello');
});

describe('the shortcuts', () => {
  test('are listed on a page of their own', async () => {
    await newProfile().openReady();
    await userEvent.keyboard('{Control>}/{/Control}');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect.element(dialog.getByText('Open the commands')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test.for([
    [{ key: 'k', code: 'KeyK', ctrlKey: true }, true],
    [{ key: 'л', code: 'KeyK', ctrlKey: true }, true],
    [{ key: 'k', code: 'KeyK', ctrlKey: true, shiftKey: true }, false],
    [{ key: 'k', code: 'KeyK' }, false],
    [{ key: 'r', code: 'KeyK', ctrlKey: true }, false],
  ] as const)('%j opens the palette: %s', async ([press, opens]) => {
    const panel = await newProfile().openReady();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }));
    expect(panel.app.store.getState().overlay).toBe(opens ? 'commands' : null);
  });

  test.for([
    ['German', { key: '/', code: 'Digit7', shiftKey: true }, { overlay: 'shortcuts' }],
    ['Russian', { key: '/', code: 'Backslash', shiftKey: true }, { overlay: 'shortcuts' }],
    ['Arabic', { key: 'ظ', code: 'Slash' }, { overlay: 'shortcuts' }],
    ['Russian', { key: 'б', code: 'Comma' }, { screen: 'settings' }],
  ] as const)('can be pressed on a keyboard that is %s: %j', async ([, press, shown]) => {
    const { app } = await newProfile().openReady();
    const options = { ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...options, ...press }));
    expect(app.store.getState()).toMatchObject(shown);
  });
});
