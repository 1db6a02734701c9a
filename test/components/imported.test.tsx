import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openImported } from './imported-views';
import { articles, chooseFor } from './profile';

describe('an imported message', () => {
  test('shows its tools folded, with what was asked and what came of it', async () => {
    const panel = await openImported();
    const reply = articles(panel, 'Assistant').first();
    await expect.element(reply).toMatchTextContent('The park has 12 oaks.');
    const tool = reply.getByRole('button', { name: 'web.run' });
    await expect.element(tool).toHaveAttribute('aria-expanded', 'false');
    await expect.element(reply).not.toMatchTextContent('search_query');
    await tool.click();
    await expect.element(reply.getByRole('region', { name: 'Asked' })).toMatchTextContent('"q": "oaks"');
    await expect.element(reply.getByRole('region', { name: 'Result' })).toMatchTextContent('# Oaks');
    await expect.element(reply.getByRole('button', { name: 'python Failed', exact: true })).toBeVisible();
  });

  test('names its sources and its files without loading any, and keeps what cannot be shown', async () => {
    const panel = await openImported();
    const reply = articles(panel, 'Assistant').first();
    await reply.getByRole('button', { name: '3 sources' }).click();
    await expect.element(reply).toMatchTextContent('https://trees.example/oaks');
    expect(reply.getByRole('link', { name: 'Oaks (a+)+$' }).elements()).toEqual([]);
    const question = articles(panel, 'You').first();
    await expect.element(question).toMatchTextContent('trees.csv');
    await expect.element(question).toMatchTextContent('park.png');
    await question.getByRole('button', { name: '1 part kept as it is' }).click();
    const raw = question.getByRole('region', { name: 'user_editable_context' });
    await expect.element(raw).toMatchTextContent('I like trees.');
    expect(document.querySelectorAll('article img')).toHaveLength(0);
  });

  test('says where it comes from', async () => {
    const panel = await openImported();
    const reply = articles(panel, 'Assistant').first();
    await expect.element(reply).toMatchTextContent('Imported from ChatGPT, gpt-demo-thinking');
    await chooseFor(reply, 'Where it comes from');
    const dialog = page.getByRole('dialog', { name: 'Where it comes from' });
    await expect.element(dialog).toMatchTextContent('gpt-demo-thinking');
    await expect.element(dialog).toMatchTextContent('2025');
    await chooseFor(articles(panel, 'You').first(), 'Where it comes from');
    await expect.element(dialog).toMatchTextContent('ChatGPT');
    await expect.element(dialog).not.toMatchTextContent('Model');
  });
});
