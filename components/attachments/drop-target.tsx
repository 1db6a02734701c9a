import { useEffect, useState } from 'react';
import { useApp, useAppState } from '../app-context';
import { useIsWide } from '../ui/use-is-wide';
import { useWords } from '../words';

/**
 * Takes files that are dropped anywhere on the panel into the draft of the conversation that is shown, or, on the page
 * about one's data, to be imported. Elsewhere a drop does nothing; without this, the browser would leave the panel for the file.
 */
export function DropTarget() {
  const app = useApp();
  const { attachments, data } = useWords();
  const isWide = useIsWide();
  const isChat = useAppState(
    ({ screen, settings }) =>
      settings?.model != null && (screen === 'chat' || (screen === 'conversations' && isWide)),
  );
  const isData = useAppState(({ screen }) => screen === 'data');
  const takesFiles = isChat || isData;
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const stopping = new AbortController();
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(type, (event) => hasFiles(event) && act(event), { signal: stopping.signal });
    const allow = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = takesFiles ? 'copy' : 'none';
      setIsOver(takesFiles);
    };
    on('dragenter', allow);
    on('dragover', allow);
    on('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setIsOver(false);
    });
    on('drop', (event) => {
      event.preventDefault();
      setIsOver(false);
      if (isData) void app.readImport(filesOf(event.dataTransfer));
      else if (isChat) void app.attachFiles(app.store.getState().conversationId, filesOf(event.dataTransfer));
    });
    return () => stopping.abort();
  }, [app, isChat, isData, takesFiles]);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex animate-appear p-2">
      <div className="flex flex-1 flex-col items-center justify-center gap-1 rounded-large border-2 border-dashed border-accent bg-canvas/90 p-6 text-center">
        <p className="font-semibold">{isData ? data.dropHere : attachments.dropHere}</p>
        <p className="text-small text-muted">{isData ? data.dropHint : attachments.dropHint}</p>
      </div>
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

function filesOf(transfer: DataTransfer | null): File[] {
  return Array.from(transfer?.files ?? []);
}
