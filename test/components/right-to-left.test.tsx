import { afterEach, beforeEach, expect, test } from 'vitest';
import { english } from '@/lib/core/words/english';
import type { Words } from '@/lib/core/words/words';
import { converse, newProfile, type Panel, setWidth } from './profile';
import { sticksOut } from './sticking-out';

/** English as it would be if it was written from the right: the names stay known, the layout turns around. */
const turned: Words = { ...english, locale: 'ar', direction: 'rtl' };

const page = document.documentElement;

function expectNothingCut(): void {
  expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth);
  expect([...sticksOut('left'), ...sticksOut('right')]).toEqual([]);
}

function rectOf(panel: Panel, role: 'button' | 'textbox', name: string): DOMRect {
  return panel.screen.getByRole(role, { name, exact: true }).element().getBoundingClientRect();
}

async function openTurned(): Promise<Panel> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'What do cats do?', `They **purr**:\n\n- often\n- ${'loudly '.repeat(30)}`);
  panel.app.store.setState({ words: turned });
  await expect.poll(() => page.dir).toBe('rtl');
  return panel;
}

beforeEach(() => setWidth(360));

afterEach(() => {
  page.removeAttribute('dir');
  page.lang = 'en';
});

test('the page has the language and the direction of the words, also after a change', async () => {
  const { app } = await openTurned();
  expect(page.lang).toBe('ar');
  app.store.setState({ words: english });
  await expect.poll(() => [page.dir, page.lang]).toEqual(['ltr', 'en']);
});

test('the conversation begins on the right, and Send is on the left', async () => {
  const panel = await openTurned();
  expectNothingCut();
  const send = rectOf(panel, 'button', 'Send');
  expect(send.right).toBeLessThan(innerWidth / 2);
  const list = rectOf(panel, 'button', 'Conversations');
  expect(list.left).toBeGreaterThan(innerWidth / 2);
});

test("the user's own words run in the direction of their script", async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'ما الذي تفعله القطط؟', 'Purr.');
  const words = panel.screen.getByText('ما الذي تفعله القطط؟', { exact: true }).last().element();
  expect(getComputedStyle(words).direction).toBe('rtl');
});

test('nothing is cut on the other screens, and the way back points to the right', async () => {
  const panel = await openTurned();
  for (const [name, heading] of [
    ['Conversations', 'Conversations'],
    ['Settings', 'Settings'],
    ['What is sent', 'What is sent'],
  ] as const) {
    await panel.screen.getByRole('button', { name, exact: true }).click();
    await expect.element(panel.screen.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    expectNothingCut();
    const back = panel.screen.getByRole('button', { name: 'Back', exact: true });
    const { left } = back.element().getBoundingClientRect();
    expect(left).toBeGreaterThan(innerWidth / 2);
    expect(getComputedStyle(back.element()).scale).toBe('-1 1');
    await back.click();
    await expect.element(panel.screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
  }
});
