import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { systemClock } from '@/lib/platform/clock';
import { storeConversations } from './many-conversations';
import { newProfile, type Panel, send, setWidth } from './profile';

const listOf = ({ screen }: Panel) => screen.getByRole('navigation', { name: 'Conversations' });

const entry = (panel: Panel, title: string) =>
  listOf(panel).getByRole('button', { name: title, exact: true });

async function showList(panel: Panel): Promise<void> {
  panel.app.show('conversations');
  await expect.element(listOf(panel)).toBeVisible();
}

/** The headings and titles that are in the page, in their order. */
const linesOf = (panel: Panel) =>
  Array.from(listOf(panel).element().querySelectorAll('h2, [data-conversation]'), (line) =>
    line.matches('h2') ? `# ${line.textContent}` : (line.getAttribute('aria-label') ?? ''),
  );

const focused = () => document.activeElement?.getAttribute('aria-label');

/** A list of conversations in a panel, with the first ones in sight. */
async function openList(count: number, change?: Parameters<typeof storeConversations>[2]) {
  const profile = newProfile();
  await storeConversations(profile, count, change);
  const panel = await profile.openReady();
  await showList(panel);
  await expect.element(entry(panel, 'Title 0')).toBeVisible();
  return { profile, panel };
}

const notices = ({ screen }: Panel) => screen.getByRole('status', { name: 'Notices' });

describe('the groups', () => {
  const noon = new Date('2026-11-21T12:00').getTime();
  const at = (text: string) => ({ updatedAt: new Date(text).getTime() });

  test('follow the days, with what is pinned on top, and go on over midnight', async () => {
    const profile = newProfile();
    const times = [
      '2026-11-21T09:00',
      '2026-11-20T09:00',
      '2026-11-16T09:00',
      '2026-11-01T09:00',
      '2026-09-10T09:00',
      '2025-12-24T09:00',
    ];
    await storeConversations(profile, 6, (index) => ({
      ...at(times[index] ?? ''),
      ...(index === 4 && { pinnedAt: 1 }),
    }));
    let now = noon;
    const panel = await profile.openReady({ clock: { ...systemClock, now: () => now } });
    await showList(panel);
    await expect.element(entry(panel, 'Title 5')).toBeVisible();
    expect(linesOf(panel)).toEqual([
      '# Pinned',
      'Title 4',
      '# Today',
      'Title 0',
      '# Yesterday',
      'Title 1',
      '# Previous 7 days',
      'Title 2',
      '# Previous 30 days',
      'Title 3',
      '# December 2025',
      'Title 5',
    ]);
    now += 86_400_000;
    document.dispatchEvent(new Event('visibilitychange'));
    await expect
      .poll(() => linesOf(panel).slice(2, 6))
      .toEqual(['# Yesterday', 'Title 0', '# Previous 7 days', 'Title 1']);
  });
});

describe('five thousand conversations', () => {
  test('take few elements; every one can be reached by keyboard', async () => {
    const { panel } = await openList(5_000);
    const items = () => listOf(panel).getByRole('listitem').elements().length;
    expect(items()).toBeLessThan(60);
    const box = listOf(panel).element();
    await userEvent.click(entry(panel, 'Title 0'), { modifiers: ['Control'] });
    await userEvent.keyboard('{Escape}{End}');
    await expect.poll(focused).toBe('Title 4999');
    expect(box.scrollTop).toBeGreaterThan(100_000);
    expect(items()).toBeLessThan(60);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.poll(focused).toBe('Title 4997');
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toBe('Title 0');
    await userEvent.keyboard('title 1234');
    await expect.poll(focused).toBe('Title 1234');
    await expect.element(entry(panel, 'Title 1234')).toBeInViewport();
    const item = document.activeElement?.closest('li');
    expect([item?.ariaPosInSet, item?.ariaSetSize]).toEqual(['1235', '5000']);
  });

  test('show the open one in sight', async () => {
    const profile = newProfile();
    await storeConversations(profile, 5_000);
    const panel = await profile.openReady();
    await panel.app.openConversation('conversation-3000');
    await showList(panel);
    await expect.element(entry(panel, 'Title 3000')).toBeInViewport();
    await expect.element(entry(panel, 'Title 3000')).toHaveAttribute('aria-current', 'page');
  });
});

