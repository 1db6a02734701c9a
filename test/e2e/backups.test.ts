import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, testKey, wires } from './harness.ts';

describe.each(browserKinds)('backups, in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    await stage.panel.configure(stage.connection(wires[0]));
    await stage.panel.ask('What is a frog?');
  });
  afterAll(async () => {
    await stage?.strike();
  });

  /** The files in the folder for backups, by their names. */
  async function backups(): Promise<Map<string, string>> {
    if (kind === 'firefox') return downloadedBackups(stage);
    const files = await stage.panel.page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Backups');
      const found: [string, string][] = [];
      for await (const [name, handle] of folder.entries()) {
        // While it writes, Chromium has a second file beside the one that it will replace.
        if (!name.endsWith('.json') || !(handle instanceof FileSystemFileHandle)) continue;
        found.push([name, await (await handle.getFile()).text()]);
      }
      return found;
    });
    return new Map(files);
  }

  /** The one backup, once so many messages are in it and the page says so. */
  async function backupOf(messages: number): Promise<string> {
    await until('the end of the backup', () =>
      stage.panel.page.evaluate(
        () => document.body.innerText.includes('Nothing is new since then.') || undefined,
      ),
    );
    return until(`a backup of ${messages} messages`, async () => {
      const [text, ...others] = [...(await backups()).values()];
      expect(others).toEqual([]);
      const isWhole = text?.endsWith('}\n') && text.includes(`"messages":${messages},`);
      return isWhole ? text : undefined;
    });
  }

  test('are switched on with a press, and the first one is written at once', async () => {
    const { panel } = stage;
    if (kind === 'chromium') await letChooseFolder(stage);
    await panel.openData();
    await panel.click('Back up every day', 'switch');
    const text = await backupOf(2);
    expect(JSON.parse(text)).toMatchObject({ format: 'aside', end: { counts: { conversations: 1 } } });
    expect(text).not.toContain(testKey);
    expect([...(await backups()).keys()][0]).toMatch(/^aside-\d{4}-\d\d-\d\d\.aside\.json$/);
  });

  test('take the place of the one of the day, also after the browser was killed', async () => {
    await stage.killAndReopen();
    const { panel } = stage;
    await panel.ask('What is a toad?');
    await panel.openData();
    await panel.click('Back up now');
    expect(await backupOf(4)).toContain('What is a toad?');
  });

  test('go when they are too old, also those of an earlier start of the browser', async () => {
    const { panel } = stage;
    await keepOldBackup(stage, 'aside-2020-01-01.aside.json');
    await until('two files', async () => ((await backups()).size === 2 ? true : undefined));
    await panel.click('Back up now');
    await until('one file', async () => ((await backups()).size === 1 ? true : undefined));
    expect([...(await backups()).keys()][0]).not.toContain('2020');
  });
});

/** A backup of another day, as Aside would have written it then. */
async function keepOldBackup({ panel, browser }: Stage, name: string): Promise<void> {
  if (browser.kind === 'firefox') writeFileSync(join(browser.downloads, 'Aside', name), '{}\n');
  await panel.page.evaluate(async (file) => {
    const result = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open('aside'));
    const store = database.transaction('backup', 'readwrite').objectStore('backup');
    const row = (await result(store.get('backup'))) as { names: string[] };
    await result(store.put({ ...row, names: [file, ...row.names] }));
    database.close();
    if (document.location.protocol === 'moz-extension:') return;
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Backups');
    const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
    await stream.write('{}\n');
    await stream.close();
  }, name);
}

function downloadedBackups({ browser }: Stage): Map<string, string> {
  const folder = join(browser.downloads, 'Aside');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The browser asks for a folder in a window of the system, which cannot be driven: this is the answer. */
async function letChooseFolder({ panel }: Stage): Promise<void> {
  await panel.page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Backups', {
      create: true,
    });
    Object.assign(window, { showDirectoryPicker: async () => folder });
  });
}
