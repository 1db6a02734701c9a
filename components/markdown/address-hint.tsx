import { useEffect, useRef } from 'react';

/** In pixels: between the hint and the link, and between the hint and the edges of the window. */
const gap = 6;

interface AddressHintProps {
  link: HTMLAnchorElement;
  onScroll: () => void;
}

/**
 * Shows the whole address of the link that has the focus of the keyboard: a browser shows it for the mouse only.
 * Screen readers have it from the link itself.
 */
export function AddressHint({ link, onScroll }: AddressHintProps) {
  const hint = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (hint.current === null) return;
    hint.current.showPopover();
    place(hint.current, link);
    addEventListener('scroll', onScroll, { capture: true, once: true });
    return () => removeEventListener('scroll', onScroll, { capture: true });
  }, [link, onScroll]);
  return (
    <span
      ref={hint}
      popover="manual"
      aria-hidden="true"
      dir="ltr"
      className="fixed inset-auto m-0 max-h-40 max-w-80 overflow-hidden rounded-medium border border-line bg-raised px-2 py-1 font-mono text-tiny break-all text-ink shadow-floating"
    >
      {link.href}
    </span>
  );
}

/** Below the link, or above it where there is no room below. */
function place(hint: HTMLElement, link: Element): void {
  const { left, top, bottom } = link.getBoundingClientRect();
  const { width, height } = hint.getBoundingClientRect();
  const below = bottom + gap;
  hint.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
  hint.style.top = `${below + height + gap > innerHeight ? Math.max(gap, top - height - gap) : below}px`;
}
