import { describe, expect, onTestFinished, test } from 'vitest';
import { setWidth } from './profile';
import { views } from './views';

/** Elements that reach over the right edge of the window and are not inside a box that scrolls or cuts by itself. */
function sticksOut(): string[] {
  return Array.from(document.body.querySelectorAll('*'))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5 && !isInBox(element))
    .map((element) => element.outerHTML.slice(0, 200));
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

function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
  onTestFinished(() => {
    document.documentElement.style.fontSize = '';
  });
}

const conditions = [
  { condition: '320 px', width: 320, textSize: '16px' },
  { condition: '360 px with text at 200 %', width: 360, textSize: '32px' },
];

describe.for(conditions)('at $condition nothing is cut off at the side', ({ width, textSize }) => {
  test.for(views)('in the $view', async ({ open }) => {
    await setWidth(width);
    setTextSize(textSize);
    await open();
    const page = document.documentElement;
    expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth);
    expect(sticksOut()).toEqual([]);
  });
});
