import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Keeping } from '@/lib/app/keeping';
import { useApp } from '../app-context';

const KeepingContext = createContext<Keeping | null>(null);

/** Shows its children as soon as the code is there that they need. */
export function KeepingProvider({ children }: { children: ReactNode }) {
  const app = useApp();
  const [opened, setOpened] = useState<Keeping | { error: unknown }>();
  useEffect(() => {
    app.openKeeping().then(setOpened, (error: unknown) => setOpened({ error }));
  }, [app]);
  // The boundary around the screen says that it cannot be shown.
  if (opened && 'error' in opened) throw opened.error;
  return opened && <KeepingContext value={opened}>{children}</KeepingContext>;
}

/** What can be done to keep the data. */
export function useKeeping(): Keeping {
  const keeping = useContext(KeepingContext);
  if (!keeping) throw new Error('useKeeping is for components below KeepingProvider.');
  return keeping;
}
