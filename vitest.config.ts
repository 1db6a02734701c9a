import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { environmentNames, findBrowser } from './test/browser/find-browser.ts';

const executablePath = process.env[environmentNames.chromium] ?? findBrowser('chromium');
const isRoot = process.getuid?.() === 0;

const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: isRoot ? ['--no-sandbox'] : [],
};

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // Also on two cores: much of a test is waiting for a page, a timer or a disk.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Only says that a size which was changed in an observer is looked at again in the next frame.
    onConsoleLog: (text) => !text.includes('ResizeObserver loop completed with undelivered notifications'),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Property tests run long on a busy machine; what hangs is still ended.
          testTimeout: 300_000,
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/components/**', 'test/e2e/**'],
        },
      },
      {
        extends: true,
        plugins: [tailwindcss()],
        // Found at the start: a package that is discovered later would reload the page under a test.
        optimizeDeps: { entries: ['components/**/*.tsx', 'lib/**/*.ts', 'test/components/**/*.tsx'] },
        test: {
          name: 'components',
          // Each expectation is waited for. What is true comes soon, but on a busy machine not in any given second.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
          include: ['test/components/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 360, height: 780 },
            screenshotFailures: false,
          },
        },
      },
      {
        extends: true,
        // Not a test but a measurement, for which a page is needed: it runs only when it is named.
        test: {
          name: 'bench',
          include: ['test/bench/*.page.ts'],
          testTimeout: 300_000,
          // One measurement at a time: two would slow each other.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build-extensions.ts'],
          // One browser at a time: two at once on two cores make both slow.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['lib/core/**/*.ts'],
      exclude: ['**/*.d.ts'],
      // Of the files that are not covered wholly, what is missing: for a person, and for the end of `npm test`.
      reporter: ['text-summary', 'html', ['text', { skipFull: true, maxCols: 200, file: 'missing.txt' }]],
      reportsDirectory: 'coverage',
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
