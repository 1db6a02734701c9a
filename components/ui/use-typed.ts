import { useEffect, useRef, useState } from 'react';

/**
 * A text that is stored with each letter, so that nothing can be lost. What is stored from elsewhere is taken over;
 * what comes back of one's own typing is not, because it is older than what stands there now.
 */
export function useTyped(stored: string, store: (text: string) => Promise<void>) {
  const [text, setText] = useState(stored);
  const typed = useRef<string[]>([]);
  useEffect(() => {
    const place = typed.current.indexOf(stored);
    if (place === -1) setText(stored);
    else typed.current.splice(0, place + 1);
  }, [stored]);
  const type = (changed: string) => {
    typed.current.push(changed);
    setText(changed);
    void store(changed);
  };
  return { text, type };
}
