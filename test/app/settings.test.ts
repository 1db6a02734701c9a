import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ReplyFailed } from '@/lib/core/provider';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { choose, newProfile, shown, whenState } from './test-app';

const key = 'sk-canary-7f3a9b2c5d8e1f4a';
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const model = { providerId: 'anthropic', model: 'local-demo-model', name: 'Local demo model' };

test('a key belongs to one provider at one origin', async () => {
  const { app } = await newProfile().open();
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    baseUrl: server.origin,
    key,
    model,
  });
  expect(await app.keyEnding('anthropic', `${server.origin}/other/path`)).toBe('1f4a');
  expect(await app.keyEnding('anthropic', 'https://elsewhere.example')).toBeUndefined();
  expect(await app.keyEnding('openai', server.origin)).toBeUndefined();
});

test('a changed base URL never gets the old key', async () => {
  const { app } = await newProfile().open();
  const other = await startModelServer();
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    baseUrl: server.origin,
    key,
    model,
  });
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', { baseUrl: other.origin, model });
  await app.send('Hello');
  expect(other.requests).toHaveLength(0);
  expect((await shown(app))?.branch[1]?.reply?.failure?.kind).toBe('no-key');
  await other.close();
});

test('the key is in the vault, and nothing of it in the database, the state or a failure that echoes it', async () => {
  const profile = newProfile();
  const { app, database } = await profile.open();
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    baseUrl: server.origin,
    key,
    model,
  });
  server.script({ error: 'wrong-key' });
  await app.send('Hello');
  expect((await shown(app))?.branch[1]?.reply?.failure?.kind).toBe('wrong-key');
  expect(JSON.stringify(server.requests[0]?.headers)).toContain(key);
  expect([...profile.values.values()]).toEqual([key]);
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  expect(JSON.stringify([tables, app.store.getState()])).not.toContain('canary');
});

test('a removed key is gone', async () => {
  const profile = newProfile();
  const { app } = await profile.open();
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    baseUrl: server.origin,
    key,
    model,
  });
  await app.removeKey('anthropic', `${server.origin}/v1`);
  expect(profile.values.size).toBe(0);
});

test('a model is for the shown conversation and for new ones, a system prompt for new ones only', async () => {
  const { app } = await newProfile().open();
  await choose(app, server.origin);
  await app.send('One');
  const one = app.store.getState().conversationId;
  await app.newConversation();
  await app.send('Two');
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', {
    systemPrompt: 'Be brief.',
    model: { ...model, model: 'local-demo-model:small' },
  });
  expect((await shown(app))?.conversation).toMatchObject({
    systemPrompt: '',
    model: { model: 'local-demo-model:small' },
  });
  await app.openConversation(one);
  expect((await shown(app))?.conversation).toMatchObject({
    systemPrompt: '',
    model: { model: 'local-demo-model' },
  });
  await app.newConversation();
  await app.send('Three');
  expect(server.requests.at(-1)?.body).toMatchObject({
    system: 'Be brief.',
    model: 'local-demo-model:small',
  });
});

test('all windows see changed settings', async () => {
  const profile = newProfile();
  const one = await profile.open();
  const two = await profile.open();
  await choose(one.app, server.origin);
  await whenState(two.app, ({ settings }) => settings?.model?.model === 'local-demo-model');
  expect(two.app.store.getState().settings?.baseUrls.anthropic).toBe(server.origin);
});

test('the models are listed with the key as it is typed, else the stored one', async () => {
  const { app } = await newProfile().open();
  const { signal } = new AbortController();
  const models = await app.listModels('anthropic', server.origin, key, signal);
  expect(models.map(({ name }) => name)).toContain('Local demo model');
  expect(JSON.stringify(server.requests.at(-1)?.headers)).toContain(key);
  await expect(app.listModels('anthropic', server.origin, undefined, signal)).rejects.toThrow(ReplyFailed);
  await app.saveSettings(app.store.getState().conversationId, 'anthropic', { baseUrl: server.origin, key });
  expect(await app.listModels('anthropic', server.origin, undefined, signal)).toEqual(models);
});

test('two windows that save different providers at once keep both addresses', async () => {
  const profile = newProfile();
  const one = await profile.open();
  const two = await profile.open();
  await Promise.all([
    one.app.saveSettings('c1', 'ollama', { baseUrl: 'http://127.0.0.1:1/v1' }),
    two.app.saveSettings('c2', 'lm-studio', { baseUrl: 'http://127.0.0.1:2/v1' }),
  ]);
  await whenState(one.app, ({ settings }) => Object.keys(settings?.baseUrls ?? {}).length === 2);
  await one.app.saveSettings('c1', 'ollama', { baseUrl: 'http://127.0.0.1:11434/v1' });
  await whenState(one.app, ({ settings }) => Object.keys(settings?.baseUrls ?? {}).length === 1);
});

test('what the provider says of a model is learned, for the conversation and for new ones', async () => {
  const { app } = await newProfile().open();
  const typed = { ...model, name: model.model };
  const { conversationId } = app.store.getState();
  await app.saveSettings(conversationId, 'anthropic', { baseUrl: server.origin, key, model: typed });
  await app.send('Hello');
  await app.learnModel(conversationId, typed, server.origin);
  const learned = { ...typed, name: 'Local demo model', contextTokens: expect.any(Number) };
  expect((await shown(app))?.conversation.model).toMatchObject(learned);
  await whenState(app, ({ settings }) => settings?.model?.name === 'Local demo model');
});
