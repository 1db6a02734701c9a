import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Keeping } from '@/lib/app/keeping';
import type { LaterWords } from '@/lib/core/words/words';
import { useApp } from '../app-context';
import { LaterWordsProvider, useWords } from '../words';

const KeepingContext = createContext<Keeping | null>(null);

/** Shows its children as soon as the code and the words are there that they need. */
export function KeepingProvider({ children }: { children: ReactNode }) {
  const app = useApp();
  const words = useWords();
  const [opened, setOpened] = useState<{ keeping: Keeping; later: LaterWords } | { error: unknown }>();
  useEffect(() => {
    Promise.all([app.openKeeping(), words.later()]).then(
      ([keeping, later]) => setOpened({ keeping, later }),
      (error: unknown) => setOpened({ error }),
    );
  }, [app, words]);
  if (!opened) return null;
  // The boundary around the screen says that it cannot be shown.
  if ('error' in opened) throw opened.error;
  return (
    <LaterWordsProvider value={opened.later}>
      <KeepingContext value={opened.keeping}>{children}</KeepingContext>
    </LaterWordsProvider>
  );
}

/** What can be done to keep the data. */
export function useKeeping(): Keeping {
  const keeping = useContext(KeepingContext);
  if (!keeping) throw new Error('useKeeping is for components below KeepingProvider.');
  return keeping;
}
