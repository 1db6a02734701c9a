import { type RefObject, useEffect } from 'react';
import type { Notice } from '@/lib/app/state';
import { useApp } from '../app-context';

/**
 * Keeps the notices from leaving while the pointer or the focus is in their box. When the one that has the focus
 * goes, the focus goes back to where it came from.
 */
export function useHeldNotices(box: RefObject<HTMLElement | null>, notices: readonly Notice[]): void {
  const app = useApp();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = () => app.holdNotices(isAt(element));
    const come = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Element && !element.contains(relatedTarget))
        origins.set(element, relatedTarget);
      look();
    };
    const listening = new AbortController();
    const { signal } = listening;
    for (const type of ['pointerenter', 'pointerleave']) element.addEventListener(type, look, { signal });
    element.addEventListener('focusin', come, { signal });
    // The focus has moved only after the event.
    element.addEventListener('focusout', () => queueMicrotask(look), { signal });
    return () => {
      listening.abort();
      app.holdNotices(false);
    };
  }, [app, box]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const origin = origins.get(element);
    if (notices.length === 0) origins.delete(element);
    if (document.activeElement === document.body && origin instanceof HTMLElement) origin.focus();
    app.holdNotices(isAt(element));
  }, [app, box, notices]);
}

/** Where the focus was before it came into a box. */
const origins = new WeakMap<Element, Element>();

function isAt(element: Element): boolean {
  return element.matches(':hover') || element.contains(document.activeElement);
}
