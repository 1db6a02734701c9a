import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { exportedChat } from '../importing/exported-chats.ts';
import { browserKinds, Stage, wires } from './harness.ts';
import { importedRows, wholeConversations } from './imported-rows.ts';

describe.each(browserKinds)('importing in %s', (kind) => {
  let stage: Stage;
  let folder: string;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    folder = mkdtempSync(join(tmpdir(), 'aside-import-'));
    await stage.panel.configure(stage.connection(wires[0]));
  });
  afterAll(async () => {
    await stage?.strike();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, count: number): string {
    const path = join(folder, name);
    const chats = Array.from({ length: count }, (_, index) => exportedChat(`${name} ${index}`));
    writeFileSync(path, JSON.stringify(chats));
    return path;
  }

  test('what another program exported is read on another thread, shown, and stored', async () => {
    const { panel } = stage;
    await panel.chooseImport(write('some.json', 3));
    await until('the report', async () =>
      (await panel.has('button', 'Import 3 conversations')) ? true : undefined,
    );
    expect(await importedRows(panel.page)).toMatchObject({ conversations: 0 });
    await panel.click('Import 3 conversations');
    await until('the end', async () => ((await panel.has('button', 'Undo this import')) ? true : undefined));
    expect(await wholeConversations(panel.page)).toBe(3);
    await panel.click('Close');
  });

  // What a transaction leaves when its process is killed is the same in every browser that keeps its promise.
  if (kind === 'chromium') {
    test('SIGKILL in the middle leaves whole conversations, and it goes on', async () => {
      const count = 4_000;
      const path = write('many.json', count);
      const before = await wholeConversations(stage.panel.page);
      let last = before;
      for (let round = 0; round < 2; round++) {
        await stage.panel.chooseImport(path);
        const start = await until('the report', () => startButton(stage));
        await stage.panel.click(start);
        await until('some of it', async () =>
          (await importedRows(stage.panel.page)).conversations > last ? true : undefined,
        );
        await stage.killAndReopen();
        const now = await wholeConversations(stage.panel.page);
        expect(now).toBeGreaterThan(last);
        expect(now).toBeLessThan(before + count);
        last = now;
      }
    });
  }
});

/** The name of the button that begins the import, once it is there. */
function startButton({ panel }: Stage): Promise<string | undefined> {
  return panel.page.evaluate(() => {
    const names = Array.from(document.querySelectorAll('button'), ({ innerText }) => innerText.trim());
    // Not the palette's “Import conversations”, which may just be closing.
    return names.find((name) => /^Import \d/.test(name));
  });
}
