/**
 * How fast the panel is, in a real Chromium with the built extension and a database that was filled through the
 * product's own storage code. Prints medians with ranges, and whether each aim is reached; ends with an error if one
 * is missed. Run it with `npm run bench:panel`.
 */

import { buildExtension } from '../browser/build-extension.ts';
import { listed, startFilesOf, totalKilobytes } from '../rules/start-size.ts';
import { openBenchPanel } from './panel/bench-panel.ts';
import { measureConversations } from './panel/conversations.ts';
import { measureMarkdown } from './panel/markdown.ts';
import { measureOpening } from './panel/opening.ts';
import { printConclusion, printVerdict } from './panel/report.ts';
import { measureQueries, measureSearch } from './panel/search.ts';
import { measureSending } from './panel/sending.ts';

console.log('\nJavaScript until a conversation is shown, compressed');
const folder = buildExtension('chromium');
const files = startFilesOf(folder, 'with Markdown');
console.log(listed(files.slice(0, 5)));
printVerdict('the panel', totalKilobytes(startFilesOf(folder)), 200, ' kB');
printVerdict('with Markdown', totalKilobytes(files), 210, ' kB');

const panel = await openBenchPanel();
try {
  await measureOpening(panel);
  await measureSearch(panel);
  await measureConversations(panel);
  await measureSending(panel);
} finally {
  await panel.close();
}
await measureMarkdown();
measureQueries();
printConclusion();
