import type { ArchivedAttachment } from '@/lib/core/archive/archived-conversation';
import type { ModelChoice } from '@/lib/core/conversation';
import type { Verdict } from '@/lib/core/import/merge';
import { ImportRefused } from '@/lib/core/import/problem';
import { changing, type ImportPlan, noVerdicts, type VerdictCounts } from '@/lib/core/import/report';
import type { AsideDatabase } from '@/lib/storage/database';
import {
  addPrompt,
  addSettings,
  beginImport,
  endImport,
  storeBytes,
  storeImported,
} from '@/lib/storage/imports';
import { decoded } from './attachment-bytes';
import { type Found, readFiles } from './read-files';

/** What an import has done. */
export interface ImportResult {
  importId: string;
  verdicts: VerdictCounts;
  addedMessages: number;
  /** It was stopped, or a file could not be read to its end: what is in is in whole conversations. */
  isStopped: boolean;
}

export interface WriteOptions {
  importId: string;
  plan: ImportPlan;
  /** How many conversations the dry run said would change. */
  planned: number;
  model: ModelChoice;
  passphrase: string | undefined;
  signal: AbortSignal;
  now(): number;
  onProgress(readBytes: number, allBytes: number, conversations: number): void;
}

/**
 * Imports what a dry run has accepted, one conversation after another, each in a transaction of its own after what is
 * attached to it. Stopped anywhere it leaves whole conversations; the same files again go on from there.
 */
export async function writeImport(
  database: AsideDatabase,
  files: readonly File[],
  options: WriteOptions,
): Promise<ImportResult> {
  const { importId, planned, now } = options;
  const names = files.map(({ name }) => name);
  await beginImport(database, { id: importId, names, startedAt: now(), planned });
  const state: State = { verdicts: { ...noVerdicts }, addedMessages: 0 };
  const isStopped = await writeAll(database, files, options, state);
  await endImport(database, importId, { endedAt: now(), isStopped });
  return { importId, ...state, isStopped };
}

interface State {
  verdicts: Record<Verdict, number>;
  addedMessages: number;
}

/** @returns whether it came to no end */
async function writeAll(
  database: AsideDatabase,
  files: readonly File[],
  { plan, ...options }: WriteOptions,
  state: State,
): Promise<boolean> {
  const reading = {
    ...options,
    isLeft: (path: string) => !plan.paths.has(path),
    onProgress: (read: number, all: number) => options.onProgress(read, all, changedBy(state)),
  };
  let isTaken = false;
  let isBroken = false;
  try {
    for await (const found of readFiles(files, reading)) {
      if (found.kind === 'file') isTaken = plan.paths.has(found.path);
      else if (isTaken && found.kind === 'refused') isBroken = true;
      else if (isTaken) await writeFound(database, found, { plan, ...options }, state);
    }
  } catch (error) {
    if (options.signal.aborted || error instanceof ImportRefused) return true;
    throw error;
  }
  return isBroken;
}

function changedBy({ verdicts }: State): number {
  return changing.reduce((sum, verdict) => sum + verdicts[verdict], 0);
}

async function writeFound(
  database: AsideDatabase,
  found: Found,
  { importId, plan, now, signal }: WriteOptions,
  state: State,
): Promise<void> {
  if (found.kind === 'attachment') {
    if (!plan.attachmentIds.has(found.id)) return;
    const { id, mediaType, read } = found;
    await storeBytes(database, { id, mediaType, createdAt: now() }, read);
  } else if (found.kind === 'prompt') await addPrompt(database, importId, found.prompt);
  else if (found.kind === 'settings') await addSettings(database, found.settings);
  else if (found.kind === 'conversation') {
    signal.throwIfAborted();
    for (const attachment of found.attachments) await storeInline(database, attachment, plan, now());
    const { isForeign, archived } = found;
    const merge = await storeImported(database, importId, archived, { isForeign, restores: plan.restores });
    state.verdicts[merge.verdict]++;
    state.addedMessages += merge.addedMessages;
  }
}

async function storeInline(
  database: AsideDatabase,
  { id, mediaType, data = '' }: ArchivedAttachment,
  plan: ImportPlan,
  createdAt: number,
): Promise<void> {
  const bytes = plan.attachmentIds.has(id) ? decoded(data) : undefined;
  if (!bytes) return;
  const read = async () => new Blob([bytes], { type: mediaType });
  await storeBytes(database, { id, mediaType, createdAt }, read);
}
