import { describe, expect, test } from 'vitest';
import { back, field, openTrimmed, openView, openWithWindow, reasons } from './inspecting';
import { converse, newProfile, type Panel } from './profile';

const radio = ({ screen }: Panel, name: string) => screen.getByRole('radio', { name });
const textbox = ({ screen }: Panel, name: string) => screen.getByRole('textbox', { name });
const automatic = ({ screen }: Panel) =>
  screen.getByRole('combobox', { name: 'When older messages no longer fit' });
const useAlways = ({ screen }: Panel) =>
  screen.getByRole('button', { name: 'Use this for new conversations' });

/** The policy that is stored with the conversation. */
async function storedPolicy({ app }: Panel) {
  const { conversationId } = app.store.getState();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const unwatch = app.watchConversation(conversationId, (opened) => resolve(opened?.conversation.policy));
  return promise.finally(unwatch);
}

describe('the choice of how much is sent', () => {
  test('begins with summaries that are offered', async () => {
    const { panel } = await openWithWindow(193_000);
    await openView(panel);
    const names = panel.screen
      .getByRole('radio')
      .elements()
      .map((choice) => choice.ariaLabel);
    expect(names).toEqual(['Summary and recent', 'Budget', 'Last turns', 'Everything']);
    await expect.element(radio(panel, 'Summary and recent')).toBeChecked();
    await expect.element(automatic(panel)).toHaveValue('ask');
    await expect.element(panel.screen.getByText('New conversations use this.')).toBeVisible();
  });

  test('changes what is sent at once', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    await textbox(panel, 'Turns').fill('2');
    await expect.poll(() => reasons(panel)).toEqual(['Sent', 'Sent', 'Sent', 'Sent', 'Trimmed', 'Trimmed']);
    await radio(panel, 'Everything').click();
    await expect.poll(() => new Set(reasons(panel))).toEqual(new Set(['Sent']));
    await radio(panel, 'Budget').click();
    await textbox(panel, 'At most, in tokens').fill('20000');
    await radio(panel, 'Summary and recent').click();
    await automatic(panel).selectOptions('Summarize automatically');
    const chosen = { mode: 'summary', automatic: 'on', ceilingTokens: 20_000 };
    await expect.poll(() => storedPolicy(panel)).toEqual(chosen);
    await textbox(panel, 'At most, in tokens').fill('');
    await expect.poll(() => storedPolicy(panel)).toEqual({ mode: 'summary', automatic: 'on' });
  });

  test('marks a number that is not allowed, and keeps the policy', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    await textbox(panel, 'Turns').fill('some');
    await expect.element(textbox(panel, 'Turns')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(textbox(panel, 'Turns')).toHaveAccessibleDescription('A whole number, at least 0.');
    await back(panel);
    await expect.element(panel.screen.getByText(/^Not sent: 4 older messages/)).toBeVisible();
  });

  test('works before the first message, and stays', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    await openView(panel);
    await radio(panel, 'Last turns').click();
    await textbox(panel, 'Turns').fill('0');
    await back(panel);
    await converse(profile, panel, 'One', 'Answer One');
    expect(await storedPolicy(panel)).toEqual({ mode: 'last-turns', turns: 0 });
    await field(panel).fill('Two');
    await openView(panel);
    await expect.poll(() => reasons(panel)).toEqual(['Sent', 'Trimmed', 'Trimmed']);
  });

  test('can be kept for new conversations', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    await useAlways(panel).click();
    await expect.element(panel.screen.getByText('New conversations use this.')).toBeVisible();
    await panel.app.newConversation();
    await openView(panel);
    await expect.element(radio(panel, 'Last turns')).toBeChecked();
    await radio(panel, 'Everything').click();
    await expect.element(useAlways(panel)).toBeVisible();
  });
});

describe('the default in the settings', () => {
  test('is stored by Save, and only for new conversations', async () => {
    const { panel } = await openTrimmed();
    await panel.screen.getByRole('button', { name: 'Settings', exact: true }).click();
    await expect.element(radio(panel, 'Summary and recent')).toBeChecked();
    await radio(panel, 'Budget').click();
    await textbox(panel, 'At most, in tokens').fill('8000');
    await panel.screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(field(panel)).toBeVisible();
    expect(await storedPolicy(panel)).toEqual({ mode: 'last-turns', turns: 1 });
    await expect
      .poll(() => panel.app.store.getState().settings?.policy)
      .toEqual({ mode: 'budget', ceilingTokens: 8_000 });
  });

  test('is not touched by Cancel, nor by a Save without a choice', async () => {
    const panel = await newProfile().openReady();
    const open = () => panel.screen.getByRole('button', { name: 'Settings', exact: true }).click();
    await open();
    await radio(panel, 'Everything').click();
    await panel.screen.getByRole('button', { name: 'Cancel' }).click();
    await open();
    await expect.element(radio(panel, 'Summary and recent')).toBeChecked();
    await panel.screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(field(panel)).toBeVisible();
    expect(panel.app.store.getState().settings?.policy).toBeUndefined();
  });
});
