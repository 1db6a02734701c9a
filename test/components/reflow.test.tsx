import { describe, expect, onTestFinished, test } from 'vitest';
import { whenStill } from './frames';
import { newProfile, setWidth } from './profile';
import { sticksOut } from './sticking-out';
import { views } from './views';

function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
  onTestFinished(() => {
    document.documentElement.style.fontSize = '';
  });
}

const conditions = [
  { width: 320, textSize: '16px' },
  { width: 360, textSize: '32px' },
];

describe('at 320 px, and at 360 px with text at 200 %, nothing is cut off at the side', () => {
  test.for(views)('in the $view', async ({ open }) => {
    await setWidth(320);
    await open();
    const page = document.documentElement;
    for (const { width, textSize } of conditions) {
      setTextSize(textSize);
      await setWidth(width);
      expect(await whenStill(() => page.scrollWidth - page.clientWidth)).toBeLessThanOrEqual(0);
      expect(sticksOut('right')).toEqual([]);
    }
  });
});

test('with text at 200 % the title of a conversation has a line of its own', async () => {
  await setWidth(360);
  setTextSize('32px');
  const { screen } = await newProfile().openReady();
  const title = screen.getByRole('heading', { name: 'New conversation' }).element();
  const button = screen.getByRole('button', { name: 'Settings' }).element();
  expect(title.scrollWidth).toBeLessThanOrEqual(title.clientWidth);
  expect(title.getBoundingClientRect().top).toBeGreaterThanOrEqual(button.getBoundingClientRect().bottom);
});
