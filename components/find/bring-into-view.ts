/** In frames: rows that come into the page take a while until they have their sizes. */
const steadyFrames = 12;
const mostFrames = 300;

/**
 * Scrolls until something is seen, as soon as it is in the page, and until it has stayed there for a while.
 * @returns a function that stops it
 */
export function bringIntoView(box: HTMLElement, find: () => Range | Element | undefined): () => void {
  let frames = 0;
  let steady = 0;
  let frame = requestAnimationFrame(function again() {
    const found = find();
    const isSeen = found !== undefined && !scrollTo(box, found);
    steady = isSeen ? steady + 1 : 0;
    frames += 1;
    if (steady < steadyFrames && frames < mostFrames) frame = requestAnimationFrame(again);
  });
  const stop = () => {
    cancelAnimationFrame(frame);
    box.removeEventListener('wheel', stop);
    box.removeEventListener('pointerdown', stop);
  };
  // Whoever scrolls knows better.
  box.addEventListener('wheel', stop, { passive: true });
  box.addEventListener('pointerdown', stop);
  return stop;
}

/** Puts something that is not in sight into the middle, sideways too; gives whether it had to. */
function scrollTo(box: HTMLElement, found: Range | Element): boolean {
  const pane = paneOf(found, box);
  if (pane) scrollSideways(pane, found);
  const view = box.getBoundingClientRect();
  const { top, bottom } = found.getBoundingClientRect();
  const isTall = bottom - top > view.height;
  if (isTall ? top < view.bottom && bottom > view.top : top >= view.top && bottom <= view.bottom)
    return false;
  const before = box.scrollTop;
  box.scrollTop += isTall ? top - view.top : (top + bottom) / 2 - (view.top + view.bottom) / 2;
  return box.scrollTop !== before;
}

/** The box inside the list that scrolls sideways around it, as one around code does. */
function paneOf(found: Range | Element, box: HTMLElement): Element | undefined {
  const node = found instanceof Range ? found.startContainer.parentElement : null;
  for (let element = node; element && element !== box; element = element.parentElement) {
    if (element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === 'auto')
      return element;
  }
  return undefined;
}

function scrollSideways(pane: Element, found: Range | Element): void {
  const view = pane.getBoundingClientRect();
  const { left, right } = found.getBoundingClientRect();
  if (left < view.left || right > view.right)
    pane.scrollLeft += (left + right) / 2 - (view.left + view.right) / 2;
}
