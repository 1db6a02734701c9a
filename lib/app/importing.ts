import type { ModelChoice } from '@/lib/core/conversation';
import { changing, countVerdicts, type ImportReport } from '@/lib/core/import/report';
import type { DryRun, ImportResult } from '@/lib/importing/import-runner';
import { undoImport } from '@/lib/storage/import-undo';
import { forgetImport } from '@/lib/storage/imports';
import { draftLifetime, heldAttachments } from './attachments';
import type { AppContext } from './edges';
import { tell } from './notices';

/** How far an import is, or how it ended. */
export type ImportState =
  /** `done` of `total` bytes have been read; nothing is written. */
  | { status: 'reading'; files: readonly File[]; done: number; total: number; stopping: AbortController }
  /** A file is encrypted; `isWrong` once a passphrase was tried. */
  | { status: 'locked'; files: readonly File[]; isWrong: boolean }
  /** What an import would do: it waits for the user. */
  | {
      status: 'asking';
      files: readonly File[];
      restores: boolean;
      dryRun: DryRun;
      passphrase: string | undefined;
    }
  | {
      status: 'writing';
      files: readonly File[];
      done: number;
      total: number;
      conversations: number;
      planned: number;
      stopping: AbortController;
    }
  | { status: 'done'; result: ImportResult; report: ImportReport }
  /** `busy`: another window is importing; `full`: there is no room; what was written stays, in whole conversations. */
  | { status: 'failed'; reason: 'read' | 'write' | 'full' | 'busy' };

/** One import at a time, in whatever window. */
const lockName = 'import';
/** In milliseconds. */
const patience = 300;

/** What reading needs besides the files. */
interface Reading {
  passphrase?: string | undefined;
  restores?: boolean;
}

/** Reads files and says what an import of them would do. Nothing is written. */
export async function readImport(
  app: AppContext,
  files: readonly File[],
  { passphrase, restores = false }: Reading = {},
): Promise<void> {
  if (files.length === 0 || isRunning(app)) return;
  const stopping = new AbortController();
  const show = (done: number, total: number) =>
    setState(app, { status: 'reading', files, done, total, stopping });
  show(0, 1);
  try {
    const options = { model: modelOf(app), passphrase, restores, signal: stopping.signal, onProgress: show };
    const dryRun = await app.importRunner.dryRun(files, options);
    if (stopping.signal.aborted) return;
    const isWrong = hasProblem(dryRun, 'wrong-passphrase');
    if (isWrong || hasProblem(dryRun, 'passphrase-needed'))
      setState(app, { status: 'locked', files, isWrong });
    else setState(app, { status: 'asking', files, restores, dryRun, passphrase });
  } catch {
    setState(app, stopping.signal.aborted ? null : { status: 'failed', reason: 'read' });
  }
}

/** Does what the dry run has shown, if the user has not closed it meanwhile. */
export async function startImport(app: AppContext): Promise<void> {
  const { importing } = app.store.getState();
  if (importing?.status !== 'asking') return;
  try {
    const held = await app.locks.tryHold(lockName, patience, () => write(app, importing));
    if (!held.held) setState(app, { status: 'failed', reason: 'busy' });
  } catch (error) {
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    setState(app, { status: 'failed', reason: isFull ? 'full' : 'write' });
  }
}

async function write(app: AppContext, asked: Extract<ImportState, { status: 'asking' }>): Promise<void> {
  const { files, dryRun, passphrase, restores } = asked;
  const { report, attachmentIds } = dryRun;
  const stopping = new AbortController();
  const planned = countVerdicts(report, changing);
  const show = (done: number, total: number, conversations: number) =>
    setState(app, { status: 'writing', files, done, total, conversations, planned, stopping });
  show(0, 1, 0);
  const paths = report.files.filter(({ problem }) => !problem).map(({ path }) => path);
  const result = await app.importRunner.write(files, {
    importId: app.newId(),
    plan: { paths: new Set(paths), attachmentIds, restores },
    planned,
    model: modelOf(app),
    passphrase,
    signal: stopping.signal,
    onProgress: show,
  });
  setState(app, { status: 'done', result, report });
  // Who is still there sees it where it began.
  const { words: all, screen } = app.store.getState();
  if (screen === 'data') return;
  const { import: words } = await all.later();
  const changed = changing.reduce((sum, verdict) => sum + result.verdicts[verdict], 0);
  tell(app, result.isStopped ? words.stopped(changed) : words.done(changed));
}

/** Stops reading, or writing after the conversation that is being written. */
export function stopImport({ store }: AppContext): void {
  const { importing } = store.getState();
  if (importing?.status === 'reading' || importing?.status === 'writing') importing.stopping.abort();
}

/** Forgets what the last import was about; one that runs goes on. */
export function closeImport(app: AppContext): void {
  if (!isRunning(app)) setState(app, null);
}

/** Takes an import back, as far as nothing has been written since into what it brought. */
export async function takeImportBack(app: AppContext, importId: string): Promise<void> {
  const since = app.clock.now() - draftLifetime;
  const held = heldAttachments(app.store);
  const { undone, kept } = await undoImport(app.database, importId, held, since);
  const { importing, words } = app.store.getState();
  if (importing?.status === 'done' && importing.result.importId === importId) setState(app, null);
  const { import: said } = await words.later();
  tell(app, said.undone(undone, kept));
}

/** Leaves everything as an import has left it: it is not offered to be taken back any more. */
export function keepImport(app: AppContext, importId: string): Promise<void> {
  return forgetImport(app.database, importId);
}

function isRunning({ store }: AppContext): boolean {
  const { importing } = store.getState();
  return importing?.status === 'reading' || importing?.status === 'writing';
}

function hasProblem({ report }: DryRun, kind: 'wrong-passphrase' | 'passphrase-needed'): boolean {
  return report.files.some(({ problem }) => problem?.kind === kind);
}

function modelOf({ store }: AppContext): ModelChoice {
  return store.getState().settings?.model ?? { providerId: 'anthropic', model: '', name: '' };
}

function setState({ store }: AppContext, importing: ImportState | null): void {
  store.setState({ importing });
}
