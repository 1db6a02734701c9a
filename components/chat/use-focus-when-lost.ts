import { type RefObject, useEffect, useRef } from 'react';

/** Gives the list the focus if what had it has gone, because messages were folded into a summary or unfolded. */
export function useFocusWhenLost(list: RefObject<HTMLElement | null>, foldedCount: number): void {
  const lastCount = useRef(foldedCount);
  useEffect(() => {
    const isChanged = foldedCount !== lastCount.current;
    lastCount.current = foldedCount;
    if (isChanged && document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  }, [list, foldedCount]);
}
