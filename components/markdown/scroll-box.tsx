import type { ReactNode } from 'react';

/** A box that scrolls has to take the focus: the arrow keys scroll what is focused (WCAG 2.1.1). */
const focusable = { tabIndex: 0 };

/** A box that scrolls sideways by itself, by keyboard too, so that wide content never widens the panel. */
export function ScrollBox({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section
      aria-label={name}
      {...focusable}
      className="overflow-x-auto overscroll-x-contain -outline-offset-2"
    >
      {children}
    </section>
  );
}
