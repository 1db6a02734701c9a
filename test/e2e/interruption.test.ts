import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Panel } from '../browser/panel.ts';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';
import { storedData } from './stored-data.ts';

const [anthropic] = wires;
const text = 'The quick brown fox jumps over the lazy dog. It does so again and again, and then once more.';
const beginning = 'The quick brown';

describe.each(browserKinds)('a reply that is interrupted in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    await stage.panel.configure(stage.connection(anthropic));
  });
  afterAll(() => stage?.strike());
  beforeEach(async () => {
    stage.server.reset();
    await stage.panel.newConversation();
  });

  /** Sends a message whose reply stops half-way, and waits until that half is written down. */
  async function sendAndHold(message: string): Promise<void> {
    stage.server.script({ text, fault: 'hold', after: 6 });
    await stage.panel.send(message);
    await stage.panel.waitForText(beginning);
    await until('the journal', async () =>
      (await storedData(stage.panel.page)).includes(beginning) ? true : undefined,
    );
  }

  async function expectInterrupted(message: string): Promise<void> {
    await stage.panel.waitForText('Interrupted');
    expect(await stage.panel.ownMessages()).toEqual([message]);
    expect(await stage.panel.lastReply()).toContain(beginning);
    expect(await stage.panel.has('button', 'Continue')).toBe(true);
    expect(await stage.panel.has('button', 'Regenerate')).toBe(true);
    expect(await stage.panel.isReplying()).toBe(false);
  }

  test('by SIGKILL mid-stream is there as far as it came', async () => {
    await sendAndHold('Killed in the middle');
    await stage.killAndReopen();
    await expectInterrupted('Killed in the middle');
  });

  test('by SIGKILL right after Send loses nothing that was said', async () => {
    stage.server.script({ fault: 'hold-head' });
    await stage.panel.send('My name is Ada.');
    await stage.server.whenHeld();
    await stage.killAndReopen();

    await stage.panel.waitForText('Interrupted');
    expect(await stage.panel.ownMessages()).toEqual(['My name is Ada.']);
    await stage.panel.click('Regenerate');
    expect(await stage.panel.waitForReply(1)).toContain('Ada');
  });

  test('by closing the panel is there when it is opened again, and can be continued', async () => {
    await sendAndHold('Closed in the middle');
    await stage.panel.page.close();
    await stage.server.when((requests) => requests.some(({ state }) => state === 'aborted'));
    stage.panel = await stage.openPanel();
    await expectInterrupted('Closed in the middle');

    stage.server.reset();
    stage.server.script({ text: 'and so it ended.' });
    await stage.panel.click('Continue');
    await stage.panel.waitForText('and so it ended.');
  });

  test('by Stop keeps what had arrived', async () => {
    await sendAndHold('Stopped in the middle');
    await stage.panel.click('Stop');
    await stage.panel.waitForText('You stopped this reply');
    expect(await stage.panel.lastReply()).toContain(beginning);
    await stage.server.when((requests) => requests.some(({ state }) => state === 'aborted'));
  });

  test('is shown in a second window while it arrives, and both show the same at the end', async () => {
    stage.server.script({ text, fault: 'hold', after: 6 });
    await stage.panel.send('Seen by two');
    await stage.panel.waitForText(beginning);
    const second: Panel = await stage.openPanel();
    await second.waitForText('Seen by two');
    await second.waitForText(beginning);
    expect(await second.has('button', 'Stop')).toBe(false);

    stage.server.release();
    await stage.panel.waitForText('once more.');
    await second.waitForText('once more.');
    await second.ask('My name is Grace.');
    await stage.panel.waitForText('Grace');
    expect(await stage.panel.ownMessages()).toEqual(await second.ownMessages());
    await second.page.close();
  });
});
