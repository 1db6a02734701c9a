import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { converse, newProfile, type Panel, send } from './profile';

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
    await expect.element(chosen).toHaveAccessibleName('Theme: Dark');
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
    await userEvent.keyboard('{Control>}k{/Control}start');
    await expect
      .element(page.getByRole('option', { name: 'Start over' }))
      .toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'What is on your mind?' })).toBeVisible();
  });
});

test('Enter waits for the commands of a conversation that is still being read', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Hello', 'Hi');
  const { promise, resolve } = Promise.withResolvers<void>();
  const { watchConversation } = panel.app;
  panel.app.watchConversation = (id, onValue) =>
    watchConversation(id, (opened) => void promise.then(() => onValue(opened)));
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('combobox', { name: 'Search for a command' })).toHaveFocus();
  await userEvent.keyboard('start over{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  resolve();
  await expect.element(page.getByRole('heading', { name: 'What is on your mind?' })).toBeVisible();
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

/** What menus and buttons of the chat offer, and the command that does the same. */
const inPalette: Record<string, string> = {
  Rename: 'Rename this conversation',
  Pin: 'Pin',
  'Find in this conversation': 'Find in this conversation',
  'Summarize older turns': 'Summarize older turns',
  'Start over': 'Start over',
  Archive: 'Archive',
  'Export …': 'Export this conversation …',
  Delete: 'Delete this conversation',
  'This conversation': 'Settings of this conversation',
  'Open in a tab': 'Open in a tab',
  'Files or pictures': 'Attach files or pictures',
  'Add this page': 'Add this page',
  'Add the selection': 'Add the selection',
  Conversations: 'Show all conversations',
  'New conversation': 'New conversation',
  Settings: 'Open the settings',
  Copy: 'Copy the last reply',
  Continue: 'Continue the last reply',
  Regenerate: 'Regenerate the last reply',
};

/** What needs no command: it opens a menu, belongs to the field, or has another name there. */
const notInPalette = ['More', 'Attach', 'Send', 'More about this message'];

/** The names of what is in the page with a role. */
const namesOf = (role: 'menuitem' | 'button' | 'option') =>
  page
    .getByRole(role)
    .elements()
    .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim());

describe('all that the chat offers', () => {
  async function openWithReply() {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Hello');
    reply.say('Hi there');
    reply.end('length');
    await expect.element(panel.screen.getByRole('button', { name: 'Continue' })).toBeVisible();
    return { profile, panel };
  }
  const run = async (command: string) => {
    await userEvent.keyboard('{Control>}k{/Control}');
    await page.getByRole('combobox', { name: 'Search for a command' }).fill(command);
    await page.getByRole('option', { name: command, exact: true }).click();
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).not.toBeInTheDocument();
  };

  test('is in the palette, too', async () => {
    const { panel } = await openWithReply();
    const offered = namesOf('button');
    for (const menu of ['More', 'Attach']) {
      await panel.screen.getByRole('button', { name: menu, exact: true }).click();
      await expect.element(page.getByRole('menu')).toBeVisible();
      offered.push(...namesOf('menuitem'));
      await userEvent.keyboard('{Escape}');
      await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    }
    const isKnown = (name: string) => notInPalette.includes(name) || /^(What is sent|Model|local)/.test(name);
    const needed = offered.filter((name) => !isKnown(name));
    expect(needed.filter((name) => inPalette[name] === undefined)).toEqual([]);
    await userEvent.keyboard('{Control>}k{/Control}');
    // The commands for the conversation come when it has been read.
    await expect.element(page.getByRole('option', { name: 'Export this conversation …' })).toBeVisible();
    const commands = namesOf('option').map((name) => name.replace(/Ctrl.*$/, ''));
    expect(commands).toEqual(expect.arrayContaining(needed.map((name) => inPalette[name])));
    expect(commands).toEqual(
      expect.arrayContaining([
        'Choose a model',
        'Choose a system prompt',
        'Search all conversations',
        'See what is sent',
        'Edit your last message',
        'Fork from here',
        'Theme: Dark',
        'Your data: export and import',
        'Show keyboard shortcuts',
      ]),
    );
  });

  test('is done from there', async () => {
    const { profile, panel } = await openWithReply();
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await run('Copy the last reply');
    expect(writeText).toHaveBeenCalledExactlyOnceWith('Hi there');
    await expect.element(panel.screen.getByRole('status', { name: 'Notices' })).toMatchTextContent('Copied');
    writeText.mockRestore();

    await run('Rename this conversation');
    await expect.element(panel.screen.getByRole('textbox', { name: 'Title' })).toHaveFocus();
    await userEvent.keyboard('Renamed{Enter}');
    await expect.element(panel.screen.getByRole('heading', { name: 'Renamed' })).toBeVisible();

    await run('Edit your last message');
    await expect.element(panel.screen.getByRole('textbox', { name: 'Edit your message' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');

    await run('Theme: Dark');
    await expect.poll(() => panel.app.store.getState().settings?.theme).toBe('dark');
    await run('Theme: System');

    const chosen = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    await run('Attach files or pictures');
    expect(chosen).toHaveBeenCalledOnce();
    chosen.mockRestore();

    await run('Search all conversations');
    await expect.element(page.getByRole('textbox', { name: 'Search all conversations' })).toHaveFocus();

    await run('Continue the last reply');
    const rest = await profile.provider.nextReply();
    rest.say(', Ada.');
    rest.end();
    await run('Regenerate the last reply');
    const again = await profile.provider.nextReply();
    expect(again.request.messages).toHaveLength(1);
  });
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
