import { expect } from 'vitest';
import { cdp } from 'vitest/browser';
import { seededRandom } from '../seeded-random';

/** In MB: what is measured. */
export const sizes = [250, 500, 1_000];
export const million = 1_000_000;
/** In MB of memory. */
const mostHeap = 256;
/** By how much the slowest MB may be slower than the quickest: more would not be linear. */
const mostSpread = 2;

export const model = { providerId: 'anthropic', model: 'some-model', name: 'Some model' };

export const random = seededRandom(11);
const letters = 'etaoin shrdlu cmfwyp vbgkjq ';
const sample = Array.from({ length: 50_000 }, () => letters[Math.floor(random() * letters.length)]).join('');

/** Some words of this length, never the same. */
export function words(length: number): string {
  const start = Math.floor(random() * (sample.length - length));
  return sample.slice(start, start + length);
}

/** Lets the page store as much as there is room for, as the extension may (`unlimitedStorage`). */
export async function storeWithoutLimit(): Promise<void> {
  const quotaSize = 16_000 * million;
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, quotaSize });
}

/** Looks at the memory of the page again and again until it is told to end; gives the most that there was, in MB. */
export async function watchHeap(): Promise<() => number> {
  const session = cdp();
  await session.send('Performance.enable');
  let most = 0;
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const used = metrics.find(({ name }: { name: string }) => name === 'JSHeapUsedSize')?.value ?? 0;
    most = Math.max(most, used / million);
  };
  const timer = setInterval(() => void look(), 200);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** Fails if memory was ever above what is allowed, or if the time for a MB grew with the size. */
export function expectLinear(measured: readonly { heap: number; pace: number }[]): void {
  const paces = measured.map(({ pace }) => pace);
  expect(Math.max(...measured.map(({ heap }) => heap))).toBeLessThan(mostHeap);
  expect(Math.max(...paces) / Math.min(...paces)).toBeLessThan(mostSpread);
}
