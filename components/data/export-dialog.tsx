import { useRef } from 'react';
import { useApp, useAppState } from '../app-context';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words';
import { ExportForm } from './export-form';
import { ExportDone, ExportFailed, ExportRunning } from './export-progress';

/** Takes conversations out as a file: what, in which form, and how far it is. */
export function ExportDialog() {
  const app = useApp();
  const { export: words } = useWords().data;
  const exporting = useAppState((state) => state.exporting);
  const close = useRef(() => {});
  return (
    <Dialog
      label={words.title}
      closeRef={close}
      onClose={() => app.showOverlay(null)}
      className="mt-[8vh] w-[min(28rem,calc(100%-1.5rem))]"
    >
      <div className="flex max-h-[84vh] flex-col">
        <h2 className="px-4 pt-3.5 pb-2 font-semibold">{words.title}</h2>
        {!exporting && <ExportForm onCancel={() => close.current()} />}
        {exporting?.status === 'running' && (
          <ExportRunning running={exporting} onClose={() => close.current()} />
        )}
        {exporting?.status === 'done' && <ExportDone done={exporting} onClose={() => close.current()} />}
        {exporting?.status === 'failed' && <ExportFailed onClose={() => close.current()} />}
      </div>
    </Dialog>
  );
}
