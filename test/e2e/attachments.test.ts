import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { makePdf } from '../files/make-pdf.ts';
import { makePng } from '../files/make-png.ts';
import { browserKinds, Stage, wires } from './harness.ts';

describe.each(browserKinds)('attachments, in %s', (kind) => {
  let stage: Stage;
  let folder: string;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    folder = mkdtempSync(join(tmpdir(), 'aside-files-'));
  });
  afterAll(async () => {
    await stage?.strike();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a picture and a PDF are read in the panel, sent, and shown in the message', async () => {
    const { panel, server } = stage;
    const pdf = makePdf(['The answer is written here.'], { script: 'app.alert(1)' });
    const paths = { picture: join(folder, 'cat.png'), pdf: join(folder, 'report.pdf') };
    writeFileSync(paths.picture, await makePng(3_000, 1_500));
    writeFileSync(paths.pdf, pdf);
    const problems: string[] = [];
    panel.page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await panel.configure(stage.connection(wires[0]));
    await panel.attach(paths.picture, paths.pdf);
    server.reset();
    await panel.ask('What do you see?');

    const body = server.requests.find(({ path }) => path === wires[0].path)?.body;
    const sent = JSON.stringify(body);
    expect(sent).toContain(Buffer.from(pdf).toString('base64'));
    const [, picture = ''] = /"media_type":"image\/png","data":"([^"]+)"/.exec(sent) ?? [];
    const header = Buffer.from(picture, 'base64');
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([2_000, 1_000]);

    await panel.click('Open report.pdf');
    const text = await until('the text of the PDF', () =>
      panel.page.$eval('dialog section', (section) => section.textContent).catch(() => undefined),
    );
    expect(text).toBe('[Page 1]\nThe answer is written here.');
    await panel.click('Close');
    await panel.page.waitForFunction(() => {
      const shown = document.querySelector<HTMLImageElement>('article[aria-label="You"] img');
      return shown?.complete && shown.naturalWidth === 2_000;
    });
    expect(problems).toEqual([]);
  });
});
