import { describe, expect, onTestFinished, test } from 'vitest';
import { setWidth } from './profile';
import { sticksOut } from './sticking-out';
import { views } from './views';

function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
  onTestFinished(() => {
    document.documentElement.style.fontSize = '';
  });
}

/** What is wider than the page. */
function cutOff(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return [...(scrollWidth > clientWidth ? ['the page'] : []), ...sticksOut('right')];
}

describe('nothing is cut off at the side', () => {
  test.for(views)('in the $view, with text at 200 % and at 320 px', async ({ open }) => {
    await setWidth(360);
    setTextSize('32px');
    await open();
    expect(cutOff()).toEqual([]);
    setTextSize('16px');
    await setWidth(320);
    expect(cutOff()).toEqual([]);
  });
});
