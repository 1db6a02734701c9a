import { describe, expect, test } from 'vitest';
import { layouts, newProfile, setWidth } from './profile';

const ways = [
  { way: 'Anthropic', providerId: 'anthropic', baseUrl: 'https://api.anthropic.com' },
  { way: 'OpenAI', providerId: 'openai', baseUrl: 'https://api.openai.com/v1' },
  { way: 'Local server', providerId: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
];

describe.for(layouts)('the first run, $layout', ({ width }) => {
  test.for(ways)('$way leads to its settings', async ({ way, providerId, baseUrl }) => {
    await setWidth(width);
    const { screen } = await newProfile().open();
    await expect.element(screen.getByRole('navigation', { name: 'Choose a model' })).toBeVisible();
    await expect.element(screen.getByRole('textbox', { name: 'Message' })).not.toBeInTheDocument();

    await screen.getByRole('button', { name: way, exact: true }).click();

    await expect.element(screen.getByRole('combobox', { name: 'Provider' })).toHaveValue(providerId);
    await expect.element(screen.getByRole('textbox', { name: 'Base URL' })).toHaveValue(baseUrl);
  });

  test('Save leads to the composer', async () => {
    await setWidth(width);
    const { screen } = await newProfile().open();
    await screen.getByRole('button', { name: 'Anthropic', exact: true }).click();
    await screen.getByLabelText('API key').fill('sk-ant-first-run');
    await screen.getByRole('combobox', { name: 'Model' }).fill('claude-test');
    await screen.getByRole('button', { name: 'Save' }).click();

    await expect.element(screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
    await expect.element(screen.getByRole('heading', { name: 'What is on your mind?' })).toBeVisible();
  });
});

test('there are three ways in', async () => {
  const { screen } = await newProfile().open();
  const names = screen.getByRole('navigation', { name: 'Choose a model' }).getByRole('button');
  await expect.element(names).toHaveLength(3);
});
