import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '@/lib/app/app';
import { ReplyFailed } from '@/lib/core/provider';
import { newProfile, type Panel } from './profile';

const listed = [
  { id: 'claude-test', name: 'Claude Test', contextTokens: 200_000 },
  { id: 'claude-haiku-5-5', name: 'Claude Haiku 5.5', contextTokens: 1_000_000 },
  { id: 'claude-opus-5-5', name: 'Claude Opus 5.5' },
];

async function openPicker({ screen }: Panel) {
  await screen.getByRole('button', { name: 'Model: Claude Test, Anthropic' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a model' });
  return { picker, field: picker.getByRole('combobox', { name: 'Search models, or type a name' }) };
}

async function modelOf(app: App) {
  const { conversationId, choices } = app.store.getState();
  return choices[conversationId]?.model;
}

test('typing finds a model, Enter chooses it for this conversation only, and the focus goes back', async () => {
  const profile = newProfile();
  profile.provider.answerModels(async () => listed);
  const panel = await profile.openReady();
  const { picker, field } = await openPicker(panel);
  await expect.element(picker.getByRole('group', { name: 'Anthropic' }).getByRole('option')).toHaveLength(2);
  await expect
    .element(picker.getByRole('option', { name: /Claude Haiku 5.5.*1M context · \$0.10 in, \$0.50 out/ }))
    .toBeVisible();
  await userEvent.keyboard('haiku');
  await expect.element(field).toHaveAttribute('aria-activedescendant', expect.stringContaining('-0'));
  await userEvent.keyboard('{Enter}');
  const button = panel.screen.getByRole('button', { name: 'Model: Claude Haiku 5.5, Anthropic' });
  await expect.element(button).toHaveFocus();
  expect(await modelOf(panel.app)).toMatchObject({ model: 'claude-haiku-5-5', contextTokens: 1_000_000 });
  expect(panel.app.store.getState().settings?.model?.model).toBe('claude-test');
});

test('a model that nobody lists can be used by its name', async () => {
  const profile = newProfile();
  profile.provider.answerModels(async () => listed);
  const panel = await profile.openReady();
  const { picker } = await openPicker(panel);
  await userEvent.keyboard('claude-next');
  await picker.getByRole('option', { name: /Use “claude-next” anyway/ }).click();
  await expect
    .element(panel.screen.getByRole('button', { name: 'Model: claude-next, Anthropic' }))
    .toBeVisible();
});

test('what was listed once is there at once, and what was chosen is first', async () => {
  const profile = newProfile();
  profile.provider.answerModels(async () => listed);
  const panel = await profile.openReady();
  await openPicker(panel);
  await userEvent.keyboard('opus');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  profile.provider.answerModels(async () => {
    throw new ReplyFailed({ kind: 'unreachable', host: 'api.anthropic.com' });
  });
  await panel.screen.getByRole('button', { name: 'Model: Claude Opus 5.5, Anthropic' }).click();
  const recent = page.getByRole('group', { name: 'Recently used' });
  await expect.element(recent.getByRole('option').first().getByText('Claude Opus 5.5')).toBeVisible();
  await expect.element(page.getByRole('option', { name: /Claude Haiku/ })).toBeVisible();
});

test('why there is no list is said in the picker, with the way out', async () => {
  const profile = newProfile();
  profile.provider.answerModels(async () => {
    throw new ReplyFailed({ kind: 'wrong-key', host: 'api.anthropic.com' });
  });
  const panel = await profile.openReady();
  const { picker } = await openPicker(panel);
  await expect.element(picker.getByText(/Anthropic could not be asked for its models/)).toBeVisible();
  profile.provider.answerModels(async () => listed);
  await picker.getByRole('button', { name: 'Try again' }).click();
  await expect.element(picker.getByRole('option', { name: /Claude Haiku/ })).toBeVisible();
  await expect.element(picker.getByText(/could not be asked/)).not.toBeInTheDocument();
});

test('Escape leaves everything as it was', async () => {
  const panel = await newProfile().openReady();
  await openPicker(panel);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(await modelOf(panel.app)).toBeUndefined();
});

test('another provider is one press away', async () => {
  const panel = await newProfile().openReady();
  const { picker } = await openPicker(panel);
  await picker.getByRole('button', { name: 'Set up another provider…' }).click();
  await expect.element(panel.screen.getByRole('heading', { name: 'Settings' })).toBeVisible();
});
