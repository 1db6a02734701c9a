import { useRef } from 'react';
import { useApp } from '../app-context';

/** In milliseconds: letters that follow this soon belong to the same title. */
const pause = 700;

/**
 * Goes to the next conversation whose title begins with the letters that are typed; one letter again and again goes
 * from one to the next. The function says whether a key was such a letter.
 */
export function useTypeahead(
  ids: readonly string[],
  activeId: string | undefined,
  moveTo: (id: string) => void,
): (key: string) => boolean {
  const app = useApp();
  const typed = useRef({ text: '', at: 0 });
  return (key) => {
    const now = app.now();
    const earlier = now - typed.current.at < pause ? typed.current.text : '';
    if (Array.from(key).length !== 1 || (key === ' ' && earlier === '')) return false;
    const isSameLetter = earlier !== '' && earlier === key;
    const text = isSameLetter ? key : earlier + key;
    const attempt = { text, at: now };
    typed.current = attempt;
    const place = activeId === undefined ? 0 : ids.indexOf(activeId);
    // While a title is being typed, the one that has the focus may still be it.
    const start = earlier === '' || isSameLetter ? place + 1 : place;
    void app.findByTitle([...ids.slice(start), ...ids.slice(0, start)], text).then((id) => {
      if (id !== undefined && typed.current === attempt) moveTo(id);
    });
    return true;
  };
}
