import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type ExportRequest, writeExport } from '@/lib/app/export-file';
import { english } from '@/lib/core/words/english';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { memoryFile, storeParts } from '../app/export-files';
import { anyArchive } from '../core/archive/any-archive';
import { read } from '../core/archive/documents';
import { fc, runs } from '../property-runs';
import { fileOf, importFiles } from './import-run';

let count = 0;
const newDatabase = () => openDatabase(() => {}, `own archive ${++count}`);

async function exported(database: AsideDatabase, request: Partial<ExportRequest> = {}) {
  const made = memoryFile();
  const context = { database, version: '1.2.3', words: english, signal: new AbortController().signal };
  await writeExport(context, { ids: 'all', form: 'aside', ...request }, made.file);
  return made.bytes();
}

/** All conversations with their attachments, without what is the user's own: prompts and settings. */
async function conversationsIn(database: AsideDatabase): Promise<string> {
  const ids = await database.conversations.toCollection().primaryKeys();
  return Buffer.from(await exported(database, { ids })).toString('utf8');
}

test('exported, imported into an empty profile and exported again, conversations have the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyArchive, fc.constantFrom('aside', 'aside-zip'), async (parts, form) => {
      const [first, second] = [await newDatabase(), await newDatabase()];
      await storeParts(first, parts);
      const { report } = await importFiles(second, [fileOf(await exported(first, { form }))]);
      expect(report.files.map(({ problem }) => problem)).toEqual([undefined]);
      expect(await conversationsIn(second)).toBe(await conversationsIn(first));
      const prompts = async (database: AsideDatabase) =>
        read(Buffer.from(await exported(database)).toString('utf8')).prompts;
      expect(await prompts(second)).toEqual(await prompts(first));
      for (const database of [first, second]) await database.delete();
    }),
    runs(15),
  );
});
