import { useSyncExternalStore } from 'react';

/** The token `--breakpoint-wide`; media queries cannot read tokens. */
const wide = matchMedia('(width >= 50rem)');

/** Whether the window has room for the conversations beside the chat. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      wide.addEventListener('change', onChange);
      return () => wide.removeEventListener('change', onChange);
    },
    () => wide.matches,
  );
}
