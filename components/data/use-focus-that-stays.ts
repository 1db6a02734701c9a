import { type RefObject, useEffect, useRef } from 'react';

/** Gives a place the focus when what had it has gone, because something else is shown now: who uses keys goes on there. */
export function useFocusThatStays(place: RefObject<HTMLElement | null>, shown: unknown): void {
  const before = useRef(shown);
  useEffect(() => {
    const isGone = document.activeElement === document.body || document.activeElement === null;
    if (before.current !== shown && isGone) place.current?.focus({ preventScroll: true });
    before.current = shown;
  }, [shown, place]);
}
