import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { makePng } from '../files/make-png.ts';
import { downloadAtOnce, takeDownload } from './downloads.ts';
import { Stage, wires } from './harness.ts';

let stages: { chromium: Stage; firefox: Stage };
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aside-between-'));
  const [chromium, firefox] = await Promise.all([Stage.set('chromium'), Stage.set('firefox')]);
  stages = { chromium, firefox };
  for (const { panel } of [chromium, firefox]) {
    await panel.configure(chromium.connection(wires[0]));
    await downloadAtOnce(panel.page);
  }
});
afterAll(async () => {
  await Promise.all([stages?.chromium.strike(), stages?.firefox.strike()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Everything, exported from the page about one's data. */
async function exported({ panel, browser }: Stage): Promise<string> {
  await panel.exportAll();
  return takeDownload(browser, '.aside.json');
}

/** Imports a file from the page about one's data, as far as it says that this much is in it. */
async function imported({ panel }: Stage, text: string, button: string): Promise<void> {
  const path = join(folder, 'export.aside.json');
  writeFileSync(path, text);
  await panel.chooseImport(path);
  await until('the report', async () => ((await panel.has('button', button)) ? true : undefined));
  await panel.click(button);
  await until('the end', async () => ((await panel.has('button', 'Undo this import')) ? true : undefined));
}

/** A file without what is the profile's own: its settings, and the hash, which depends on them. */
function contents(text: string): string[] {
  return text.split('\n').filter((line) => !/^"(settings|end)":/.test(line));
}

test('what is written in one browser goes on in the other and comes back, byte for byte', async () => {
  const { chromium, firefox } = stages;
  const { panel } = chromium;
  const picture = join(folder, 'cat.png');
  writeFileSync(picture, await makePng(60, 30));
  await panel.attach(picture);
  await panel.ask('My name is Ada and I love number theory.');
  await panel.ask('Say: something else');
  await panel.ask('Say: and more');
  await panel.summarize(1);
  chromium.server.script({ text: 'Said in other words.' });
  await panel.click('Regenerate');
  await panel.waitForText('Said in other words.');
  await panel.pin();
  const first = await exported(chromium);
  const archive = JSON.parse(first) as { conversations: { messages: { isPinned?: boolean }[] }[] };
  expect(archive).toMatchObject({
    end: { counts: { attachments: 1, conversations: 1, messages: 7, summaries: 1 } },
  });
  expect(archive.conversations[0]?.messages.filter(({ isPinned }) => isPinned)).toHaveLength(1);

  await imported(firefox, first, 'Import 1 conversation');
  const copy = await exported(firefox);
  expect(contents(copy)).toEqual(contents(first));

  await firefox.panel.click('Back');
  await firefox.panel.newConversation();
  await firefox.panel.attach(picture);
  await firefox.panel.ask('Say: written in Firefox');
  const second = await exported(firefox);
  expect(JSON.parse(second)).toMatchObject({
    end: { counts: { attachments: 2, conversations: 2, messages: 9 } },
  });

  await imported(chromium, second, 'Import 1 conversation');
  expect(contents(await exported(chromium))).toEqual(contents(second));
});
