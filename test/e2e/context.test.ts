import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, casesIn, isFirstWire, Stage, wires } from './harness.ts';
import { storedData } from './stored-data.ts';

describe.each(browserKinds)('what is sent, in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
  });
  afterAll(() => stage?.strike());

  test.each(casesIn(kind, wires, isFirstWire))(
    'over $wire the shown request is the one that is sent, to the letter',
    async (wire) => {
      const { panel, server } = stage;
      await panel.configure(stage.connection(wire));
      await panel.newConversation();
      await panel.ask('My name is Ada.');
      server.reset();
      await panel.fill('Message', 'Who am I?');
      await panel.click('What is sent');
      await panel.click('The exact request');
      const shown = await until('the request with the draft', async () => {
        const text = await panel.page.$eval('main pre', (element) => element.textContent).catch(() => '');
        return text.includes('Who am I?') ? text : undefined;
      });
      await panel.click('Back');
      await panel.click('Send');
      await panel.waitForReply(2);
      const sent = server.requests.find(({ path }) => path === wire.path)?.body;
      expect(JSON.stringify(JSON.parse(shown))).toBe(JSON.stringify(sent));
    },
  );

  test('messages are counted in a worker that the page’s policy lets start', async () => {
    const { panel } = stage;
    await until('the counts to be stored', async () => {
      const stored = await storedData(panel.page);
      return /"tokens":[1-9]/.test(stored) ? true : undefined;
    });
    await panel.page.waitForSelector('[role="meter"][aria-label="Context"]');
  });
});
