import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ModelChoice } from '@/lib/core/conversation';
import { examplePrompts } from '@/lib/core/example-prompts';
import { converse, newProfile, type Panel, type Profile, send } from './profile';

const sonnet: ModelChoice = {
  providerId: 'anthropic',
  model: 'claude-sonnet-5-5',
  name: 'Claude Sonnet 5.5',
  maxOutputTokens: 128_000,
};
const llama: ModelChoice = { providerId: 'ollama', model: 'llama3.3', name: 'llama3.3' };

async function openThisConversation(profile: Profile, model = sonnet): Promise<Panel> {
  const panel = await profile.openReady();
  await panel.app.chooseModel(panel.app.store.getState().conversationId, model);
  panel.app.showView('this-conversation');
  await expect.element(panel.screen.getByRole('heading', { name: 'This conversation' })).toHaveFocus();
  return panel;
}

async function back({ screen }: Panel): Promise<void> {
  await screen.getByRole('button', { name: 'Back' }).click();
}

test('what is chosen for the replies of a new conversation is in its first request', async () => {
  const profile = newProfile();
  const panel = await openThisConversation(profile);
  const { screen } = panel;
  await screen.getByRole('group', { name: 'Thinking' }).getByRole('radio', { name: 'Off' }).click();
  await screen.getByRole('group', { name: 'Effort' }).getByRole('radio', { name: 'Low' }).click();
  await screen.getByRole('textbox', { name: 'Longest reply, in tokens' }).fill('500');
  await expect.element(screen.getByRole('textbox', { name: 'Temperature' })).not.toBeInTheDocument();
  await back(panel);
  const { request } = await send(profile, panel, 'Hello');
  expect(request).toMatchObject({
    model: 'claude-sonnet-5-5',
    maxOutputTokens: 500,
    options: { effort: 'low', thinking: { type: 'between_tools' } },
  });
});

test('a temperature that the model cannot have is marked and not stored', async () => {
  const panel = await openThisConversation(newProfile(), llama);
  const field = panel.screen.getByRole('textbox', { name: 'Temperature' });
  await field.fill('0,7');
  await expect.poll(() => replyOptionsOf(panel)).toEqual({ temperature: 0.7 });
  await field.fill('3');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  expect(replyOptionsOf(panel)).toEqual({ temperature: 0.7 });
});

test('numbers are typed without losing the focus, and go with everything else that is set back', async () => {
  const panel = await openThisConversation(newProfile(), llama);
  const { screen } = panel;
  const temperature = screen.getByRole('textbox', { name: 'Temperature' });
  const length = screen.getByRole('textbox', { name: 'Longest reply, in tokens' });
  await temperature.click();
  await userEvent.keyboard('0.7');
  await expect.element(temperature).toHaveFocus();
  await expect.poll(() => replyOptionsOf(panel)).toEqual({ temperature: 0.7 });
  await length.click();
  await userEvent.keyboard('500');
  await expect.poll(() => replyOptionsOf(panel)).toEqual({ temperature: 0.7, outputLimit: 500 });
  await screen.getByRole('button', { name: 'Set all back' }).click();
  await expect.poll(() => replyOptionsOf(panel)).toEqual({});
  await expect.element(temperature).toHaveValue('');
  await expect.element(length).toHaveValue('');
});

test('what another model does not take is kept, not sent, and said', async () => {
  const profile = newProfile();
  const panel = await openThisConversation(profile);
  const { screen, app } = panel;
  await screen.getByRole('radio', { name: 'High' }).click();
  await app.chooseModel(app.store.getState().conversationId, llama);
  await expect
    .element(screen.getByRole('note'))
    .toHaveTextContent('Kept, but not sent, because this model does not take it: Effort.');
  await app.chooseModel(app.store.getState().conversationId, sonnet);
  await expect.element(screen.getByRole('radio', { name: 'High' })).toBeChecked();
  await screen.getByRole('button', { name: 'Set all back' }).click();
  await expect.poll(() => replyOptionsOf(panel)).toEqual({});
});

test('the system prompt is sent as it is typed, and only in this conversation', async () => {
  const profile = newProfile();
  const panel = await openThisConversation(profile);
  await panel.screen.getByRole('textbox', { name: 'System prompt' }).fill('Be brief.');
  await back(panel);
  expect((await send(profile, panel, 'Hello')).request.system).toBe('Be brief.');
  expect(panel.app.store.getState().settings?.systemPrompt).toBe('');
});

