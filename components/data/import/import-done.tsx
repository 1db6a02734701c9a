import type { ImportState } from '@/lib/app/importing';
import { changing } from '@/lib/core/import/report';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { useLaterWords } from '../../words';

/** What came of an import, with the way back. */
export function ImportDone({ done }: { done: Extract<ImportState, { status: 'done' }> }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  const { verdicts, addedMessages, isStopped, importId } = done.result;
  const changed = changing.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return (
    <>
      <div role="status" className="flex flex-col gap-0.5">
        <p className="font-medium">{isStopped ? words.stopped(changed) : words.done(changed)}</p>
        {addedMessages > 0 && (
          <p className="text-small text-muted tabular-nums">{words.addedMessagesDone(addedMessages)}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {changed > 0 && <Button onClick={() => void app.takeImportBack(importId)}>{words.undo}</Button>}
        <Button look="quiet" onClick={() => void app.closeImport()}>
          {words.close}
        </Button>
      </div>
    </>
  );
}
