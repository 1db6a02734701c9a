import type { KeyboardEvent } from 'react';

const results = () => [...document.querySelectorAll<HTMLElement>('[data-result]')];

/** Moves the focus to one of the results, as far as there are some. */
export function focusResult(index: number): void {
  results()[index]?.focus();
}

/** Opens the first result, as far as there is one. */
export function openFirstResult(): void {
  results()[0]?.click();
}

/** Which of the results this is; -1 if it is none. */
export function indexOfResult(element: Element | null): number {
  return element instanceof HTMLElement ? results().indexOf(element) : -1;
}

/** The arrow keys move through the results, and up from the first into the field; Escape goes there, too. */
export function moveInResults(event: KeyboardEvent): void {
  const all = results();
  const current = indexOfResult(document.activeElement);
  const next = nextOf(event.key, current, all.length);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (next < 0) document.querySelector<HTMLElement>('[data-search-field]')?.focus();
  else focusResult(Math.min(next, all.length - 1));
}

function nextOf(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return -1;
    default:
      return undefined;
  }
}