test('what the user tells of themselves goes along where it is switched on', async () => {
  const profile = newProfile();
  const panel = await openThisConversation(profile);
  const { screen, app } = panel;
  const toggle = screen.getByRole('switch', { name: 'Tell the model about you' });
  await expect.element(toggle).toBeDisabled();
  await app.changeSettings(() => ({ profile: { text: 'I am Ada.', isOn: false } }));
  await toggle.click();
  await expect.element(toggle).toBeChecked();
  await back(panel);
  const { request } = await send(profile, panel, 'Hello');
  expect(request.system).toBe('<about_the_user>\nI am Ada.\n</about_the_user>');
});

test('prompts are kept, used with a way back, changed and deleted with undo', async () => {
  const profile = newProfile();
  const panel = await openThisConversation(profile);
  const { screen } = panel;
  const text = screen.getByRole('textbox', { name: 'System prompt' });
  const open = () => screen.getByRole('button', { name: 'Choose from your prompts' }).click();
  const library = page.getByRole('dialog', { name: 'Your prompts' });

  await text.fill('My own words.');
  await open();
  await library.getByRole('button', { name: 'New prompt' }).click();
  await userEvent.keyboard('Pirate');
  await library.getByRole('textbox', { name: 'Text' }).fill('Talk like a pirate.');
  await library.getByRole('button', { name: 'Save' }).click();
  await library.getByRole('button', { name: 'Use “Pirate” in this conversation' }).click();
  await expect.element(text).toHaveValue('Talk like a pirate.');
  await screen.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect.element(text).toHaveValue('My own words.');

  await open();
  await library.getByRole('button', { name: 'Edit “Pirate”' }).click();
  await library.getByRole('textbox', { name: 'Name' }).fill('Captain');
  await library.getByRole('button', { name: 'Save' }).click();
  await library.getByRole('button', { name: 'Delete “Captain”' }).click();
  await expect.element(library.getByRole('button', { name: /Captain/ })).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await open();
  await expect
    .element(library.getByRole('button', { name: 'Use “Captain” in this conversation' }))
    .toBeVisible();
});

test('a half-written prompt is there again after the library was closed over it', async () => {
  const { app, screen } = await openThisConversation(newProfile());
  const library = page.getByRole('dialog', { name: 'Your prompts' });
  app.showOverlay('prompts');
  await library.getByRole('button', { name: 'New prompt' }).click();
  await library.getByRole('textbox', { name: 'Text' }).fill('Half a');
  await userEvent.keyboard('{Escape}');
  await expect.element(library).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Choose from your prompts' }).click();
  await expect.element(library.getByRole('textbox', { name: 'Text' })).toHaveValue('Half a');
  await library.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(library.getByRole('button', { name: 'New prompt' })).toHaveFocus();
});

test('the library has the way back from a deletion in itself, and keeps the focus', async () => {
  const { app } = await openThisConversation(newProfile());
  await app.savePrompt({ name: 'Pirate', text: 'Talk like a pirate.' });
  app.showOverlay('prompts');
  const library = page.getByRole('dialog', { name: 'Your prompts' });
  await library.getByRole('button', { name: 'Delete “Pirate”' }).click();
  await expect.element(library.getByRole('button', { name: 'New prompt' })).toHaveFocus();
  await library.getByRole('button', { name: 'Undo' }).click();
  await expect.element(library.getByRole('button', { name: 'Edit “Pirate”' })).toBeVisible();
  await expect.element(library.getByRole('button', { name: 'New prompt' })).toHaveFocus();
});

test('an example is offered, and used only when it is chosen', async () => {
  const profile = newProfile();
  const panel = await openThisConversation(profile);
  const { screen } = panel;
  await expect.element(screen.getByRole('textbox', { name: 'System prompt' })).toHaveValue('');
  await screen.getByRole('button', { name: 'Choose from your prompts' }).click();
  await page.getByRole('button', { name: 'Use “Short answers” in this conversation' }).click();
  await expect
    .element(screen.getByRole('textbox', { name: 'System prompt' }))
    .toHaveValue(examplePrompts.find(({ id }) => id === 'brief')?.text);
});

test('a stored conversation keeps its choices, and others are not touched', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  const { app, screen } = panel;
  await converse(profile, panel, 'Hello', 'Hi');
  app.showView('this-conversation');
  await screen.getByRole('textbox', { name: 'System prompt' }).fill('Be kind.');
  await back(panel);
  const second = await send(profile, panel, 'And now?');
  expect(second.request.system).toBe('Be kind.');
  second.say('Well');
  second.end();
  await app.newConversation();
  expect((await send(profile, panel, 'Elsewhere')).request.system).toBe('');
});

function replyOptionsOf({ app }: Panel) {
  const { choices, conversationId } = app.store.getState();
  return choices[conversationId]?.replyOptions;
}
