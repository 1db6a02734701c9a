import { describe, expect, onTestFinished, test } from 'vitest';
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
    expect(sticksOut('right')).toEqual([]);
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
