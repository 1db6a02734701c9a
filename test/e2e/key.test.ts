import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserKinds, Stage, testKey, wires } from './harness.ts';
import { storedData } from './stored-data.ts';

describe.each(browserKinds)('the key in %s', (kind) => {
  let stage: Stage;
  const printed: string[] = [];

  beforeAll(async () => {
    stage = await Stage.set(kind);
    stage.panel.page.on('console', (message) => printed.push(message.text()));
    stage.panel.page.on('pageerror', (error) => printed.push(String(error)));
  });
  afterAll(() => stage?.strike());

  test.each(wires)('is sent to the provider over $wire, and stands nowhere else', async (wire) => {
    await stage.panel.configure(stage.connection(wire));
    await stage.panel.newConversation();
    stage.server.reset();
    stage.server.script({ status: 401 });
    await stage.panel.send('Hello');
    await stage.panel.waitForAlert();
    await stage.panel.click('Retry');
    await stage.panel.waitForReply(1);
    await stage.panel.openSettings();

    const sent = stage.server.requests.find(({ path }) => path === wire.path);
    expect(JSON.stringify(sent?.headers)).toContain(testKey);
    expect(JSON.stringify(sent?.body)).not.toContain(testKey);
    const page = await stage.panel.page.evaluate(() => document.documentElement.outerHTML + location.href);
    expect(page).not.toContain(testKey);
    expect(page).toContain(testKey.slice(-4));
    const stored = await storedData(stage.panel.page);
    expect(stored).toContain('Hello');
    expect(stored).not.toContain(testKey);
    expect(printed.join('\n')).not.toContain(testKey);
    await stage.panel.click('Cancel');
  });
});
