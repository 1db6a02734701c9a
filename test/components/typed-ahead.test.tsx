import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { newProfile } from './profile';

const press = (target: EventTarget, key: string, change: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...change });
  target.dispatchEvent(event);
  return event;
};

test('what is typed before the palette is there goes into it, and Enter sends nothing', async () => {
  // Nothing is fetched ahead: as in the first moments of a window.
  vi.stubGlobal('requestIdleCallback', () => 0);
  const profile = newProfile();
  const { screen } = await profile.openReady();
  const composer = screen.getByRole('textbox', { name: 'Message' });
  await composer.fill('Half a question');
  press(document.body, 'k', { code: 'KeyK', ctrlKey: true });
  const held = ['n', 'e', 'x', 'Backspace', 'w', 'Enter'].map(
    (key) => press(composer.element(), key).defaultPrevented,
  );
  expect(held).toEqual([true, true, true, true, true, true]);
  const field = screen.getByRole('combobox', { name: 'Search for a command' });
  await expect.element(field).toHaveValue('new');
  await expect.element(composer).toHaveValue('Half a question');
  expect(profile.provider.untaken()).toBe(0);
  await userEvent.keyboard('{Escape}');
  await expect.element(composer).toHaveFocus();
});

test('Escape before it is there leaves everything as it was', async () => {
  vi.stubGlobal('requestIdleCallback', () => 0);
  const { app, screen } = await newProfile().openReady();
  const composer = screen.getByRole('textbox', { name: 'Message' });
  await composer.click();
  app.showOverlay('shortcuts');
  await vi.waitFor(() => expect(app.store.getState().overlay).toBe('shortcuts'));
  press(composer.element(), 'Escape');
  expect(app.store.getState().overlay).toBeNull();
});
