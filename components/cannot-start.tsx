import { useState } from 'react';
import { Button } from './ui/button';
import { useWords } from './words';

interface CannotStartProps {
  isNewer: boolean;
  /** Saves all of the data as it is stored. */
  saveCopy: () => Promise<void>;
}

/** What is shown instead of the app when its data cannot be opened. */
export function CannotStart({ isNewer, saveCopy }: CannotStartProps) {
  const { app } = useWords();
  const [hasFailed, setFailed] = useState(false);
  return (
    <main className="mx-auto flex h-full max-w-md flex-col justify-center gap-4 p-6" role="alert">
      <h1 className="text-title font-semibold">{isNewer ? app.newerData : app.cannotOpen}</h1>
      <p className="text-muted">{isNewer ? app.newerDataWhy : app.cannotOpenWhy}</p>
      <p className="text-muted">{app.saveCopyHint}</p>
      <div className="flex flex-col gap-2">
        <Button look="primary" onClick={() => location.reload()}>
          {app.reload}
        </Button>
        <Button onClick={() => void saveCopy().catch(() => setFailed(true))}>{app.saveCopy}</Button>
      </div>
      {hasFailed && <p className="text-small text-danger">{app.noCopy}</p>}
    </main>
  );
}
