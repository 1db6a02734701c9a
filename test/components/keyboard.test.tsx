import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setPreferences } from './media';
import { articles, converse, newProfile, setWidth } from './profile';

/** How the element that has the focus shows it: an outline, or the accent colour around it. */
function focusIsVisible(): boolean {
  const element = document.activeElement;
  const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
  const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body);
  if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return true;
  return [element, element?.parentElement].some(
    (box) => box && hex(getComputedStyle(box).borderColor) === accent,
  );
}

function hex(rgb: string): string {
  const numbers = rgb.match(/\d+/g) ?? [];
  return `#${numbers.map((number) => Number(number).toString(16).padStart(2, '0')).join('')}`;
}

function nameOf(element: Element | null): string {
  const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : undefined;
  return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
}

/** The names of the elements that Tab goes to, from the beginning of the page, each with its focus visible. */
async function tabThrough(count: number): Promise<string[]> {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  const names: string[] = [];
  for (let step = 0; step < count; step += 1) {
    await userEvent.tab();
    const name = nameOf(document.activeElement);
    names.push(focusIsVisible() ? name : `${name} (not visible)`);
  }
  return names;
}

async function openConversation() {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Code', 'See [this](https://example.com):\n\n```js\nlet it = be;\n```');
  return { profile, panel };
}

describe('by keyboard', () => {
  test.for(['light', 'dark'] as const)('Tab goes through the chat in its order, %s', async (scheme) => {
    await setPreferences(scheme);
    await openConversation();
    const order = [
      'Conversations',
      'New conversation',
      'More',
      'Settings',
      'More about this message',
      'this',
      'Wrap long lines',
      'Copy code',
      'Code in js',
      'Copy',
      'Regenerate',
      'More about this message',
      'Message',
      'Attach',
      'Model: Claude Test, Anthropic',
      'What is sent',
    ];
    expect(await tabThrough(order.length)).toEqual(order);
  });

  test('Tab goes through the first run', async () => {
    await setPreferences('light');
    const { screen } = await newProfile().open();
    await expect.element(screen.getByRole('button', { name: 'Anthropic', exact: true })).toBeVisible();
    expect(await tabThrough(3)).toEqual(['Anthropic', 'OpenAI', 'Local server']);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('ollama');
  });

  test('Tab goes through the settings', async () => {
    await setPreferences('light');
    const { screen } = await newProfile().open();
    await screen.getByRole('button', { name: 'Anthropic', exact: true }).click();
    await expect.element(screen.getByRole('combobox', { name: 'Provider' })).toBeVisible();
    const order = [
      'Back',
      'Provider',
      'Base URL',
      'API key',
      'Get a key',
      'Test connection',
      'Model',
      'Limits and price',
      'System prompt',
      'Summary and recent',
      'When older messages no longer fit',
      'At most, in tokens',
      'About you',
      'System',
      'Language',
      'Enter',
      'Export and import …',
      'Cancel',
      'Save',
    ];
    expect(await tabThrough(order.length)).toEqual(order);
  });

  test('a conversation is chosen and renamed without a mouse', async () => {
    await setPreferences('light');
    const { panel } = await openConversation();
    await tabThrough(1);
    await userEvent.keyboard('{Enter}');
    await expect.element(panel.screen.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
    expect(await tabThrough(6)).toEqual([
      'Back',
      'Your data',
      'New conversation',
      'Search all conversations',
      'Code',
      'More about Code',
    ]);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(panel.screen.getByRole('textbox', { name: 'Title' })).toHaveFocus();
    await userEvent.keyboard('Renamed{Enter}');
    await expect.element(panel.screen.getByRole('button', { name: 'Renamed', exact: true })).toBeVisible();
  });

  test('the arrow keys go through a menu, and Escape closes it', async () => {
    await setWidth(1200);
    const { panel } = await openConversation();
    const trigger = panel.screen.getByRole('button', { name: 'More', exact: true });
    trigger.element().focus();
    await userEvent.keyboard('{ArrowDown}');
    for (const name of [
      'Rename',
      'Pin',
      'Find in this conversation',
      'Summarize older turns',
      'Start over',
      'Archive',
      'Export …',
      'Delete',
      'This conversation',
      'Open in a tab',
      'Rename',
    ]) {
      await expect.element(page.getByRole('menuitem', { name })).toHaveFocus();
      await userEvent.keyboard('{ArrowDown}');
    }
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(trigger).toHaveFocus();
    await expect.element(articles(panel, 'You')).toHaveTextContent('Code');
  });
});
