import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Panel } from '../browser/panel.ts';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';
import { storedData } from './stored-data.ts';

const [anthropic] = wires;
/** Each reply begins with words of its own, so that a search of all stored data finds this one only. */
const beginningOf = (message: string) => `Reply to ${message}:`;
const replyTo = (message: string) =>
  `${beginningOf(message)} the quick brown fox jumps over the lazy dog, again and again, and then once more.`;

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
    stage.server.script({ text: replyTo(message), fault: 'hold', after: 12 });
    await stage.panel.send(message);
    await stage.panel.waitForText(beginningOf(message));
    await until('the journal', async () =>
      (await storedData(stage.panel.page)).includes(beginningOf(message)) ? true : undefined,
    );
  }

  async function expectInterrupted(message: string): Promise<void> {
    await stage.panel.waitForText('Interrupted');
    expect(await stage.panel.ownMessages()).toEqual([message]);
    expect(await stage.panel.lastReply()).toContain(beginningOf(message));
    expect(await stage.panel.has('button', 'Continue')).toBe(true);
    expect(await stage.panel.has('button', 'Regenerate')).toBe(true);
    expect(await stage.panel.isReplying()).toBe(false);
  }

  test('by SIGKILL mid-stream is there as far as it came', async () => {
    await sendAndHold('Killed');
    await stage.killAndReopen();
    await expectInterrupted('Killed');
  });

  test('by SIGKILL right after Send loses nothing that was said', async () => {
    stage.server.script({ fault: 'hold-head' });
    await stage.panel.send('My name is Ada.');
    await stage.server.whenHeld();
    await stage.killAndReopen();

    await stage.panel.waitForText('Interrupted');
    expect(await stage.panel.ownMessages()).toEqual(['My name is Ada.']);
    await stage.panel.click('Regenerate');
    await stage.panel.waitForText('Your name is Ada.');
  });

  test('by closing the panel is there when it is opened again, and can be continued', async () => {
    await sendAndHold('Closed');
    await stage.panel.page.close();
    await stage.server.when((requests) => requests.some(({ state }) => state === 'aborted'));
    stage.panel = await stage.openPanel();
    await expectInterrupted('Closed');

    stage.server.reset();
    stage.server.script({ text: 'and so it ended.' });
    await stage.panel.click('Continue');
    await stage.panel.waitForText('and so it ended.');
  });

  test('by Stop keeps what had arrived', async () => {
    await sendAndHold('Stopped');
    await stage.panel.click('Stop');
    await stage.panel.waitForText('You stopped this reply');
    expect(await stage.panel.lastReply()).toContain(beginningOf('Stopped'));
    await stage.server.when((requests) => requests.some(({ state }) => state === 'aborted'));
  });

  test('is shown in a second window while it arrives, and both show the same at the end', async () => {
    stage.server.script({ text: replyTo('Seen by two'), fault: 'hold', after: 12 });
    await stage.panel.send('Seen by two');
    await stage.panel.waitForText(beginningOf('Seen by two'));
    const second: Panel = await stage.openPanel();
    await second.waitForText('Seen by two');
    await second.waitForText(beginningOf('Seen by two'));
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
