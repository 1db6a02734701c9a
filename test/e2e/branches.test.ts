import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';

const [anthropic] = wires;

describe.each(browserKinds)('branches in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    await stage.panel.configure(stage.connection(anthropic));
  });
  afterAll(() => stage?.strike());

  /** Waits until the user's messages that are shown begin with these words. */
  function expectMessages(...expected: string[]): Promise<true> {
    return until(`the messages ${expected.join(', ')}`, async () => {
      const shown = await stage.panel.ownMessages();
      const isSo =
        shown.length === expected.length && expected.every((text, at) => shown[at]?.startsWith(text));
      return isSo ? true : undefined;
    });
  }

  test('an edited message, a reply made again, and the branch that was chosen are there after a crash', async () => {
    const { panel, server } = stage;
    await panel.ask('Plant a tree');
    await panel.ask('Water it');
    await panel.page.keyboard.press('ArrowUp');
    await panel.fill('Edit your message', 'Leave it alone');
    await panel.page.keyboard.press('Enter');
    await panel.waitForText('about Leave it alone');
    await expectMessages('Plant a tree', 'Leave it alone');
    const sent = JSON.stringify(server.requests.at(-1)?.body);
    expect(sent).toContain('Plant a tree');
    expect(sent).not.toContain('Water it');

    server.script({ text: 'Said in other words.' });
    await panel.click('Regenerate');
    await panel.waitForText('Said in other words.');
    await until('its versions', async () => (await panel.has('group', 'Version 2 of 2')) || undefined);
    await panel.click('Previous version');
    await expectMessages('Plant a tree', 'Water it');

    await stage.killAndReopen();
    await expectMessages('Plant a tree', 'Water it');
    await stage.panel.click('Next version');
    await expectMessages('Plant a tree', 'Leave it alone');
    await stage.panel.waitForText('Said in other words.');
  });
});
