import { useState } from 'react';
import { Button } from './ui/button';
import { Mark } from './ui/mark';
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
    <main className="mx-auto flex h-full max-w-md flex-col justify-center-safe gap-4 overflow-y-auto p-6">
      <Mark className="size-9 shrink-0 text-accent" />
      <div role="alert" className="flex flex-col gap-2">
        <h1 className="text-title font-semibold">{isNewer ? app.newerData : app.cannotOpen}</h1>
        <p className="text-muted">{isNewer ? app.newerDataWhy : app.cannotOpenWhy}</p>
        <p className="text-muted">{app.saveCopyHint}</p>
      </div>
      <div className="flex flex-col gap-2">
        <Button look="primary" onClick={() => location.reload()}>
          {app.reload}
        </Button>
        <Button onClick={() => void saveCopy().catch(() => setFailed(true))}>{app.saveCopy}</Button>
      </div>
      <p role="alert" className="text-small text-danger empty:hidden">
        {hasFailed && app.noCopy}
      </p>
    </main>
  );
}
