import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { articles, converse, newProfile, type Panel, type Profile, setWidth } from './profile';

const listOf = ({ screen }: Panel) => screen.getByRole('navigation', { name: 'Conversations' });

const showList = ({ screen }: Panel) =>
  screen.getByRole('button', { name: 'Conversations', exact: true }).click();

const entry = (panel: Panel, title: string) =>
  listOf(panel).getByRole('button', { name: title, exact: true });

async function chooseFromMenu({ screen }: Panel, menu: string, item: string): Promise<void> {
  await screen.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Two conversations, the second one shown. */
async function openTwo(): Promise<{ profile: Profile; panel: Panel }> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'About cats', 'They purr.');
  await panel.screen.getByRole('button', { name: 'New conversation' }).first().click();
  await converse(profile, panel, 'About dogs', 'They bark.');
  return { profile, panel };
}

describe('the conversations', () => {
  test('are listed, the latest first, and open', async () => {
    const { panel } = await openTwo();
    await showList(panel);
    await expect.element(entry(panel, 'About dogs')).toHaveAttribute('aria-current', 'page');
    const titles = listOf(panel)
      .getByRole('listitem')
      .getByRole('button', { name: /^About/ })
      .elements();
    expect(titles.map((title) => title.getAttribute('aria-label'))).toEqual(['About dogs', 'About cats']);
    await entry(panel, 'About cats').click();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('They purr.');
    await expect.element(articles(panel, 'You')).toHaveTextContent('About cats');
  });

  test.for([
    ['Enter', 'Felines'],
    ['Escape', 'About cats'],
  ] as const)('are renamed: %s leaves the title %j', async ([key, title]) => {
    const { panel } = await openTwo();
    await showList(panel);
    await chooseFromMenu(panel, 'More about About cats', 'Rename');
    const field = panel.screen.getByRole('textbox', { name: 'Title' });
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard(`Felines{${key}}`);
    await expect.element(field).not.toBeInTheDocument();
    await expect.element(entry(panel, title)).toBeVisible();
    await entry(panel, title).click();
    await expect.element(panel.screen.getByRole('heading', { level: 1 })).toHaveTextContent(title);
  });

  test('are renamed from the chat, too', async () => {
    const { panel } = await openTwo();
    await chooseFromMenu(panel, 'More', 'Rename');
    await expect.element(panel.screen.getByRole('textbox', { name: 'Title' })).toHaveFocus();
    await userEvent.keyboard('Canines{Enter}');
    await expect.element(panel.screen.getByRole('heading', { name: 'Canines' })).toBeVisible();
    const menu = panel.screen.getByRole('button', { name: 'More', exact: true });
    await expect.element(menu).toHaveFocus();
    await chooseFromMenu(panel, 'More', 'Rename');
    await userEvent.keyboard('Not this{Escape}');
    await expect.element(menu).toHaveFocus();
    await expect.element(panel.screen.getByRole('heading', { name: 'Canines' })).toBeVisible();
  });

  test('are deleted, and come back with Undo', async () => {
    const { panel } = await openTwo();
    await showList(panel);
    await chooseFromMenu(panel, 'More about About cats', 'Delete');
    await expect.element(entry(panel, 'About cats')).not.toBeInTheDocument();
    const notice = panel.screen.getByRole('status', { name: 'Notices' });
    await expect.element(notice).toMatchTextContent('“About cats” was deleted.');
    await notice.getByRole('button', { name: 'Undo' }).click();
    await expect.element(entry(panel, 'About cats')).toBeVisible();
    await expect.element(notice).toBeEmptyDOMElement();
    await entry(panel, 'About cats').click();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('They purr.');
  });

  test('start over, and come back with Undo', async () => {
    const { profile, panel } = await openTwo();
    await chooseFromMenu(panel, 'More', 'Start over');
    await expect.element(articles(panel, 'You')).not.toBeInTheDocument();
    await expect.element(panel.screen.getByRole('heading', { name: 'What is on your mind?' })).toBeVisible();
    await panel.screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(articles(panel, 'You')).toHaveTextContent('About dogs');

    await chooseFromMenu(panel, 'More', 'Start over');
    const { request } = await converse(profile, panel, 'Something else', 'Gladly.');
    expect(request.messages).toHaveLength(1);
  });

  test('stay beside the chat where there is room', async () => {
    await setWidth(1200);
    const { panel } = await openTwo();
    const list = listOf(panel).element().getBoundingClientRect();
    const log = () => panel.screen.getByRole('log', { name: 'Messages' }).element().getBoundingClientRect();
    expect(list.right).toBeLessThanOrEqual(log().left);
    await entry(panel, 'About cats').click();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('They purr.');
    await expect.element(entry(panel, 'About cats')).toHaveAttribute('aria-current', 'page');
    await expect.element(entry(panel, 'About dogs')).toBeVisible();
  });

  test('are a screen of their own in the panel', async () => {
    const { panel } = await openTwo();
    await expect.element(listOf(panel)).not.toBeInTheDocument();
    await showList(panel);
    await expect.element(panel.screen.getByRole('textbox', { name: 'Message' })).not.toBeInTheDocument();
    await panel.screen.getByRole('button', { name: 'Back' }).click();
    await expect.element(articles(panel, 'You')).toHaveTextContent('About dogs');
  });

  test('open in a tab', async () => {
    const { profile, panel } = await openTwo();
    await chooseFromMenu(panel, 'More', 'Open in a tab');
    expect(profile.openedTabs).toEqual(['the panel']);
  });
});
