import { useSyncExternalStore } from 'react';

let isWrapped = false;
const watchers = new Set<() => void>();

function watch(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

/** Whether long lines of code are wrapped: one wish for all code, remembered while the panel is open. */
export function useCodeWrap(): { isWrapped: boolean; toggle: () => void } {
  return {
    isWrapped: useSyncExternalStore(
      watch,
      () => isWrapped,
      () => false,
    ),
    toggle,
  };
}

function toggle(): void {
  isWrapped = !isWrapped;
  for (const tell of watchers) tell();
}
