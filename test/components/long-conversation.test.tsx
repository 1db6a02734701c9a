import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeConversation } from '../bench/panel/made-conversations';
import { frame, watchFrames } from './frames';
import { articles, model, newProfile, type Panel, send } from './profile';

const count = 5_000;

/** Messages of many sizes: each has its number at the beginning. */
const textOf = (index: number) =>
  [
    `Message ${index}.`,
    ...Array.from({ length: (index * 7) % 5 }, () => 'A paragraph that is here to take up some room.'),
  ].join('\n\n');

/** Opens a window and in it a conversation of so many messages. */
async function openLong(messageCount = count) {
  const profile = newProfile();
  const panel = await profile.openReady();
  const id = 'long';
  await profile.store([makeConversation({ id, messageCount, model, textOf, startedAt: 0 })]);
  await panel.app.openConversation(id);
  await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent(`Message ${messageCount - 1}`);
  await frame();
  await frame();
  return { profile, panel, id };
}

/** The box in which the messages scroll. */
function scrollerOf({ screen }: Panel): Element {
  const scroller = screen.getByRole('log', { name: 'Messages' }).element().parentElement;
  if (!scroller) throw new Error('The log is in no box.');
  return scroller;
}

const distanceFromBottom = ({ scrollHeight, clientHeight, scrollTop }: Element) =>
  scrollHeight - clientHeight - scrollTop;

/** In pixels: how much of the box shows no message and no space that belongs to one. */
function blankIn(box: Element): number {
  const { top, bottom } = box.getBoundingClientRect();
  let covered = 0;
  for (const row of box.querySelectorAll('[role="log"] > *')) {
    const { top: rowTop, bottom: rowBottom } = row.getBoundingClientRect();
    covered += Math.max(0, Math.min(bottom, rowBottom) - Math.max(top, rowTop));
  }
  return Math.max(0, bottom - top - covered);
}

/** Leaves little time for anything else until it is ended: each frame takes longer than most would. */
function keepBusy(): () => void {
  const timer = setInterval(() => {
    const until = performance.now() + 200;
    while (performance.now() < until);
  }, 10);
  const stop = () => clearInterval(timer);
  onTestFinished(stop);
  return stop;
}

const rowOf = (box: Element, index: number) => box.querySelector(`[data-message="long ${index}"]`);

/** The number of a message that is in the middle of the box. */
function middleOf(box: Element): number {
  const { top, bottom } = box.getBoundingClientRect();
  const row = Array.from(box.querySelectorAll<HTMLElement>('[data-message]')).find(
    (candidate) => candidate.getBoundingClientRect().bottom > (top + bottom) / 2,
  );
  return Number(row?.dataset.message?.split(' ')[1]);
}

