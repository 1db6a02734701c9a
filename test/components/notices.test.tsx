import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ManualClock } from '../providers/manual-clock';
import { storeConversations } from './many-conversations';
import { newProfile, type Panel } from './profile';

async function open() {
  const profile = newProfile();
  const clock = new ManualClock();
  await storeConversations(profile, 4, () => ({}), clock.now());
  const panel = await profile.openReady({
    clock: { now: () => clock.now(), sleep: (time, signal) => clock.sleep(time, signal) },
  });
  const remove = (index: number) => panel.app.deleteConversations([`conversation-${index}`]);
  return { profile, clock, panel, remove };
}

const bar = ({ screen }: Panel) => screen.getByRole('status', { name: 'Notices' });

const texts = (panel: Panel) =>
  Array.from(bar(panel).element().querySelectorAll('p'), ({ textContent }) => textContent);

const said = (index: number) => `“Title ${index}” was deleted.`;

describe('notices', () => {
  test('are two at most, the newest first; Ctrl+Z takes back one after the other', async () => {
    const { panel, remove } = await open();
    for (const index of [0, 1, 2]) await remove(index);
    await expect.poll(() => texts(panel)).toEqual([said(2), said(1)]);
    panel.screen.getByRole('button', { name: 'New conversation' }).element().focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => texts(panel)).toEqual([said(1), said(0)]);
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(bar(panel)).toBeEmptyDOMElement();
  });

  test('leave Ctrl+Z to the field that has the focus', async () => {
    const { panel, remove } = await open();
    await remove(0);
    await panel.screen.getByRole('textbox', { name: 'Message' }).fill('Words');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(texts(panel)).toEqual([said(0)]);
  });

  test('leave by themselves, but not while the focus is on them; what they offer stays possible so long', async () => {
    const { profile, clock, panel, remove } = await open();
    await remove(0);
    await expect.poll(() => texts(panel)).toEqual([said(0)]);
    bar(panel).getByRole('button', { name: 'Undo' }).element().focus();
    await remove(1);
    clock.advance(20_000);
    await expect.poll(() => texts(panel)).toEqual([said(1), said(0)]);
    const storage = await profile.openStorage();
    expect(await storage.conversations.count()).toBe(4);
    panel.screen.getByRole('textbox', { name: 'Message' }).element().focus();
    await expect.poll(() => clock.sleeping).toBeGreaterThanOrEqual(2);
    clock.advance(20_000);
    await expect.element(bar(panel)).toBeEmptyDOMElement();
    await expect.poll(() => storage.conversations.count()).toBe(2);
    storage.close();
  });

  test('give the focus back when they leave', async () => {
    const { panel, remove } = await open();
    await remove(0);
    const field = panel.screen.getByRole('textbox', { name: 'Message' });
    field.element().focus();
    const dismiss = bar(panel).getByRole('button', { name: 'Dismiss' });
    dismiss.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(bar(panel)).toBeEmptyDOMElement();
    await expect.element(field).toHaveFocus();
  });
});
