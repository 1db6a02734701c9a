/**
 * Elements that reach over one edge of the window, each as the beginning of its HTML, if they are not inside a box
 * that scrolls or cuts by itself.
 */
export function sticksOut(side: 'left' | 'right'): string[] {
  return Array.from(document.body.querySelectorAll('*'))
    .filter(
      (element) => isOver(element.getBoundingClientRect(), side) && !isHidden(element) && !isInBox(element),
    )
    .map((element) => element.outerHTML.slice(0, 200));
}

function isOver({ left, right }: DOMRect, side: 'left' | 'right'): boolean {
  return side === 'left' ? left < -0.5 : right > innerWidth + 0.5;
}

/** What only screen readers read is at the edge, and is cut to nothing. */
function isHidden(element: Element): boolean {
  return getComputedStyle(element).clipPath !== 'none';
}

function isInBox(element: Element): boolean {
  const parent = element.parentElement;
  if (!parent || parent === document.body) return false;
  const isBox = getComputedStyle(parent).overflowX !== 'visible' && hasRoom(parent);
  return isBox || isInBox(parent);
}

/** A box may scroll sideways only if it is made for that: it takes the focus, or cuts its text with an ellipsis. */
function hasRoom(box: Element): boolean {
  const { textOverflow, clipPath } = getComputedStyle(box);
  return box.hasAttribute('tabindex') || textOverflow === 'ellipsis' || clipPath !== 'none';
}
