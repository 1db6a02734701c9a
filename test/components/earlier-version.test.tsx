import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { earlierDialog, openEarlier, openEarlierDialog } from './earlier-views';
import { articles } from './profile';

test('an earlier version is shown, comes back beside the newer one, and goes again with Undo', async () => {
  const panel = await openEarlierDialog();
  const { screen } = panel;
  await expect.element(articles(panel, 'You')).toBeVisible();
  expect(screen.getByRole('article', { name: 'You' }).getByText('Earlier version').query()).toBeNull();
  await earlierDialog.getByRole('button', { name: 'Bring it back' }).click();
  await expect.element(articles(panel, 'Assistant')).toMatchTextContent('I would say.');
  await expect.element(screen.getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();
  await screen.getByRole('button', { name: 'Undo' }).click();
  await expect.element(articles(panel, 'Assistant')).toMatchTextContent('red and blue light');
  await expect.element(screen.getByRole('group', { name: /^Version/ })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Earlier version' })).toBeVisible();
});

test('the palette leads to it, and Escape back', async () => {
  const { screen } = await openEarlier();
  const composer = screen.getByRole('textbox', { name: 'Message' });
  await composer.click();
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('earlier version{Enter}');
  await expect.element(earlierDialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(earlierDialog).not.toBeInTheDocument();
  await expect.element(composer).toHaveFocus();
});
