import { exportName } from '@/lib/core/archive/export-name';
import type { SavingFile } from '@/lib/platform/files/save-file';
import { noteBackup, startOfBackup } from '@/lib/storage/backup-state';
import { planExport } from '@/lib/storage/export-source';
import type { AppContext } from './edges';
import { type Exported, type ExportRequest, estimatedBytes, writeExport } from './export-file';
import { tell, warn } from './notices';

/** How far an export is, or how it ended. */
export type ExportState =
  /** `done` of `total`, in bytes as they were estimated. */
  | { status: 'running'; name: string; done: number; total: number; stopping: AbortController }
  | ({ status: 'done'; name: string } & Exported)
  /** Nothing was left behind. */
  | { status: 'failed'; name: string };

/**
 * Exports conversations into a file that the user chooses; to be called in the click itself, because the browser asks
 * only then. How far it is, the store says, and the end is told wherever the user is. When it is stopped or fails
 * nothing is left behind. `title` is that of the one conversation, for the name of the file.
 */
export async function exportConversations(
  app: AppContext,
  request: ExportRequest,
  title?: string,
): Promise<void> {
  if (app.store.getState().exporting?.status === 'running') return;
  const { form, passphrase } = request;
  const isEncrypted = passphrase !== undefined;
  let name = exportName({ form, isEncrypted, now: app.clock.now(), ...(title !== undefined && { title }) });
  try {
    const file = await app.saveFile(name);
    if (!file) return;
    name = file.name;
    await run(app, request, file);
  } catch {
    app.store.setState({ exporting: { status: 'failed', name } });
    const { overlay, words } = app.store.getState();
    // The dialog says it itself.
    if (overlay !== 'export') warn(app, words.data.export.failed);
  }
}

async function run(app: AppContext, request: ExportRequest, file: SavingFile): Promise<void> {
  const stopping = new AbortController();
  const { name } = file;
  const { words } = app.store.getState();
  const show = (done: number, total: number) =>
    app.store.setState({ exporting: { status: 'running', name, done, total, stopping } });
  show(0, 1);
  const begun = await startOfBackup(app.database, app.clock.now());
  try {
    const context = { database: app.database, version: app.version, words, signal: stopping.signal };
    const exported = await writeExport({ ...context, onProgress: show }, request, file);
    app.store.setState({ exporting: { status: 'done', name, ...exported } });
    if (isWholeBackup(request)) await noteBackup(app.database, begun);
    if (app.store.getState().overlay !== 'export') {
      tell(app, words.data.export.done(exported.conversations, name));
    }
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    app.store.setState({ exporting: null });
  }
}

/** Whether a file holds everything, so that it is a backup like those that Aside makes itself. */
function isWholeBackup({ ids, form }: ExportRequest): boolean {
  return ids === 'all' && (form === 'aside' || form === 'aside-zip');
}

/** Stops the export that this window is making. */
export function stopExport({ store }: AppContext): void {
  const { exporting } = store.getState();
  if (exporting?.status === 'running') exporting.stopping.abort();
}

/** How much there is to export: conversations, and about how many bytes in each form. */
export async function measureExport(app: AppContext, ids: ExportRequest['ids'], form: ExportRequest['form']) {
  const plan = await planExport(app.database, ids === 'all' ? undefined : ids);
  return { conversations: plan.conversations.length, bytes: estimatedBytes(plan, form) };
}
