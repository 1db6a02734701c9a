import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** In pixels: how near to the bottom still counts as being there. */
const tolerance = 24;

interface StickToBottom {
  scroller: RefObject<HTMLDivElement | null>;
  /** Whether the list is kept at its end, or so near to it that there is nothing to go to. */
  isAtBottom: boolean;
  /** Whether the list is kept at its end, now. */
  isHeld: () => boolean;
  scrollToBottom: () => void;
  /** To be called before the reader changes the height of something in the list: it stays where it is. */
  letGo: () => void;
  /** To be called when the content has become higher or lower, before it is painted. */
  onResize: () => void;
}

/**
 * Keeps a scrolling list at its end while the content grows, lets go as soon as the reader scrolls up, and takes
 * hold again when the reader comes back to the end or a message was sent.
 * @param lastSeq the number of the last message that is shown: one that was sent has a higher one than there was
 * @param newestSeq no message has a higher number, shown or not
 * @param startsAtBottom whether it begins at its end
 * @param isAskedFor whether the last message is one that this window asked for: no other takes the reader along
 */
export function useStickToBottom(
  lastSeq: number,
  newestSeq: number,
  startsAtBottom: boolean,
  isAskedFor: boolean,
): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const held = useRef(startsAtBottom);
  /** Whether the end has been out of sight since the list was let go. */
  const wasAway = useRef(!startsAtBottom);
  const lastHeight = useRef(0);
  const lastTop = useRef(0);
  const [isAtBottom, setIsAtBottom] = useState(startsAtBottom);

  const goToEnd = useCallback((box: HTMLElement) => {
    box.scrollTop = box.scrollHeight;
    // The news of this scroll comes later, perhaps when the end is further down: it is not the reader's.
    lastTop.current = box.scrollTop;
  }, []);

  const scrollToBottom = useCallback(() => {
    held.current = true;
    if (scroller.current) goToEnd(scroller.current);
    setIsAtBottom(true);
  }, [goToEnd]);

  const onResize = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const height = heightIn(box);
    const hasShrunk = height < lastHeight.current;
    lastHeight.current = height;
    if (held.current) goToEnd(box);
    // What the reader has opened can reach below the lower edge without a scroll, and be closed again. Until it does,
    // something else may shrink: that is no reason to take hold.
    else if (hasShrunk && wasAway.current) held.current = distanceOf(box) <= 1;
    wasAway.current ||= distanceOf(box) > 1;
    setIsAtBottom(held.current || distanceOf(box) <= tolerance);
  }, [goToEnd]);

  const seenSeq = useRef(startsAtBottom ? 0 : newestSeq);
  useLayoutEffect(() => {
    if (lastSeq > seenSeq.current && (seenSeq.current === 0 || isAskedFor)) scrollToBottom();
    seenSeq.current = newestSeq;
  }, [lastSeq, newestSeq, isAskedFor, scrollToBottom]);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    lastTop.current = box.scrollTop;
    const onScroll = () => {
      const distance = distanceOf(box);
      // Growing content moves the end away without a scroll upwards: only the reader's own scroll lets go, at once.
      if (box.scrollTop < lastTop.current - 1 && distance > 1) {
        held.current = false;
        wasAway.current = true;
      }
      if (box.scrollTop > lastTop.current && distance <= tolerance) held.current = true;
      lastTop.current = box.scrollTop;
      setIsAtBottom(held.current || distance <= tolerance);
    };
    const observer = new ResizeObserver(onResize);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [onResize]);

  return {
    scroller,
    isAtBottom,
    isHeld: useCallback(() => held.current, []),
    scrollToBottom,
    letGo: useCallback(() => {
      held.current = false;
      if (!scroller.current) return;
      wasAway.current = distanceOf(scroller.current) > 1;
      lastHeight.current = heightIn(scroller.current);
      // The news of a scroll before this comes later on a busy machine: it is not the reader's coming back.
      lastTop.current = scroller.current.scrollTop;
    }, []),
    onResize,
  };
}

/** In pixels: the height of what is in a box, whatever the height of the box, which a notice below it can change. */
function heightIn(box: HTMLElement): number {
  return box.firstElementChild?.getBoundingClientRect().height ?? 0;
}

/** In pixels: how far the end of a box's content is below its lower edge. */
function distanceOf({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}