describe('several conversations', () => {
  test('are selected with Ctrl and Shift, deleted together, and come back with one Undo', async () => {
    const { panel } = await openList(8);
    await userEvent.click(entry(panel, 'Title 1'), { modifiers: ['Control'] });
    await userEvent.click(entry(panel, 'Title 3'), { modifiers: ['Shift'] });
    await entry(panel, 'Title 6').click();
    const bar = panel.screen.getByRole('toolbar', { name: 'Selected conversations' });
    await expect.element(bar).toMatchTextContent('4 selected');
    await bar.getByRole('button', { name: 'Delete' }).click();
    await expect.element(entry(panel, 'Title 2')).not.toBeInTheDocument();
    await expect.element(bar).not.toBeInTheDocument();
    await expect.element(notices(panel)).toMatchTextContent('4 conversations were deleted.');
    await notices(panel).getByRole('button', { name: 'Undo' }).click();
    await expect.element(entry(panel, 'Title 2')).toBeVisible();
    expect(linesOf(panel).filter((line) => line.startsWith('Title'))).toHaveLength(8);
  });

  test('are selected, deleted and brought back by keyboard, and the focus stays in the list', async () => {
    const { panel } = await openList(8);
    await panel.screen.getByRole('button', { name: 'More about Title 2' }).click();
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('More about Title 2');
    await userEvent.keyboard('{ArrowUp}{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    const bar = panel.screen.getByRole('toolbar', { name: 'Selected conversations' });
    await expect.element(bar).toMatchTextContent('3 selected');
    await bar.getByRole('button').first().click();
    await expect.element(bar).not.toBeInTheDocument();
    await expect.poll(() => focused()?.startsWith('Title')).toBe(true);
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await expect.element(bar).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(bar).not.toBeInTheDocument();
    await expect.poll(() => focused()?.startsWith('Title')).toBe(true);
    const deleted = focused();
    await userEvent.keyboard('{Delete}');
    await expect.element(entry(panel, deleted ?? '')).not.toBeInTheDocument();
    await expect.poll(() => focused()?.startsWith('Title')).toBe(true);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(entry(panel, deleted ?? '')).toBeVisible();
  });

  test('change in every window at once', async () => {
    const { profile, panel } = await openList(3);
    const other = await profile.open();
    await showList(other);
    await expect.element(entry(other, 'Title 1')).toBeVisible();
    await panel.app.deleteConversations(['conversation-0', 'conversation-1']);
    await expect.element(entry(other, 'Title 1')).not.toBeInTheDocument();
    await other.app.renameConversation('conversation-2', 'Another name');
    await expect.element(entry(panel, 'Another name')).toBeVisible();
    await panel.app.undoLast();
    await expect.element(entry(other, 'Title 1')).toBeVisible();
  });

  test('that were deleted just before the panel was loaded again can still be brought back', async () => {
    const { profile, panel } = await openList(3);
    await panel.app.deleteConversations(['conversation-0', 'conversation-1']);
    const again = await profile.open();
    await expect.element(notices(again)).toMatchTextContent('2 conversations were deleted.');
    await notices(again).getByRole('button', { name: 'Undo' }).click();
    await showList(again);
    await expect.element(entry(again, 'Title 0')).toBeVisible();
    await expect.element(entry(again, 'Title 1')).toBeVisible();
  });
});

describe('the archive', () => {
  test('takes what is put away, and gives it back', async () => {
    const { panel } = await openList(3);
    await panel.screen.getByRole('button', { name: 'More about Title 1' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await expect.element(entry(panel, 'Title 1')).not.toBeInTheDocument();
    await panel.screen.getByRole('button', { name: 'Archived (1)' }).click();
    await expect.element(entry(panel, 'Title 1')).toBeVisible();
    await expect.element(entry(panel, 'Title 0')).not.toBeInTheDocument();
    await panel.screen.getByRole('button', { name: 'More about Title 1' }).click();
    await page.getByRole('menuitem', { name: 'Move back to the list' }).click();
    await expect.element(panel.screen.getByText('Nothing is archived.')).toBeVisible();
    await panel.screen.getByRole('button', { name: 'Back' }).click();
    await expect.element(entry(panel, 'Title 1')).toBeVisible();
    await expect.element(panel.screen.getByRole('button', { name: /^Archived/ })).not.toBeInTheDocument();
  });
});

describe('a row', () => {
  test('goes to the top when it is pinned', async () => {
    const { panel } = await openList(4);
    await panel.screen.getByRole('button', { name: 'More about Title 2' }).click();
    await page.getByRole('menuitem', { name: 'Pin' }).click();
    await expect.poll(() => linesOf(panel).slice(0, 2)).toEqual(['# Pinned', 'Title 2']);
    await expect.element(listOf(panel).getByRole('img', { name: 'Pinned' })).toBeInTheDocument();
  });

  test('tells that a reply is arriving, and that the last one failed', async () => {
    await setWidth(1200);
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Hello');
    await expect.element(listOf(panel).getByRole('img', { name: 'A reply is arriving' })).toBeVisible();
    reply.fail({ kind: 'overloaded', host: 'api.anthropic.com' });
    await expect.element(listOf(panel).getByRole('img', { name: 'The last reply failed' })).toBeVisible();
  });

  test.for(['مرحبا بك في القائمة', '素数について教えてください', 'Supercalifragilistic'.repeat(20)])(
    'keeps %j on one line',
    async (title) => {
      const { panel } = await openList(2, (index) => (index === 1 ? { title } : {}));
      const [one, other] = [entry(panel, 'Title 0'), entry(panel, title)].map((found) =>
        found.element().getBoundingClientRect(),
      );
      expect(other?.height).toBe(one?.height);
      expect(other?.right).toBe(one?.right);
    },
  );
});
