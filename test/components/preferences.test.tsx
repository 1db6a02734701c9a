import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setPreferences } from './media';
import { converse, newProfile, type Panel, send } from './profile';

async function openSettings({ app, screen }: Panel): Promise<void> {
  app.show('settings');
  await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

const background = () => getComputedStyle(document.body).backgroundColor;

test('the theme is the system’s until the user chooses, and applies at once', async () => {
  await setPreferences('dark');
  const panel = await newProfile().openReady();
  await openSettings(panel);
  const dark = background();
  await panel.screen.getByRole('radio', { name: 'Light' }).click();
  await expect.poll(background).not.toBe(dark);
  const light = background();
  await setPreferences('light');
  await panel.screen.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(background).toBe(dark);
  await panel.screen.getByRole('radio', { name: 'System' }).click();
  await expect.poll(background).toBe(light);
  await expect.poll(() => panel.app.store.getState().settings).not.toHaveProperty('theme');
});

test('Enter makes a new line where the user wants it, and the message goes with Ctrl and Enter', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  const { screen, app } = panel;
  await openSettings(panel);
  await screen.getByRole('radio', { name: 'Ctrl + Enter' }).click();
  await expect.poll(() => app.store.getState().settings?.sendKey).toBe('modifier-enter');
  app.show('chat');
  const field = screen.getByRole('textbox', { name: 'Message' });
  await field.fill('One');
  await userEvent.keyboard('{Enter}two');
  await expect.element(field).toHaveValue('One\ntwo');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const { request } = await profile.provider.nextReply();
  expect(JSON.stringify(request.messages)).toContain('One\\ntwo');
});

test('what the user tells of themselves is told in all conversations once it is written', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  const { screen, app } = panel;
  await openSettings(panel);
  const toggle = screen.getByRole('switch', { name: 'Tell it in all conversations' });
  await expect.element(toggle).toBeDisabled();
  await screen.getByRole('textbox', { name: 'About you' }).fill('I am Ada.');
  await expect.element(toggle).toBeChecked();
  app.show('chat');
  const reply = await converse(profile, panel, 'Hello', 'Hi');
  expect(reply.request.system).toContain('I am Ada.');
  await openSettings(panel);
  await toggle.click();
  await expect.element(toggle).not.toBeChecked();
  app.show('chat');
  expect((await send(profile, panel, 'Again')).request.system).toBe('');
});

test('a model that was typed for one conversation is not saved for another', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Hello', 'Hi');
  const { screen } = panel;
  const model = screen.getByRole('combobox', { name: 'Model', exact: true });
  await screen.getByRole('button', { name: 'Settings', exact: true }).click();
  await model.fill('claude-for-the-first-one');
  await screen.getByRole('button', { name: 'Back', exact: true }).click();
  await screen.getByRole('button', { name: 'New conversation', exact: true }).click();
  await screen.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect.element(model).toHaveValue('claude-test');
  await screen.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
  expect(panel.app.store.getState().settings?.model?.model).toBe('claude-test');
});

test('what is typed and not saved stays, and Cancel drops it', async () => {
  const panel = await newProfile().openReady();
  const { screen, app } = panel;
  await openSettings(panel);
  const model = () => screen.getByRole('combobox', { name: 'Model', exact: true });
  await model().fill('claude-next');
  await screen.getByLabelText('API key').fill('sk-test-typed');
  await expect.element(screen.getByText(/^Not saved yet/)).toBeVisible();
  await screen.getByRole('button', { name: 'Back' }).click();
  await openSettings(panel);
  await expect.element(model()).toHaveValue('claude-next');
  await expect.element(screen.getByLabelText('API key')).toHaveValue('sk-test-typed');
  expect(document.documentElement.outerHTML).not.toContain('sk-test-typed');
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await openSettings(panel);
  await expect.element(model()).toHaveValue('claude-test');
  await expect.element(screen.getByLabelText('API key')).toHaveValue('');
  expect(app.store.getState().settings?.model?.model).toBe('claude-test');
});
