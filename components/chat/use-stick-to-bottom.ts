import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** In pixels: how near to the bottom still counts as being there. */
const tolerance = 24;

interface StickToBottom {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtBottom: boolean;
  scrollToBottom: () => void;
}

/**
 * Keeps a scrolling list at its end while the content grows, lets go as soon as the reader scrolls up, and takes
 * hold again when the reader comes back to the end or `count` rises (a message was sent).
 */
export function useStickToBottom(count: number): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isHeld = useRef(true);
  const [isAtBottom, setIsAtBottom] = useState(true);

  const scrollToBottom = useCallback(() => {
    isHeld.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
    setIsAtBottom(true);
  }, []);

  const heldCount = useRef(0);
  useLayoutEffect(() => {
    if (count > heldCount.current) scrollToBottom();
    heldCount.current = count;
  }, [count, scrollToBottom]);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return;
    let lastTop = box.scrollTop;
    const onScroll = () => {
      const distance = box.scrollHeight - box.clientHeight - box.scrollTop;
      // Growing content moves the end away without a scroll upwards: only the reader's own scroll lets go.
      if (box.scrollTop < lastTop - 1 && distance > tolerance) isHeld.current = false;
      if (distance <= tolerance) isHeld.current = true;
      lastTop = box.scrollTop;
      setIsAtBottom(isHeld.current);
    };
    const observer = new ResizeObserver(() => {
      if (isHeld.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);

  return { scroller, content, isAtBottom, scrollToBottom };
}
