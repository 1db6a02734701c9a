import { describe, expect, test, vi } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { frame } from './frames';
import { articles, converse, newProfile, type Panel, send } from './profile';

const statusOf = ({ screen }: Panel) => screen.getByRole('status', { name: 'Finished reply' });

describe('a reply that arrives', () => {
  test('waits with a dot, and shows its words as they come', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Hello?');
    const article = articles(panel, 'Assistant');
    await expect.element(article).toMatchTextContent('Waiting for the reply');
    await expect.element(article).toHaveAttribute('aria-busy', 'true');

    reply.say('Hello');
    await expect.element(article).toMatchTextContent('Hello');
    await expect.element(article).not.toMatchTextContent('Waiting for the reply');
    reply.end();
    await expect.element(article).toHaveAttribute('aria-busy', 'false');
  });

  test('is told once, when it has ended, and not token by token', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Count');
    await expect.element(statusOf(panel)).toBeEmptyDOMElement();
    const told: string[] = [];
    const observer = new MutationObserver(() => told.push(statusOf(panel).element().textContent ?? ''));
    observer.observe(statusOf(panel).element(), { childList: true, characterData: true, subtree: true });
    for (const text of ['One', 'One two', 'One two three']) {
      reply.say(text);
      await expect.element(articles(panel, 'Assistant')).toMatchTextContent(text);
      await frame();
    }
    expect(told).toEqual([]);
    reply.end();
    await expect.element(statusOf(panel)).toHaveTextContent('Assistant: One two three');
    await expect
      .element(articles(panel, 'Assistant').getByRole('button', { name: 'Regenerate' }))
      .toBeVisible();
    expect(told).toEqual(['Assistant: One two three']);
    observer.disconnect();
  });

  test('is not told again when the conversation is opened later', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'Something old', 'An old answer');
    await panel.screen.getByRole('button', { name: 'New conversation' }).click();
    await panel.screen.getByRole('button', { name: 'Conversations', exact: true }).click();
    await panel.screen.getByRole('button', { name: 'Something old', exact: true }).click();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('An old answer');
    await expect.element(statusOf(panel)).toBeEmptyDOMElement();
  });

  test('says why and how long it waits for the next try', async () => {
    const profile = newProfile();
    const start = Date.now();
    let now = start;
    const panel = await profile.openReady({
      clock: { ...systemClock, now: () => now },
    });
    const reply = await send(profile, panel, 'Hello?');
    const article = articles(panel, 'Assistant');
    await expect.element(article).toMatchTextContent('Waiting for the reply');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const failure = { kind: 'rate-limited', host: 'api.anthropic.com' } as const;
      reply.give({ type: 'waiting', failure, until: start + 20_000 });
      await expect.element(article).toMatchTextContent('Too many requests. Trying again in 20 seconds.');
      now = start + 1_000;
      vi.advanceTimersByTime(1_000);
      await expect.element(article).toMatchTextContent('Trying again in 19 seconds.');
    } finally {
      vi.useRealTimers();
    }
    reply.say('Here I am.');
    await expect.element(article).toMatchTextContent('Here I am.');
    await expect.element(article).not.toMatchTextContent('Trying again');
  });
});
