/** In pixels: between the two, and to the edge of the window. */
const gap = 4;
const margin = 8;

/** Puts a box in the window below its anchor, above it where there is no room; their ends are on one line. */
export function placeBeside(box: HTMLElement, anchor: HTMLElement): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const wantedLeft = isRightToLeft ? left : right - width;
  const below = bottom + gap;
  const above = top - gap - height;
  const hasRoomBelow = below + height + margin <= innerHeight || above < margin;
  Object.assign(box.style, {
    left: `${Math.max(margin, Math.min(wantedLeft, innerWidth - width - margin))}px`,
    top: `${Math.max(margin, Math.min(hasRoomBelow ? below : above, innerHeight - height - margin))}px`,
    maxHeight: `${innerHeight - 2 * margin}px`,
  });
}
