import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { downloadAtOnce, takeDownload } from './downloads.ts';
import { browserKinds, Stage, testKey, wires } from './harness.ts';

describe.each(browserKinds)('exporting, in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    await stage.panel.configure(stage.connection(wires[0]));
    await stage.panel.ask('What is a frog?');
  });
  afterAll(async () => {
    await stage?.strike();
  });

  test('a conversation is downloaded as a whole, without the key', async () => {
    const { panel } = stage;
    await downloadAtOnce(panel.page);
    expect(await panel.exportConversation()).toMatch(/^1 conversation exported to What-is-a-frog-/);
    const text = await takeDownload(stage.browser, '.aside.json');
    const archive = JSON.parse(text) as { conversations: { messages: { content: unknown }[] }[] };
    expect(archive).toMatchObject({ format: 'aside', end: { counts: { conversations: 1, messages: 2 } } });
    expect(archive.conversations[0]?.messages[0]?.content).toEqual([
      { type: 'text', text: 'What is a frog?' },
    ]);
    expect(text).not.toContain(testKey);
    expect(text).not.toContain(stage.server.origin);
  });

  test('where the browser asks for a file, that file is written and has its old content until then', async () => {
    const { panel } = stage;
    // Stands in for the question only: what it gives is a real file of the browser's.
    await panel.page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const chosen = await folder.getFileHandle('chosen.aside.json', { create: true });
      const stream = await chosen.createWritable();
      await stream.write('what was there before, and is longer or shorter');
      await stream.close();
      Object.assign(window, { showSaveFilePicker: async () => chosen });
    });
    await panel.exportConversation();
    const text = await panel.page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle('chosen.aside.json')).getFile()).text();
    });
    expect(JSON.parse(text)).toMatchObject({ format: 'aside', end: { counts: { messages: 2 } } });
  });
});
