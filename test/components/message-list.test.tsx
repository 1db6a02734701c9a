import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '@/lib/app/app';
import { frame, watchFrames } from './frames';
import { articles, converse, layouts, newProfile, type Panel, send, setWidth } from './profile';

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => `Paragraph ${index + 1} of a reply that goes on for a while.`);

/** The box in which the messages scroll. */
function scrollerOf({ screen }: Panel): Element {
  const scroller = screen.getByRole('log', { name: 'Messages' }).element().parentElement;
  if (!scroller) throw new Error('The log is in no box.');
  return scroller;
}

/** In pixels: how far the newest line is below the lower edge. */
function distanceFromBottom(panel: Panel): number {
  const { scrollHeight, clientHeight, scrollTop } = scrollerOf(panel);
  return scrollHeight - clientHeight - scrollTop;
}

/** How many messages the window has been told of. */
function countMessages(app: App, conversationId: string): Promise<number> {
  return new Promise((resolve) => {
    const stop = app.watchConversation(conversationId, (opened) => {
      queueMicrotask(() => stop());
      resolve(opened?.branch.length ?? 0);
    });
  });
}

const newestButton = ({ screen }: Panel) => screen.getByRole('button', { name: 'Go to the newest message' });

/** Where each message and each part of it is, in pixels from the top of the window. */
function positions({ screen }: Panel): string[] {
  const log = screen.getByRole('log', { name: 'Messages' }).element();
  return Array.from(log.querySelectorAll('article, article p, article pre, article li'), (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.tagName, x, y, width, height].join(' ');
  });
}

describe.for(layouts)('the messages, $layout', ({ width }) => {
  test('are a log of articles, in order', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'First question', 'First answer');
    await converse(profile, panel, 'Second question', 'Second answer');
    const log = panel.screen.getByRole('log', { name: 'Messages' });
    const messages = log.getByRole('article').elements();
    expect(messages.map((message) => message.getAttribute('aria-label'))).toEqual([
      'You',
      'Assistant',
      'You',
      'Assistant',
    ]);
    expect(messages.map((message) => message.textContent)).toEqual([
      'First question',
      expect.stringContaining('First answer'),
      'Second question',
      expect.stringContaining('Second answer'),
    ]);
  });

  test('stay at the newest line in every frame while a reply grows', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Write a lot');
    const stopWatching = watchFrames(() => distanceFromBottom(panel));
    for (let count = 1; count <= 40; count += 1) {
      reply.say(paragraphs(count).join('\n\n'));
      await frame();
    }
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Paragraph 40');
    const distances = stopWatching();
    expect(scrollerOf(panel).scrollTop).toBeGreaterThan(500);
    expect(Math.max(...distances)).toBeLessThan(1);
  });

  test('stay at the newest line when replies come whole, faster than their rows are measured', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    for (let turn = 1; turn <= 6; turn += 1) {
      await converse(profile, panel, `Question ${turn}`, paragraphs(16).join('\n\n'));
      await expect.poll(() => distanceFromBottom(panel)).toBeLessThan(1);
    }
  });

  test('stay where the reader is when another window sends', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'Write a lot', paragraphs(60).join('\n\n'));
    const other = await profile.openApp();
    await other.openConversation(panel.app.store.getState().conversationId);
    scrollerOf(panel).scrollTop = 100;
    await expect.element(newestButton(panel)).toBeVisible();
    const sending = other.send('From elsewhere');
    const reply = await profile.provider.nextReply();
    const { conversationId } = panel.app.store.getState();
    await expect.poll(async () => countMessages(panel.app, conversationId)).toBe(4);
    await frame();
    expect(scrollerOf(panel).scrollTop).toBe(100);
    reply.say('Here it is.');
    reply.end();
    await sending;
    await send(profile, panel, 'From here');
    await expect.poll(() => distanceFromBottom(panel)).toBeLessThan(1);
  });

  test('do not move when a reply ends', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'Before', paragraphs(12).join('\n\n'));
    const reply = await send(profile, panel, 'And now?');
    reply.say('A reply.\n\n- with a list\n\n```js\nlet it = be;\n```\n\nAnd a last line.');
    await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent('And a last line.');
    await frame();
    const before = positions(panel);
    const stopWatching = watchFrames(() => positions(panel));

    reply.end();
    const ended = articles(panel, 'Assistant').last();
    await expect.element(ended.getByRole('button', { name: 'Regenerate' })).toBeVisible();
    await frame();

    for (const seen of stopWatching()) expect(seen).toEqual(before);
    expect(positions(panel)).toEqual(before);
  });
});

describe('the reader', () => {
  async function readLongReply() {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Write a lot');
    reply.say(paragraphs(40).join('\n\n'));
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Paragraph 40');
    await userEvent.wheel(panel.screen.getByRole('log', { name: 'Messages' }), { delta: { y: -400 } });
    await expect.element(newestButton(panel)).toBeVisible();
    return { profile, panel, reply };
  }

  test('who scrolls up is left alone, until the button', async () => {
    const { panel, reply } = await readLongReply();
    const { scrollTop } = scrollerOf(panel);
    reply.say(paragraphs(60).join('\n\n'));
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Paragraph 60');
    await frame();
    expect(scrollerOf(panel).scrollTop).toBe(scrollTop);

    await newestButton(panel).click();
    await expect.element(newestButton(panel)).not.toBeInTheDocument();
    expect(distanceFromBottom(panel)).toBeLessThan(1);
    reply.say(paragraphs(80).join('\n\n'));
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Paragraph 80');
    await frame();
    expect(distanceFromBottom(panel)).toBeLessThan(1);
  });

  test('who sends is taken to the newest message', async () => {
    const { profile, panel, reply } = await readLongReply();
    reply.end();
    await expect.element(panel.screen.getByRole('button', { name: 'Send' })).toBeVisible();
    await send(profile, panel, 'And one thing more');
    await expect.element(articles(panel, 'You')).toHaveLength(2);
    await expect.element(newestButton(panel)).not.toBeInTheDocument();
    await frame();
    expect(distanceFromBottom(panel)).toBeLessThan(1);
    const { bottom } = articles(panel, 'You').last().element().getBoundingClientRect();
    expect(bottom).toBeLessThan(
      page.getByRole('textbox', { name: 'Message' }).element().getBoundingClientRect().top,
    );
  });
});
