import { type RefObject, useEffect, useRef } from 'react';
import { useApp } from '../app-context';

/**
 * What is typed after an overlay was asked for and before its code is there is kept from what has the focus until then:
 * Enter would send a message there. Gives what was typed for the palette, which takes it.
 */
export function useTypedAhead(): RefObject<string> {
  const app = useApp();
  const typed = useRef('');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { overlay } = app.store.getState();
      if (overlay === null || event.isComposing || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') app.showOverlay(null);
      else if (overlay === 'commands') typed.current = typedWith(typed.current, event);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [app]);
  return typed;
}

function typedWith(text: string, { key, ctrlKey, metaKey }: KeyboardEvent): string {
  if (key === 'Backspace') return text.slice(0, -1);
  return key.length === 1 && !ctrlKey && !metaKey ? text + key : text;
}