describe('a conversation of 5,000 messages', () => {
  test('begins at its end, with few of its messages in the page', async () => {
    const { panel } = await openLong();
    const box = scrollerOf(panel);
    await expect.poll(() => box.scrollHeight).toBeGreaterThan(100_000);
    expect(distanceFromBottom(box)).toBeLessThan(2);
    expect(box.querySelectorAll('article').length).toBeLessThan(60);
    expect(blankIn(box)).toBeLessThan(1);
  });

  test('has messages wherever one scrolls', async () => {
    const { panel } = await openLong();
    const box = scrollerOf(panel);
    await expect.poll(() => box.scrollHeight).toBeGreaterThan(100_000);
    for (const share of [0.5, 0.02, 0.97, 0, 0.33, 1]) {
      box.scrollTop = share * (box.scrollHeight - box.clientHeight);
      await frame();
      await frame();
      await frame();
      expect(blankIn(box)).toBeLessThan(1);
      expect(box.querySelectorAll('article').length).toBeLessThan(60);
    }
    expect(rowOf(box, count - 1)).toBeVisible();
  });

  test('moves as far as it is scrolled, upwards too, where no row has been before', async () => {
    const { panel } = await openLong();
    const box = scrollerOf(panel);
    await expect.poll(() => box.scrollHeight).toBeGreaterThan(100_000);
    for (let step = 0; step < 40; step++) {
      const row = rowOf(box, middleOf(box));
      const top = row?.getBoundingClientRect().top ?? 0;
      box.scrollTop -= 150;
      await frame();
      await frame();
      expect(row?.isConnected).toBe(true);
      expect(Math.abs((row?.getBoundingClientRect().top ?? 0) - top - 150)).toBeLessThan(2);
      expect(blankIn(box)).toBeLessThan(1);
    }
  });

  test('stays at its end in every frame while a reply grows, and lets go at once', async () => {
    const { profile, panel } = await openLong();
    const box = scrollerOf(panel);
    const reply = await send(profile, panel, 'Go on');
    const stopWatching = watchFrames(() => distanceFromBottom(box));
    for (let lines = 1; lines <= 30; lines++) {
      reply.say(Array.from({ length: lines }, (_, line) => `Line ${line}`).join('\n\n'));
      await frame();
    }
    await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent('Line 29');
    expect(Math.max(...stopWatching())).toBeLessThan(2);
    box.scrollTop -= 10;
    await frame();
    await frame();
    const { scrollTop } = box;
    reply.say(Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n\n'));
    await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent('Line 59');
    expect(Math.abs(box.scrollTop - scrollTop)).toBeLessThan(2);
  });

  test('does not move while its older messages are added above the newest', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await profile.store([makeConversation({ id: 'long', messageCount: count, model, textOf, startedAt: 0 })]);
    const stopWatching = watchFrames(() => {
      const row = document.querySelector(`[data-message="long ${count - 1}"]`);
      return row && getComputedStyle(row).visibility === 'visible' && row.getBoundingClientRect().bottom;
    });
    await panel.app.openConversation('long');
    const box = () => scrollerOf(panel);
    await expect.poll(() => box().scrollHeight).toBeGreaterThan(100_000);
    await frame();
    await frame();
    const seen = new Set(stopWatching().filter((bottom) => typeof bottom === 'number'));
    expect(Array.from(seen, Math.round)).toHaveLength(1);
  });

  describe('is taken up where it was left', () => {
    /** Scrolls into the middle; gives how far the message that is seen there has moved since, in pixels. */
    async function leaveInTheMiddle(panel: Panel) {
      await expect.poll(() => scrollerOf(panel).scrollHeight).toBeGreaterThan(100_000);
      scrollerOf(panel).scrollTop = 60_000;
      await frame();
      await frame();
      await frame();
      const index = middleOf(scrollerOf(panel));
      const topOf = () => rowOf(scrollerOf(panel), index)?.getBoundingClientRect().top ?? Number.NaN;
      const top = topOf();
      return () => Math.abs(topOf() - top);
    }

    test('from the settings', async () => {
      const { panel } = await openLong();
      const moved = await leaveInTheMiddle(panel);
      await panel.screen.getByRole('button', { name: 'Settings', exact: true }).click();
      await panel.screen.getByRole('button', { name: 'Back' }).click();
      await expect.poll(moved).toBeLessThan(2);
      expect(blankIn(scrollerOf(panel))).toBeLessThan(1);
    });

    test('from another long conversation, however busy the machine is', async () => {
      const { profile, panel, id } = await openLong(1_500);
      await profile.store([
        makeConversation({ id: 'other', messageCount: 1_500, model, textOf, startedAt: 0 }),
      ]);
      const moved = await leaveInTheMiddle(panel);
      await panel.app.openConversation('other');
      const other = () => document.querySelector('[data-message="other 1499"]');
      await expect.poll(other).not.toBeNull();
      const stopBusying = keepBusy();
      await panel.app.openConversation(id);
      await expect.poll(moved).toBeLessThan(2);
      stopBusying();
      await frame();
      await frame();
      expect(moved()).toBeLessThan(2);
      expect(blankIn(scrollerOf(panel))).toBeLessThan(1);
    });
  });

  test('leads to a message, with the focus, and marks it until the next key', async () => {
    const { panel, id } = await openLong();
    await panel.app.newConversation();
    await panel.app.showMessage({ conversationId: id, messageId: 'long 1234' });
    const row = () => document.querySelector('[data-message="long 1234"]');
    await expect.poll(row).toHaveFocus();
    await expect.poll(() => row()?.className).toMatch(/ring-accent-soft/);
    await expect.element(page.getByText(/^Message 1234\./)).toBeInViewport();
    expect(blankIn(scrollerOf(panel))).toBeLessThan(1);
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => row()?.className).not.toMatch(/ring-accent-soft/);
    await expect.element(page.getByText(/^Message 1234\./)).toBeInViewport();
  });

  test('keeps the row with the focus in the page', async () => {
    const { panel } = await openLong();
    const box = scrollerOf(panel);
    await expect.poll(() => box.scrollHeight).toBeGreaterThan(100_000);
    const row = box.querySelector<HTMLElement>(`[data-message="long ${count - 1}"]`);
    row?.focus();
    box.scrollTop = 0;
    await expect.poll(() => rowOf(box, 0)).not.toBeNull();
    await frame();
    expect(document.activeElement).toBe(row);
  });

  test('has its button to the newest message over the messages, of which it takes no room', async () => {
    const { panel } = await openLong();
    const box = scrollerOf(panel);
    await expect.poll(() => box.scrollHeight).toBeGreaterThan(100_000);
    const { height } = box.getBoundingClientRect();
    const newest = panel.screen.getByRole('button', { name: 'Go to the newest message' });
    // So near to the end there is nothing to go to, and the last line stays free.
    box.scrollTop -= 20;
    await frame();
    await frame();
    await expect.element(newest).not.toBeInTheDocument();
    box.scrollTop = 1_000;
    await expect.element(newest).toBeVisible();
    expect(box.getBoundingClientRect().height).toBe(height);
    const { top, bottom } = newest.element().getBoundingClientRect();
    expect(top).toBeGreaterThan(box.getBoundingClientRect().top);
    expect(bottom).toBeLessThanOrEqual(box.getBoundingClientRect().bottom);
    await newest.click();
    await expect.poll(() => distanceFromBottom(box)).toBeLessThan(2);
    await expect.element(newest).not.toBeInTheDocument();
  });

  test('is copied whole when everything is selected', async () => {
    await openLong();
    getSelection()?.selectAllChildren(document.body);
    const clipboardData = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    const copied = clipboardData.getData('text/plain');
    expect(copied).toMatch(/^You:\n\nMessage 0\./);
    expect(copied.match(/Message \d+\./g)).toHaveLength(count);
    getSelection()?.removeAllRanges();
  });
});
