import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openTrimmed } from './inspecting';
import { articles, chooseFor } from './profile';

const items = () =>
  page
    .getByRole('menuitem')
    .elements()
    .map((item) => item.textContent);

describe('the menu of a message', () => {
  test('pins and excludes, with a mark by the message, and takes it back', async () => {
    const { panel } = await openTrimmed();
    const first = articles(panel, 'You').first();
    await chooseFor(first, 'Pin');
    await expect.element(first.getByText('Pinned')).toBeVisible();
    await expect.element(panel.screen.getByText(/^Not sent: 2 older messages/)).toBeVisible();
    await chooseFor(first, 'Exclude');
    await expect.element(first.getByText('Excluded')).toBeVisible();
    await chooseFor(first, 'Include');
    await expect.element(panel.screen.getByText(/^Not sent: 4 older messages/)).toBeVisible();
  });

  test('is used by keyboard', async () => {
    const { panel } = await openTrimmed();
    const reply = articles(panel, 'Assistant').first();
    const trigger = reply.getByRole('button', { name: 'More about this message' });
    trigger.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Regenerate' })).toHaveFocus();
    expect(items()).toEqual([
      'Regenerate',
      'Copy as Markdown',
      'Copy as plain text',
      'Fork from here',
      'Pin',
      'Exclude',
      'What was sent',
      'Delete',
    ]);
    await userEvent.keyboard('p{Enter}');
    await expect.element(reply.getByText('Pinned')).toBeVisible();
    await expect.element(trigger).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: 'Regenerate' })).toHaveFocus();
    await userEvent.keyboard('u');
    await expect.element(page.getByRole('menuitem', { name: 'Unpin' })).toHaveFocus();
    await userEvent.keyboard('{End}{ArrowUp}{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'What was sent' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(trigger).toHaveFocus();
  });

  test('leads to the next message after a deletion, and to the composer after the last', async () => {
    const { panel } = await openTrimmed();
    const all = panel.screen.getByRole('log', { name: 'Messages' }).getByRole('article');
    const count = all.elements().length;
    await chooseFor(all.nth(count - 2), 'Delete');
    await expect.poll(() => all.elements().length).toBe(count - 1);
    await expect.poll(() => document.activeElement?.contains(all.last().element())).toBe(true);
    expect(document.activeElement).not.toBe(document.body);
    await chooseFor(all.last(), 'Delete');
    await expect.poll(() => all.elements().length).toBe(count - 2);
    await expect.element(panel.screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  });

  test('has no record for what the user wrote', async () => {
    const { panel } = await openTrimmed();
    await articles(panel, 'You').last().getByRole('button', { name: 'More about this message' }).click();
    await expect.element(page.getByRole('menuitem', { name: 'Exclude' })).toBeVisible();
    expect(items()).toEqual(['Edit', 'Copy', 'Fork from here', 'Pin', 'Exclude', 'Delete']);
  });
});
