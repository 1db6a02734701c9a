import { type RefObject, useEffect, useRef } from 'react';
import { useApp } from '../app-context';

/**
 * What is typed after an overlay was asked for and before its code is there. It is kept from what has the focus until
 * then: Enter would send a message there.
 */
export function useTypedAhead(): RefObject<string> {
  const app = useApp();
  const typed = useRef('');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isAwaited = app.store.getState().overlay !== null && !document.querySelector('dialog[open]');
      if (!isAwaited) {
        typed.current = '';
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') app.showOverlay(null);
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typed.current += event.key;
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [app]);
  return typed;
}
