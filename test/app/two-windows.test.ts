import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeConversation } from '@/lib/storage/conversations';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { choose, newProfile, shown, shownTexts, wires } from './test-app';

let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

test('only one window at a time has a turn in a conversation', async () => {
  const profile = newProfile();
  const one = await profile.open();
  await choose(one.app, server.origin);
  await one.app.send('Hello');
  const other = await profile.open({
    locks: { tryHold: async () => ({ held: false }), hold: async () => {} },
  });
  await other.app.send('Me too');
  expect(await shownTexts(one.app)).toHaveLength(2);
  expect(other.app.store.getState().notices.at(-1)?.text).toMatch(/Another window/);
});

test('a turn keeps the model that it began with, whatever another window chooses while it is stored', async () => {
  const profile = newProfile();
  const other = await profile.open();
  let onNewId = () => {};
  const { app } = await profile.open({
    newId: () => {
      onNewId();
      return crypto.randomUUID();
    },
  });
  await choose(other.app, server.origin, wires[2]);
  await choose(app, server.origin, wires[0]);
  await app.send('My name is Ada.');
  const { conversationId } = app.store.getState();
  let choosing: Promise<unknown> | undefined;
  const another = { providerId: wires[2].providerId, model: 'local-demo-model:thinking', name: 'Another' };
  onNewId = () => {
    choosing ??= changeConversation(other.database, conversationId, (found) => ({
      ...found,
      model: another,
    }));
  };
  await app.send('Who am I?');
  await choosing;
  const asked = { path: '/v1/messages', body: { model: 'local-demo-model' } };
  expect(server.requests).toMatchObject([asked, asked]);
  const opened = await shown(app);
  expect(opened?.conversation.model).toMatchObject(another);
  expect(opened?.branch.at(-1)?.reply).toMatchObject({ providerId: wires[0].providerId });
  await app.send('And now?');
  expect(server.requests.at(-1)?.path).toBe('/v1/chat/completions');
});
