import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';

describe.each(browserKinds)('the list of conversations, in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
  });
  afterAll(() => stage?.strike());

  /** The titles in the list, once there are so many of them. */
  function titles(count: number): Promise<string[]> {
    return until(`${count} conversations`, async () => {
      const found = await stage.panel.page.$$eval('[data-conversation]', (buttons) =>
        buttons.map(({ ariaLabel }) => ariaLabel ?? ''),
      );
      return found.length === count ? found : undefined;
    });
  }

  /** Puppeteer's own way waits for events that Firefox does not send for the pages of extensions. */
  async function loadAgain(): Promise<void> {
    const { page } = stage.panel;
    await page.evaluate(() => {
      document.title = 'before';
      setTimeout(() => location.reload());
    });
    await until('the panel to be loaded again', async () =>
      (await page.title().catch(() => 'before')) === 'before' ? undefined : true,
    );
  }

  test('several are deleted by keyboard, and come back although the panel was loaded again', async () => {
    const { panel } = stage;
    const { page } = panel;
    await panel.configure(stage.connection(wires[0]));
    for (const text of ['One', 'Two', 'Three']) {
      await panel.newConversation();
      await panel.ask(text);
    }
    await panel.click('Conversations');
    expect(await titles(3)).toEqual(['Three', 'Two', 'One']);
    await page.focus('[data-conversation][aria-label="Three"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await page.waitForSelector('[role="toolbar"]');
    await page.keyboard.press('Delete');
    expect(await titles(1)).toEqual(['Three']);
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Three');
    await loadAgain();
    await panel.ready();
    await panel.click('Undo');
    await panel.click('Conversations');
    expect(await titles(3)).toEqual(['Three', 'Two', 'One']);
  });
});
