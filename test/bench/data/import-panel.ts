import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patience, until } from '../../browser/panel-browser.ts';
import type { Stage } from '../../e2e/harness.ts';
import { exportedChat } from '../../importing/exported-chats.ts';

/** A file with so many conversations of another program. */
export function writeChats(folder: string, count: number): string {
  const file = join(folder, `${count}.json`);
  writeFileSync(file, JSON.stringify(Array.from({ length: count }, (_, index) => exportedChat(`${index}`))));
  return file;
}

/** Chooses a file on the page about the data, and presses the button that imports what is not here yet. */
export async function beginImport({ panel }: Stage, file: string): Promise<void> {
  await panel.chooseImport(file);
  const name = await until('the report', () =>
    panel.page.evaluate(() => {
      const names = Array.from(document.querySelectorAll('button'), ({ innerText }) => innerText.trim());
      return names.find((found) => /^Import [\d,]+ conversation/.test(found));
    }),
  );
  await panel.click(name);
}

/** Until the import has come to its end. */
export async function endOfImport({ panel }: Stage): Promise<void> {
  const isDone = async () => ((await panel.has('button', 'Undo this import')) ? true : undefined);
  await until('the end of the import', isDone, 10 * patience);
}
