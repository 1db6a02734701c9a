import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ReplyFailed } from '@/lib/core/provider';
import { layouts, model, newProfile, type Panel, setWidth, storedKey } from './profile';

/** The settings of a window, opened. */
async function openSettings({ screen }: Panel) {
  await screen.getByRole('button', { name: 'Settings', exact: true }).click();
  return {
    provider: screen.getByRole('combobox', { name: 'Provider' }),
    baseUrl: screen.getByRole('textbox', { name: 'Base URL' }),
    key: screen.getByLabelText('API key'),
    model: screen.getByRole('combobox', { name: 'Model' }),
    systemPrompt: screen.getByRole('textbox', { name: 'System prompt' }),
    test: screen.getByRole('button', { name: 'Test connection' }),
    save: screen.getByRole('button', { name: 'Save' }),
    cancel: screen.getByRole('button', { name: 'Cancel' }),
    alert: screen.getByRole('alert'),
  };
}

const composerOf = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Message' });

describe.for(layouts)('the settings, $layout', ({ width }) => {
  test('show what is stored, and store what is changed', async () => {
    await setWidth(width);
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    await expect.element(form.provider).toHaveValue('anthropic');
    await expect.element(form.baseUrl).toHaveValue('https://api.anthropic.com');
    await expect.element(form.model).toHaveValue(model.model);
    await form.model.fill('claude-other');
    await form.systemPrompt.fill('Be brief.');
    await form.save.click();
    await expect.element(composerOf(panel)).toBeVisible();
    const { settings } = panel.app.store.getState();
    expect(settings?.model).toMatchObject({ providerId: 'anthropic', model: 'claude-other' });
    expect(settings?.systemPrompt).toBe('Be brief.');
  });

  test('change nothing with Cancel', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    const before = panel.app.store.getState().settings;
    const keys = [...profile.values];
    const form = await openSettings(panel);
    await form.provider.selectOptions('openai');
    await form.key.fill('sk-other');
    await form.model.fill('gpt-test');
    await form.cancel.click();
    await expect.element(composerOf(panel)).toBeVisible();
    expect(panel.app.store.getState().settings).toEqual(before);
    expect([...profile.values]).toEqual(keys);
  });
});

