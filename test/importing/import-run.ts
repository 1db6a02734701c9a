import type { ModelChoice } from '@/lib/core/conversation';
import { changing, countVerdicts, type ImportReport } from '@/lib/core/import/report';
import { dryRun } from '@/lib/importing/dry-run';
import { type ImportResult, writeImport } from '@/lib/importing/write';
import type { AsideDatabase } from '@/lib/storage/database';

const model: ModelChoice = { providerId: 'anthropic', model: 'some-model', name: 'Some model' };

export const fileOf = (content: string | Uint8Array, name = 'export.json') =>
  new File([content as Uint8Array<ArrayBuffer>], name, { lastModified: 1_700_000_000_000 });

/** The clock of these imports, in milliseconds since 1970: in the year 2024. */
export const importedAt = 1_710_000_000_000;
let imports = 0;
const now = () => importedAt + imports;

const common = { model, restores: false, now, onProgress: () => {} };

/** What a dry run says. */
export async function reportOn(
  database: AsideDatabase,
  files: readonly File[],
  passphrase?: string,
): Promise<ImportReport> {
  const { signal } = new AbortController();
  return (await dryRun(database, files, { ...common, passphrase, signal })).report;
}

/** The dry run, and the import of what it accepts. */
export async function importFiles(
  database: AsideDatabase,
  files: readonly File[],
  { signal = new AbortController().signal, passphrase }: { signal?: AbortSignal; passphrase?: string } = {},
): Promise<{ report: ImportReport; result: ImportResult }> {
  const options = { ...common, passphrase };
  const { report, attachmentIds } = await dryRun(database, files, {
    ...options,
    signal: new AbortController().signal,
  });
  const accepted = report.files.filter(({ problem }) => !problem);
  const paths = new Set(accepted.map(({ path }) => path));
  const result = await writeImport(database, files, {
    ...options,
    signal,
    importId: `import ${++imports}`,
    plan: { paths, attachmentIds, restores: false },
    planned: countVerdicts(report, changing),
  });
  return { report, result };
}

/** Every row of every table that an import may write to. */
export async function rowsOf(database: AsideDatabase): Promise<number> {
  const { conversations, messages, summaries, ledger, attachments, prompts } = database;
  const { settings, tombstones, revisions, imports: rows, importSteps } = database;
  const tables = [
    ...[conversations, messages, summaries, ledger, attachments, prompts],
    ...[settings, tombstones, revisions, rows, importSteps],
  ];
  const counts = await Promise.all(tables.map((table) => table.count()));
  return counts.reduce((sum, count) => sum + count, 0);
}
