import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { calibrationKey } from '@/lib/core/calibration';
import { textBlock, textOf } from '@/lib/core/content';
import type { ModelChoice } from '@/lib/core/conversation';
import type { Provider } from '@/lib/core/provider';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { newProfile, shown, shownTexts, type TestWindow, whenState } from './test-app';

let server: ModelServer;
let window: TestWindow;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  window = await newProfile().open();
});

const model = 'local-demo-model';

/** An Ollama server behind an address that does not say so: nobody can ask it for its window. */
const compatible: ModelChoice = { providerId: 'compatible', model, name: 'Demo' };

async function choose(choice: ModelChoice): Promise<void> {
  const { app } = window;
  await app.saveSettings(app.store.getState().conversationId, choice.providerId, {
    baseUrl: `${server.origin}/ollama/v1`,
    model: choice,
  });
}

/** A message of 2,250 tokens, as the server counts: one fits into its window of 4,096, two do not. */
const long = (text: string) => `${text} ${'word '.repeat(1_800)}`;

const asked = () => server.requests.filter(({ method }) => method === 'POST');
const notices = () => window.app.store.getState().notices.map(({ text }) => text);
const readLearned = async (choice: ModelChoice) => window.database.calibrations.get(calibrationKey(choice));

/** Two turns that fit and, together with a third one, do not. */
async function fill(): Promise<void> {
  await window.app.send('My name is Ada.');
  server.script({ text: 'Yes.' });
  await window.app.send(long('Remember this:'));
}

describe('a server that leaves out older messages without a word', () => {
  beforeEach(() => choose(compatible));

  test('is asked once more, with less, and both replies are kept', async () => {
    await fill();
    const before = await readLearned(compatible);
    await window.app.send(long("What's my name?"));
    const [first, second] = asked().slice(-2);
    expect(asked()).toHaveLength(4);
    expect(JSON.stringify(first?.body)).toContain('My name is Ada.');
    expect(first?.body.messages).toHaveLength(5);
    expect(second?.body.messages).toHaveLength(1);
    expect(JSON.stringify(second?.body)).toContain("What's my name?");

    const opened = await shown(window.app);
    const reply = opened?.branch.at(-1);
    expect(reply?.status).toBe('complete');
    expect(opened?.branch).toHaveLength(6);
    const siblings = await window.database.messages
      .filter(({ parentId }) => parentId === reply?.parentId)
      .toArray();
    expect(siblings.map(({ status }) => status)).toEqual(['complete', 'complete']);
    for (const { content, reply: facts } of siblings) {
      expect(textOf(content)).not.toBe('');
      expect(facts?.usage?.inputTokens).toBeLessThan(4_096);
    }
    expect(notices()).toEqual([
      expect.stringMatching(
        /^Demo takes about [\d,]+ tokens at once and had left out older messages .* again/,
      ),
    ]);
    const after = await readLearned(compatible);
    expect(after?.samples).toBe((before?.samples ?? 0) + 1);
    expect(after?.factor).toBeGreaterThan(0.95 * (before?.factor ?? 0));
  });

  test('has its window remembered, so that the next request fits at once', async () => {
    await fill();
    await window.app.send(long('One'));
    const learned = (await shown(window.app))?.conversation.model.contextTokens;
    expect(learned).toBe(4_096);
    const count = asked().length;
    await window.app.send('Who am I?');
    await window.app.send('And now?');
    expect(asked()).toHaveLength(count + 2);
    expect(notices()).toHaveLength(1);
  });

  test('is not asked a third time', async () => {
    server.script({ text: 'Yes.', contextTokens: 100_000, times: 11 });
    for (let turn = 1; turn <= 11; turn++) await window.app.send(`${turn} ${'word '.repeat(600)}`);
    server.script({ contextTokens: 4_096 });
    server.script({ contextTokens: 1_400, times: Infinity });
    await window.app.send('And now?');
    expect(asked()).toHaveLength(11 + 2);
    expect((await shown(window.app))?.branch.at(-1)?.status).toBe('complete');
    expect(notices()).toEqual([
      expect.stringContaining('4,096 tokens at once and had left out older messages'),
      expect.stringContaining('2,048 tokens at once, so it has read only a part'),
    ]);
  });

  test('is not asked again when the newest message alone is too long for it: that is never cut', async () => {
    server.script({ text: 'Yes.', contextTokens: 100_000 });
    await window.app.send('word '.repeat(3_300));
    const newest = 'word '.repeat(3_200);
    await window.app.send(newest);
    expect(asked()).toHaveLength(2);
    expect(JSON.stringify(asked().at(-1)?.body)).toContain(newest.trim());
    expect(notices()).toEqual([expect.stringContaining('so it has read only a part of what was sent')]);
    expect((await shown(window.app))?.conversation.model.contextTokens).toBe(4_096);
  });

  test('has its reply stored before it is asked how much it can read', async () => {
    await fill();
    const { app, database } = window;
    server.script({ on: 'models', fault: 'hold-head' });
    const turn = app.send(long("What's my name?"));
    await server.whenHeld();
    const [reply] = await database.messages.orderBy('[conversationId+seq]').reverse().limit(1).toArray();
    expect(reply?.status).toBe('complete');
    expect(textOf(reply?.content ?? [])).not.toBe('');
    expect(await database.journal.count()).toBe(0);
    expect(Object.values(app.store.getState().replies).map(({ hasEnded }) => hasEnded)).toContain(false);
    server.release();
    await turn;
    expect(asked()).toHaveLength(4);
  });

  test('is not asked again once the user has stopped', async () => {
    await fill();
    server.script({ fault: 'hold', after: 1 });
    const sending = window.app.send(long('One'));
    await server.whenHeld();
    window.app.stop();
    await sending;
    expect(asked()).toHaveLength(3);
    expect(notices()).toEqual([]);
  });

  test('has its window remembered for itself only, not for a model that was chosen meanwhile', async () => {
    await fill();
    server.script({ fault: 'hold', after: 1 });
    const sending = window.app.send(long('One'));
    await server.whenHeld();
    await choose({ ...compatible, model: `${model}:thinking` });
    server.release();
    await sending;
    const { model: chosen } = (await shown(window.app))?.conversation ?? {};
    expect(chosen?.model).toBe(`${model}:thinking`);
    expect(chosen?.contextTokens).toBeUndefined();
  });

  test('is believed when it reports only a little less than was estimated', async () => {
    await window.app.send('word '.repeat(2_500));
    await window.app.send('Hello');
    expect(asked()).toHaveLength(2);
    expect(notices()).toEqual([]);
    expect((await shown(window.app))?.conversation.model.contextTokens).toBeUndefined();
  });

  test('is believed about text that was only roughly counted before it was sent', async () => {
    // By its characters four times as many tokens as by the counter.
    server.script({ contextTokens: 100_000 });
    await window.app.send('='.repeat(8_000));
    expect(asked()).toHaveLength(1);
    expect(notices()).toEqual([]);
  });
});

