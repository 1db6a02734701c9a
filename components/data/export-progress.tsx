import type { ReactNode } from 'react';
import type { ExportState } from '@/lib/app/exporting';
import { fileSize } from '@/lib/core/words/file-size';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';
import { Progress } from './progress';

type StateOf<Status extends ExportState['status']> = Extract<ExportState, { status: Status }>;

/** An export on its way, and the way to stop it. It goes on when this is closed. */
export function ExportRunning({ running, onClose }: { running: StateOf<'running'>; onClose: () => void }) {
  const { export: words } = useWords().data;
  const { common } = useWords();
  return (
    <Ending
      buttons={
        <Button look="quiet" onClick={onClose}>
          {common.close}
        </Button>
      }
    >
      <ExportBar running={running} />
      <p className="text-small text-muted">{words.goesOn}</p>
    </Ending>
  );
}

/** How far an export is. */
export function ExportBar({ running: { name, done, total } }: { running: StateOf<'running'> }) {
  const app = useApp();
  const { export: words } = useWords().data;
  return (
    <Progress
      label={words.running(name)}
      name={words.progress}
      done={total === 0 ? 1 : Math.min(1, done / total)}
      stop={words.stop}
      onStop={() => void app.stopExport()}
    />
  );
}

/** What was exported. */
export function ExportDone({ done, onClose }: { done: StateOf<'done'>; onClose: () => void }) {
  const { common, data, locale } = useWords();
  const words = data.export;
  const { name, conversations, messages, attachments, bytes } = done;
  return (
    <Ending buttons={<PrimaryClose label={common.close} onClose={onClose} />}>
      <div role="status" className="flex flex-col gap-1">
        <p className="font-medium wrap-anywhere">{words.done(conversations, name)}</p>
        <p className="text-small text-muted">
          {words.doneDetails(messages, attachments, fileSize(locale, bytes))}
        </p>
      </div>
    </Ending>
  );
}

export function ExportFailed({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const { common, data } = useWords();
  return (
    <Ending
      buttons={
        <>
          <Button look="quiet" onClick={onClose}>
            {common.close}
          </Button>
          <Button look="primary" ref={takeFocus} onClick={app.retryExport}>
            {data.export.again}
          </Button>
        </>
      }
    >
      <p role="alert" className="text-small text-danger">
        {data.export.failed}
      </p>
    </Ending>
  );
}

function Ending({ children, buttons }: { children: ReactNode; buttons: ReactNode }) {
  return (
    <>
      <div className="flex flex-col gap-3 px-4 py-1">{children}</div>
      <div className="flex flex-wrap justify-end gap-2 px-4 py-3">{buttons}</div>
    </>
  );
}

function PrimaryClose({ label, onClose }: { label: string; onClose: () => void }) {
  return (
    <Button look="primary" ref={takeFocus} onClick={onClose}>
      {label}
    </Button>
  );
}

/** The button that had the focus has gone. The same function each time, so that it is called once. */
function takeFocus(button: HTMLElement | null): void {
  button?.focus();
}
