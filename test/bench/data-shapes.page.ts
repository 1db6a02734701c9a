/**
 * How long the two worst shapes of a conversation take to import in a real browser: a chain of 100,000 messages, and a
 * crowd of 50,000 versions of one. Run it with `npm run bench:data`.
 */
import { expect, test } from 'vitest';
import { dryRun } from '@/lib/importing/dry-run';
import { writeImport } from '@/lib/importing/write';
import { openDatabase } from '@/lib/storage/database';
import { readConversation } from '@/lib/storage/opened-conversations';
import { model, storeWithoutLimit, watchHeap } from './data/measuring';

/** A conversation of ChatGPT in which each message comes after the one that is told. */
function fileOf(name: string, count: number, parentOf: (index: number) => number): File {
  const nodes = Array.from({ length: count }, (_, index) => {
    const id = `m${index}`;
    const content = { content_type: 'text', parts: [`Words of ${index}`] };
    const role = index % 2 === 0 ? 'user' : 'assistant';
    const message = { id, author: { role }, create_time: 1_700_000_000 + index, content, metadata: {} };
    return [id, { id, parent: index === 0 ? null : `m${parentOf(index)}`, children: [], message }];
  });
  const chat = { id: name, title: name, current_node: `m${count - 1}`, mapping: Object.fromEntries(nodes) };
  return new File([JSON.stringify([chat])], `${name}.json`);
}

async function measure(file: File, messages: number): Promise<void> {
  const database = await openDatabase(() => {}, file.name);
  const { signal } = new AbortController();
  const common = {
    model,
    passphrase: undefined,
    restores: false,
    signal,
    now: Date.now,
    onProgress: () => {},
  };
  const endWatching = await watchHeap();
  const startedAt = performance.now();
  const { report, attachmentIds } = await dryRun(database, [file], common);
  const readAt = performance.now();
  const plan = { paths: new Set(report.files.map(({ path }) => path)), attachmentIds, restores: false };
  await writeImport(database, [file], { ...common, importId: 'i', plan, planned: 1 });
  const writtenAt = performance.now();
  expect(await database.messages.count()).toBe(messages);
  const [conversation] = await database.conversations.toArray();
  const opened = await readConversation(database, conversation?.id ?? '');
  const openedAt = performance.now();
  expect(opened?.branch.at(-1)?.id).toBe(conversation?.headId);
  const seconds = [readAt - startedAt, writtenAt - readAt, openedAt - writtenAt].map((ms) =>
    (ms / 1_000).toFixed(1),
  );
  console.log(
    `${file.name}: ${messages} messages  ${seconds[0]} s to read, ${seconds[1]} to write, ${seconds[2]} to open  at most ${endWatching().toFixed(0)} MB of memory`,
  );
  await database.delete();
}

test('a chain and a crowd', { timeout: 3_600_000 }, async () => {
  await storeWithoutLimit();
  await measure(
    fileOf('chain', 100_000, (index) => index - 1),
    100_000,
  );
  await measure(
    fileOf('crowd', 50_000, () => 0),
    50_000,
  );
});
