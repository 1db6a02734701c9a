import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { App } from '@/lib/app/app';
import type { State } from '@/lib/app/state';

const AppContext = createContext<App | null>(null);

export const AppProvider = AppContext.Provider;

/** The app of this window. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp is for components below AppProvider.');
  return app;
}

/** A part of the window's state; the component renders again when it changes. */
export function useAppState<T>(select: (state: State) => T): T {
  return useStore(useApp().store, select);
}

/**
 * What one of the app's watchers reports for `key`, live; undefined until its first report. When `key` changes,
 * the old value is never shown under the new key.
 */
export function useWatched<T>(
  watch: (key: string, onValue: (value: T) => void) => () => void,
  key: string,
): { value: T } | undefined {
  const [latest, setLatest] = useState<{ key: string; value: T }>();
  useEffect(
    () =>
      watch(key, (value) =>
        setLatest((last) => (last?.key === key && Object.is(last.value, value) ? last : { key, value })),
      ),
    [watch, key],
  );
  return latest?.key === key ? latest : undefined;
}
