import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type PanelBrowser, until } from '../browser/panel-browser.ts';

/** The text of the one JSON file among the downloads that ends so, once it is there as a whole; it is taken away. */
export async function takeDownload({ downloads }: PanelBrowser, ending: string): Promise<string> {
  return until('the file', async () => {
    const name = existsSync(downloads) && readdirSync(downloads).find((found) => found.endsWith(ending));
    if (!name) return undefined;
    const text = readFileSync(join(downloads, name), 'utf8');
    if (!text.endsWith('}\n')) return undefined;
    rmSync(join(downloads, name));
    return text;
  });
}

/** Chromium would ask in a window of the system, which cannot be driven: without that question it downloads. */
export async function downloadAtOnce(page: {
  evaluate(run: () => unknown): Promise<unknown>;
}): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
}
