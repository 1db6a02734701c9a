import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** In pixels: how near to the bottom still counts as being there. */
const tolerance = 24;

interface StickToBottom {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtBottom: boolean;
  scrollToBottom: () => void;
  /** To be called before the reader changes the height of something in the list: it stays where it is. */
  letGo: () => void;
}

/**
 * Keeps a scrolling list at its end while the content grows, lets go as soon as the reader scrolls up, and takes
 * hold again when the reader comes back to the end or `count` rises (a message was sent). When `foldedCount` changes
 * (older messages are folded into one, or unfolded), what is below them stays where it is on the screen.
 */
export function useStickToBottom(count: number, foldedCount: number): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isHeld = useRef(true);
  const [isAtBottom, setIsAtBottom] = useState(true);

  const scrollToBottom = useCallback(() => {
    isHeld.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
    setIsAtBottom(true);
  }, []);

  const letGo = useCallback(() => {
    isHeld.current = false;
  }, []);

  /** In pixels: how much of the content is below the upper edge. */
  const below = useRef(0);
  const lastFoldedCount = useRef(foldedCount);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && foldedCount !== lastFoldedCount.current) box.scrollTop = box.scrollHeight - below.current;
    lastFoldedCount.current = foldedCount;
  }, [foldedCount]);

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
    const measure = () => {
      below.current = box.scrollHeight - box.scrollTop;
      return below.current - box.clientHeight;
    };
    const onScroll = () => {
      const distance = measure();
      // Growing content moves the end away without a scroll upwards: only the reader's own scroll lets go.
      if (box.scrollTop < lastTop - 1 && distance > tolerance) isHeld.current = false;
      if (distance <= tolerance) isHeld.current = true;
      lastTop = box.scrollTop;
      setIsAtBottom(isHeld.current);
    };
    const observer = new ResizeObserver(() => {
      if (isHeld.current) box.scrollTop = box.scrollHeight;
      // What the reader has opened can reach below the lower edge without a scroll, and be closed again.
      isHeld.current = measure() <= tolerance;
      setIsAtBottom(isHeld.current);
    });
    observer.observe(inner);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);

  return { scroller, content, isAtBottom, scrollToBottom, letGo };
}