describe('Ollama itself', () => {
  const ollama: ModelChoice = { providerId: 'ollama', model, name: 'Demo' };

  /** Resolves when the conversation's window is known. */
  async function whenWindowKnown(): Promise<number> {
    const { app } = window;
    return new Promise((resolve) => {
      const end = app.watchConversation(app.store.getState().conversationId, (opened) => {
        const known = opened?.conversation.model.contextTokens;
        if (known === undefined) return;
        resolve(known);
        queueMicrotask(() => end());
      });
    });
  }

  test('is asked for the window after the first reply, so that nothing is ever left out', async () => {
    await choose(ollama);
    await window.app.send('My name is Ada.');
    expect(await whenWindowKnown()).toBe(4_096);
    await window.app.send(long('Remember this:'));
    await window.app.send(long('One'));
    expect(asked()).toHaveLength(3);
    expect(notices()).toEqual([]);
  });

  test('names the window that the user had thought larger', async () => {
    await choose({ ...ollama, contextLimit: 100_000 });
    await fill();
    server.script({ contextTokens: 3_900, times: 2 });
    await window.app.send(long("What's my name?"));
    const { model: known } = (await shown(window.app))?.conversation ?? {};
    expect(known?.contextTokens).toBe(3_900);
    expect(known?.contextLimit).toBeUndefined();
    expect(notices()).toEqual([expect.stringContaining('takes about 3,900 tokens at once')]);
    expect((await shownTexts(window.app)).at(-1)).not.toContain('Ada');
    expect(asked()).toHaveLength(4);
  });
});

describe('a server that reports very few tokens', () => {
  /** As some do that leave out what they had in their cache. */
  const sparing = (contextTokens: number): Provider => ({
    async *reply() {
      yield { type: 'content', content: [textBlock('Yes.')] };
      yield { type: 'usage', usage: { inputTokens: 300, reported: {} } };
      yield { type: 'ended', stopReason: 'end' };
    },
    listModels: async () => [{ id: model, name: model, contextTokens }],
  });

  test.each([
    [100_000, []],
    [3_000, [expect.stringContaining('takes about 3,000 tokens')]],
  ])('and says that its window has %d', async (contextTokens, told) => {
    window = await newProfile().open({ openProvider: async () => sparing(contextTokens) });
    await choose(compatible);
    await window.app.send('word '.repeat(4_000));
    expect((await shown(window.app))?.branch.at(-1)?.status).toBe('complete');
    expect(notices()).toEqual(told);
  });
});

test('other wires are never suspected', async () => {
  const { app } = window;
  await app.saveSettings(app.store.getState().conversationId, 'openai', {
    baseUrl: `${server.origin}/v1`,
    key: 'sk-test',
    model: { providerId: 'openai', model, name: 'Demo' },
  });
  await app.send('word '.repeat(4_000));
  await whenState(app, ({ replies }) => Object.values(replies).every(({ hasEnded }) => hasEnded));
  expect(asked()).toHaveLength(1);
  expect(notices()).toEqual([]);
});
