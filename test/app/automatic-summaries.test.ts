import { describe, expect, test } from 'vitest';
import type { ModelChoice } from '@/lib/core/conversation';
import { filler, keepTwo, SummaryTalk } from './summary-talk';
import { shown, whenShown, whenState } from './test-app';

const talk = new SummaryTalk();

describe('what happens while a summary is written', () => {
  /** Starts a summary that the server holds back, and gives its end. */
  async function held(id: string): Promise<() => Promise<void>> {
    talk.server.script({ fault: 'hold-head' });
    const summarized = talk.app.summarize(id, keepTwo);
    await talk.server.whenHeld();
    return async () => {
      talk.server.release();
      await summarized;
    };
  }

  test('a policy that is chosen meanwhile is the one that undo gives back', async () => {
    const { app } = talk;
    const id = await talk.begin();
    const end = await held(id);
    await app.setPolicy(id, { mode: 'budget', ceilingTokens: 50_000 });
    await end();
    expect((await talk.conversation()).policy?.mode).toBe('summary');
    await app.undoSummary(await talk.onlySummary());
    expect((await talk.conversation()).policy).toEqual({ mode: 'budget', ceilingTokens: 50_000 });
  });

  test('one that folds a summary which is undone meanwhile is not taken', async () => {
    const { app } = talk;
    const id = await talk.begin();
    await app.summarize(id, keepTwo);
    const first = await talk.onlySummary();
    for (const word of ['one', 'two', 'three']) await app.send(`Say: ${word} ${filler}`);
    const end = await held(id);
    await app.undoSummary(first);
    await end();
    expect(await talk.standing()).toEqual([]);
    expect(app.store.getState().summaries[id]).toMatchObject({ problem: { refusal: 'changed' } });
    await app.send('And now?');
    expect(talk.lastQuestion()).toContain('My name is Ada');
  });

  test('one that folds a summary which is edited meanwhile is not taken: the user’s words would be lost', async () => {
    const { app } = talk;
    const id = await talk.begin();
    await app.summarize(id, keepTwo);
    const first = await talk.onlySummary();
    for (const word of ['one', 'two', 'three']) await app.send(`Say: ${word} ${filler}`);
    const end = await held(id);
    await app.editSummary(first, 'The user is called Grace.');
    await end();
    expect((await talk.standing()).at(-1)?.text).toBe('The user is called Grace.');
    expect(app.store.getState().summaries[id]).toMatchObject({ problem: { refusal: 'changed' } });
  });

  test('an undone summary cannot be edited back into force', async () => {
    const { app } = talk;
    const id = await talk.begin();
    await app.summarize(id, keepTwo);
    const summary = await talk.onlySummary();
    await app.undoSummary(summary);
    await app.editSummary(summary, 'Edited in an old window.');
    expect(await talk.standing()).toEqual([]);
  });
});

describe('by itself', () => {
  const policy = { mode: 'summary', automatic: 'on', ceilingTokens: 1_500 } as const;

  /** Begins a talk in which summaries are made by themselves, by this writer; gives the conversation's id. */
  async function beginWith(writer: Pick<ModelChoice, 'providerId' | 'model'>): Promise<string> {
    const id = await talk.begin(0);
    await talk.app.setPolicy(id, policy);
    await talk.app.summarize(id, { keepTurns: 2, writer: { ...writer, name: 'Writer' } });
    talk.app.dismissSummary(id);
    return id;
  }

  test('a summary is made when turns would be trimmed, and the next turn never waits for it', async () => {
    const { app } = talk;
    await app.send('My name is Ada and I love number theory.');
    const id = app.store.getState().conversationId;
    await app.setPolicy(id, policy);
    await talk.goOn(6);
    await whenShown(app, ({ summaries }) => summaries.length > 0);
    await app.send("What's my name?");
    expect(await talk.lastReply()).toContain('Ada');
    expect(talk.lastQuestion()).not.toContain('My name is Ada');
  });

  test('while it is being written, the next turns go out trimmed', async () => {
    const { app } = talk;
    const id = await beginWith({ providerId: 'anthropic', model: 'local-demo-model:hold-head' });
    await talk.goOn(5);
    await whenState(app, ({ summaries }) => summaries[id]?.status === 'running');
    await app.send(`Say: meanwhile ${filler}`);
    expect((await shown(app))?.branch.at(-1)?.status).toBe('complete');
    expect(talk.lastQuestion()).not.toContain('My name is Ada');
    expect(await talk.standing()).toEqual([]);
    talk.server.release();
    await whenShown(app, ({ summaries }) => summaries.length > 0);
    await app.send("What's my name?");
    expect(await talk.lastReply()).toContain('Ada');
  });

  test('nothing goes to another provider that was once chosen in another conversation', async () => {
    const { app } = talk;
    await beginWith({ providerId: 'openai', model: 'local-demo-model' });
    await talk.goOn(6);
    await whenShown(app, ({ summaries }) => summaries.length > 0);
    expect((await talk.onlySummary()).providerId).toBe('anthropic');
    expect(talk.server.requests.every(({ path }) => path.startsWith('/v1/messages'))).toBe(true);
  });

  test('one that fails is not tried again by itself, and turns go out trimmed', async () => {
    const { app } = talk;
    const model = 'local-demo-model:length';
    const id = await beginWith({ providerId: 'anthropic', model });
    await talk.goOn(5);
    await whenState(app, ({ summaries }) => summaries[id]?.status === 'failed');
    await talk.goOn(3);
    expect(talk.server.requests.filter(({ body }) => body.model === model)).toHaveLength(1);
    expect(talk.lastQuestion()).not.toContain('My name is Ada');
    expect((await shown(app))?.branch.at(-1)?.status).toBe('complete');
    expect(await talk.standing()).toEqual([]);
  });

  test.each(['off', 'ask'] as const)('not where the user has said %s', async (automatic) => {
    const { app } = talk;
    const id = await talk.begin(0);
    await app.setPolicy(id, { ...policy, automatic });
    await talk.goOn(6);
    expect(talk.lastQuestion()).not.toContain('My name is Ada');
    expect(JSON.stringify(talk.server.requests.map(({ body }) => body))).not.toContain('Write a summary of');
  });
});

test('one that is broken off with its window is told of in the next, once, and only when nobody is at it', async () => {
  const id = await talk.begin();
  const { app, server } = talk;
  server.script({ fault: 'hold-head' });
  const writing = app.summarize(id, keepTwo);
  await server.whenHeld();
  const other = await talk.profile.open();
  await other.app.noticeBrokenSummary(id);
  expect(other.app.store.getState().summaries[id]).toBeUndefined();
  expect((await talk.conversation()).isBeingSummarized).toBe(true);
  server.release();
  await writing;
  expect(await talk.conversation()).not.toHaveProperty('isBeingSummarized');
  await other.app.noticeBrokenSummary(id);
  expect(other.app.store.getState().summaries[id]).toBeUndefined();

  // What a window leaves behind that is closed while it writes: the mark, and a lock that is free.
  await talk.window.database.conversations.update(id, { isBeingSummarized: true });
  await other.app.noticeBrokenSummary(id);
  expect(other.app.store.getState().summaries[id]).toEqual({
    status: 'failed',
    problem: { refusal: 'broken-off' },
  });
  expect(await talk.conversation()).not.toHaveProperty('isBeingSummarized');
});