describe('the settings', () => {
  test('go to another provider’s address and ask for its key', async () => {
    const form = await openSettings(await newProfile().openReady());
    await expect.element(form.key).toHaveAttribute('placeholder', `••••••••${storedKey.slice(-4)}`);
    await form.key.fill('half a key');
    await form.provider.selectOptions('openai');
    await expect.element(form.baseUrl).toHaveValue('https://api.openai.com/v1');
    await expect.element(form.key).toHaveAttribute('placeholder', 'Paste your key');
    await expect.element(form.key).toHaveValue('');
    await expect.element(form.model).toHaveValue('');
  });

  test('ask for the key again at another address', async () => {
    const form = await openSettings(await newProfile().openReady());
    await expect.element(form.key).toHaveAttribute('placeholder', '••••••••wxyz');
    await form.baseUrl.fill('https://proxy.example.com');
    await expect.element(form.key).toHaveAttribute('placeholder', 'Paste your key');
  });

  test('explain what is wrong with an address, and do not save it', async () => {
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    await form.baseUrl.fill('http://example.com');
    await expect.element(form.baseUrl).toHaveAttribute('aria-invalid', 'true');
    await expect.element(form.baseUrl).toHaveAccessibleDescription(/Use https:\/\/ for example\.com/);
    await expect.element(form.test).toBeDisabled();
    await form.save.click();
    await expect.element(form.alert).toMatchTextContent('Use https:// for example.com');
    expect(panel.app.store.getState().settings?.baseUrls).toEqual({});
  });

  test('keep the key out of the document', async () => {
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    const key = 'sk-test-quite-secret-abcd';
    await form.key.click();
    await userEvent.keyboard(key);
    await expect.element(form.key).toHaveValue(key);
    expect(document.documentElement.outerHTML).not.toContain(key);
    await form.save.click();
    await expect.element(composerOf(panel)).toBeVisible();
    const again = await openSettings(panel);
    await expect.element(again.key).toHaveAttribute('placeholder', '••••••••abcd');
    await expect.element(again.key).toHaveValue('');
    expect(document.documentElement.outerHTML).not.toContain(key.slice(0, -4));
    await expect.element(again.key).toHaveAttribute('type', 'password');
  });

  test('test a connection with the key as it is typed', async () => {
    const profile = newProfile();
    const keys: (string | null)[] = [];
    profile.provider.answerModels(async ({ key }) => {
      keys.push(key);
      return [{ id: 'claude-one', name: 'Claude One', contextTokens: 200_000 }];
    });
    const panel = await profile.openReady();
    const form = await openSettings(panel);
    await form.key.fill('sk-ant-typed');
    await form.test.click();
    const status = panel.screen.getByRole('status', { name: 'Connection' });
    await expect.element(status).toMatchTextContent('It works: one model to choose from.');
    await expect.element(status).toMatchTextContent('“claude-test” is not among them');
    expect(keys).toEqual(['sk-ant-typed']);
  });

  test('say why a connection does not work', async () => {
    const profile = newProfile();
    profile.provider.answerModels(() =>
      Promise.reject(new ReplyFailed({ kind: 'wrong-key', host: 'api.anthropic.com' })),
    );
    const form = await openSettings(await profile.openReady());
    await form.test.click();
    await expect.element(form.alert).toMatchTextContent('The API key was not accepted');
    await expect.element(form.alert).toMatchTextContent('api.anthropic.com does not know this key');
  });

  test.for([
    ['128,000', '4 000', { contextLimit: 128_000, outputLimit: 4_000 }],
    ['128000', '', { contextLimit: 128_000 }],
  ] as const)('read the limits %j and %j', async ([context, reply, limits]) => {
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    await panel.screen.getByText('Limits and price').click();
    await panel.screen.getByRole('textbox', { name: 'Context window' }).fill(context);
    await panel.screen.getByRole('textbox', { name: 'Longest reply' }).fill(reply);
    await form.save.click();
    await expect.element(composerOf(panel)).toBeVisible();
    expect(panel.app.store.getState().settings?.model).toEqual({ ...model, ...limits });
  });

  test.for([
    ['Context window', 'a lot', 'The context window is a number of tokens'],
    ['Longest reply', '-5', 'The longest reply is a number of tokens'],
    ['Longest reply', '0', 'The longest reply is a number of tokens'],
  ] as const)('refuse the %s %j', async ([field, typed, complaint]) => {
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    await panel.screen.getByText('Limits and price').click();
    await panel.screen.getByRole('textbox', { name: field }).fill(typed);
    await form.save.click();
    await expect.element(form.alert).toMatchTextContent(complaint);
    expect(panel.app.store.getState().settings?.model).toEqual(model);
  });

  test('take prices that are typed, keep them with the model, and leave them with it', async () => {
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    const price = (name: string) => panel.screen.getByRole('textbox', { name, exact: true });
    await panel.screen.getByText('Limits and price').click();
    await price('In').fill('$0.25');
    await price('Out').fill('2,5');
    await form.save.click();
    await expect.element(composerOf(panel)).toBeVisible();
    const priced = { ...model, userPrices: { input: 0.25, output: 2.5 } };
    expect(panel.app.store.getState().settings?.model).toEqual(priced);

    const again = await openSettings(panel);
    await panel.screen.getByText('Limits and price').click();
    await expect.element(price('In')).toHaveValue('0.25');
    await again.model.fill('another-model');
    await expect.element(price('In')).toHaveValue('');
    await again.save.click();
    await expect.element(composerOf(panel)).toBeVisible();
    expect(panel.app.store.getState().settings?.model).not.toHaveProperty('userPrices');
  });

  test('keep what else is known of prices that are not changed', async () => {
    const panel = await newProfile().openReady();
    const userPrices = { input: 2, output: 8, cacheRead: 0.5 };
    const conversationId = panel.app.store.getState().conversationId;
    await panel.app.saveSettings(conversationId, model.providerId, { model: { ...model, userPrices } });
    const form = await openSettings(panel);
    await form.save.click();
    await expect.element(composerOf(panel)).toBeVisible();
    expect(panel.app.store.getState().settings?.model?.userPrices).toEqual(userPrices);
  });

  test('say the price that is known, and let it be changed', async () => {
    const panel = await newProfile().openReady();
    const form = await openSettings(panel);
    await form.model.fill('claude-sonnet-5');
    await panel.screen.getByText('Limits and price').click();
    await expect
      .element(panel.screen.getByText(/^A million tokens cost \$2\.00 in and \$10\.00 out/))
      .toBeVisible();
    await panel.screen.getByRole('button', { name: 'Change the price' }).click();
    const input = panel.screen.getByRole('textbox', { name: 'In', exact: true });
    await expect.element(input).toHaveFocus();
    await input.fill('3');
    await form.save.click();
    await expect.element(form.alert).toMatchTextContent('The prices are two numbers of dollars');
  });
});
