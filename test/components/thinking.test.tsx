import { describe, expect, test } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { articles, newProfile, send } from './profile';

const thinking = (text: string) => ({ type: 'thinking', thinking: text, signature: 'c2lnbmF0dXJl' });

/** A window whose time the test moves on. */
async function openWithClock() {
  let passed = 0;
  const profile = newProfile();
  const panel = await profile.openReady({ clock: { ...systemClock, now: () => Date.now() + passed } });
  const pass = (milliseconds: number) => {
    passed += milliseconds;
  };
  return { profile, panel, pass };
}

describe('thinking', () => {
  test('is folded with its newest line while it grows, then says how long it took, and unfolds', async () => {
    const { profile, panel, pass } = await openWithClock();
    const reply = await send(profile, panel, 'Think hard');
    const article = articles(panel, 'Assistant').first();
    reply.give({ type: 'content', content: [thinking('First a **plan**.')] });
    await expect.element(article.getByRole('button', { name: 'Thinking', exact: true })).toBeVisible();
    await expect.element(article).toMatchTextContent('First a plan.');
    reply.give({ type: 'content', content: [thinking('First a **plan**.\n\nThen the steps')] });
    await expect.element(article).toMatchTextContent('Then the steps');
    await expect.element(article).not.toMatchTextContent('First a plan.');
    pass(65_000);
    reply.give({
      type: 'content',
      content: [thinking('First a **plan**.\n\nThen the steps'), { type: 'text', text: 'Done.' }],
    });
    const button = article.getByRole('button', { name: /^Thought for 1 minute, [5-9] seconds$/ });
    await expect.element(button).toBeVisible();
    await expect.element(article).not.toMatchTextContent('Then the steps');
    reply.end();
    await expect.element(article.getByRole('button', { name: 'Regenerate' })).toBeVisible();
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await expect.element(article).toMatchTextContent('Then the steps');
  });

  test('that the provider does not show says so', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Think hard');
    reply.give({
      type: 'content',
      content: [
        { type: 'redacted_thinking', data: 'ZGF0YQ==' },
        { type: 'text', text: 'Done.' },
      ],
    });
    reply.end();
    const article = articles(panel, 'Assistant').first();
    await article.getByRole('button', { name: 'Thought for 1 second' }).click();
    await expect.element(article).toMatchTextContent('The provider does not show what the model thought.');
  });

  test('is never sent back', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Think hard');
    reply.give({ type: 'content', content: [thinking('Secret plan'), { type: 'text', text: 'Done.' }] });
    reply.end();
    await articles(panel, 'Assistant').first().getByRole('button', { name: 'Regenerate' }).findElement();
    const { request } = await send(profile, panel, 'And now?');
    expect(JSON.stringify(request.messages)).toContain('Done.');
    expect(JSON.stringify(request)).not.toContain('Secret plan');
  });

  test('of a very long kind is drawn in paragraphs', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Think hard');
    reply.give({
      type: 'content',
      content: [thinking('A line of thought.\n\n'.repeat(500)), { type: 'text', text: 'Done.' }],
    });
    reply.end();
    const article = articles(panel, 'Assistant').first();
    await article.getByRole('button', { name: /^Thought for/ }).click();
    await expect.element(article.getByText('A line of thought.')).toHaveLength(500);
  });
});
