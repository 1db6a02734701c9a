import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';

describe.each(browserKinds)('search in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set(kind);
  });
  afterAll(() => stage?.strike());

  test('finds a message of another conversation, in its worker, and leads there', async () => {
    const { panel } = stage;
    await panel.configure(stage.connection(wires[0]));
    await panel.ask('The Straße in 東京 is long');
    await panel.newConversation();
    await panel.ask('Something else');
    await panel.click('Conversations');
    await panel.fill('Search all conversations', 'strasse 京');
    const found = await until('the marked words', async () => {
      const marks = await panel.page.$$eval('[data-result] mark', (all) =>
        all.map((mark) => mark.textContent),
      );
      return marks.length > 0 ? marks : undefined;
    });
    expect(found).toContain('Straße');
    expect(found).toContain('京');
    await panel.page.$$eval('[data-result]', (all) => (all.at(-1) as HTMLElement).click());
    await panel.waitForText('The Straße in 東京 is long');
  });
});
