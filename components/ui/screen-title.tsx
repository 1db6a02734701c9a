import type { ReactNode } from 'react';

/** The heading of a screen. It takes the focus when the screen appears, so that nobody is left where the last one was. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  return (
    <h1
      ref={takeFocus}
      tabIndex={-1}
      className="min-w-0 flex-1 truncate px-2 font-semibold outline-none @max-[13rem]:text-small"
    >
      {children}
    </h1>
  );
}

/** The same function at every render, so that React calls it only when the heading appears. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}
