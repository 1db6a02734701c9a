import { onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';

/** Makes the browser report these preferences, as a reader's system does, until the test is over. */
export async function setPreferences(colorScheme: 'light' | 'dark'): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: colorScheme },
      // Without transitions, colours are what they will be at once.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  onTestFinished(async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });
}
