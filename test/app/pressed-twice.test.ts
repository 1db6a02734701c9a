import { expect, test, vi } from 'vitest';
import { exportedChat } from '../importing/exported-chats';
import { fileOf } from '../importing/import-run';
import { twoMessages } from '../importing/own-files';
import { memoryFile, storeParts } from './export-files';
import { newProfile } from './test-app';

test('two presses of Export ask for one file, and write it once', async () => {
  const made = memoryFile();
  const asked = Promise.withResolvers<void>();
  let questions = 0;
  const saveFile = async () => {
    questions++;
    await asked.promise;
    return made.file;
  };
  const { app, database } = await newProfile().open({ saveFile });
  await storeParts(database, { attachments: [], prompts: [], settings: {}, conversations: [twoMessages] });
  const press = () => app.exportConversations({ ids: ['c'], form: 'openai' });
  const presses = [press(), press()];
  await vi.waitFor(() => expect(questions).toBe(1));
  asked.resolve();
  await Promise.all(presses);
  expect(questions).toBe(1);
  expect(made.text().match(/Why/g)).toHaveLength(1);
  await press();
  expect(questions).toBe(2);
});

test('two presses of Import and of Undo import once, and take it back once', async () => {
  const { app, database } = await newProfile().open();
  await app.readImport([fileOf(JSON.stringify([exportedChat('one'), exportedChat('two')]))]);
  await Promise.all([app.startImport(), app.startImport()]);
  const { importing } = app.store.getState();
  if (importing?.status !== 'done') return expect.fail(`It is ${importing?.status}.`);
  expect(importing.result).toMatchObject({ verdicts: { new: 2 }, isStopped: false });
  expect(await database.imports.count()).toBe(1);
  const { importId } = importing.result;
  await Promise.all([app.takeImportBack(importId), app.takeImportBack(importId)]);
  const told = app.store.getState().notices.map(({ text }) => text);
  expect(told.filter((text) => text.startsWith('The import was undone'))).toEqual([
    'The import was undone: 2 conversations.',
  ]);
  expect(await database.conversations.count()).toBe(0);
});
