import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';

const introduction = 'My name is Ada and I love number theory.';
const question = "What's my name?";

describe.each(browserKinds)('summaries in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    await stage.panel.configure(stage.connection(wires[0]));
  });
  afterAll(() => stage?.strike());
  beforeEach(async () => {
    await stage.panel.newConversation();
    stage.server.reset();
  });

  /** The words of the newest request for a reply. */
  const lastRequest = () =>
    JSON.stringify(stage.server.requests.filter(({ path }) => path === wires[0].path).at(-1)?.body);

  /** A conversation that begins with an introduction and goes on about something else. */
  async function talk(): Promise<void> {
    await stage.panel.ask(introduction);
    for (let turn = 1; turn <= 3; turn += 1) await stage.panel.ask(`Say: ${turn} ${'word '.repeat(60)}`);
  }

  /** Has all but the last turn summarized, and gives the text of the card. */
  async function summarize(): Promise<string> {
    await stage.panel.summarize(1);
    return stage.panel.summary();
  }

  test('a fact from a summarized turn is still known, one from a trimmed turn is honestly not', async () => {
    const { panel } = stage;
    await talk();
    expect(await summarize()).toContain('Ada');
    expect(await panel.ownMessages()).toHaveLength(1);
    expect(await panel.ask(question)).toContain('Ada');
    expect(lastRequest()).not.toContain(introduction);
    expect(lastRequest()).toContain('<summary>');

    await panel.newConversation();
    await talk();
    await panel.sendOnlyLastTurns();
    expect(await panel.ask(question)).toContain("I don't know");
    expect(lastRequest()).not.toContain(introduction);
    await panel.waitForText('Not sent:');
  });

  test('summarize, show the originals, edit, make again, undo', async () => {
    const { panel } = stage;
    await talk();
    const written = await summarize();
    await panel.click('Show originals');
    await panel.waitForText(introduction);
    await panel.click('Hide originals');

    await panel.click('Edit');
    await panel.fill('Summary text', 'The user is called Grace.');
    await panel.click('Save');
    await until('the changed summary', async () =>
      (await panel.summary()).includes('Grace') ? true : undefined,
    );
    await panel.send('And now?');
    await panel.waitForReply(2);
    expect(lastRequest()).toContain('The user is called Grace.');

    await panel.click('Make again from the originals');
    await until('the summary to be made again', async () =>
      (await panel.summary()).includes('Ada') ? true : undefined,
    );
    expect(written).toContain('Ada');

    await panel.click('Undo the summary');
    await panel.waitForText(introduction);
    expect(await panel.ownMessages()).toHaveLength(5);
    await panel.ask(question);
    expect(lastRequest()).toContain(introduction);
    expect(lastRequest()).not.toContain('<summary>');
  });

  test('a window that turns out to be smaller is repaired without a word of the user’s', async () => {
    const { panel, server } = stage;
    await panel.ask(introduction);
    await panel.ask(`Say: ${'word '.repeat(2_500)}`);
    server.reset();
    server.script({ contextTokens: 3_000, times: 2 });
    expect(await panel.ask(question)).toContain("I don't know");
    expect(server.requests.filter(({ path }) => path === wires[0].path)).toHaveLength(2);
    await panel.waitForText('Not sent:');
  });
});
