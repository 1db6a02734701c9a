import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leavePageRequest, watchPageRequests } from '@/lib/platform/page-requests';

/** As much of the browser as requests need; other windows change the storage, too. */
const session = vi.hoisted(() => ({ rows: new Map<string, unknown>(), tellAll: () => {} }));

vi.mock('wxt/browser', () => ({
  browser: {
    windows: { getCurrent: async () => ({ id: 1 }) },
    storage: {
      session: {
        get: async () => Object.fromEntries(session.rows),
        set: async (rows: object) => {
          for (const [name, value] of Object.entries(rows)) session.rows.set(name, value);
          session.tellAll();
        },
        remove: async (names: string[]) => {
          for (const name of names) session.rows.delete(name);
        },
        onChanged: {
          addListener: (listener: () => void) => {
            session.tellAll = listener;
          },
        },
      },
    },
  },
}));

class Page extends EventTarget {
  visibilityState = 'visible';

  show(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Page;
const request = { id: 'a', part: 'page', tabId: 7, windowId: 1 } as const;

beforeEach(() => {
  page = new Page();
  vi.stubGlobal('document', page);
  session.rows.clear();
});
afterEach(() => vi.unstubAllGlobals());

test('a request is taken once, by the panel of its window', async () => {
  const taken: string[] = [];
  watchPageRequests(({ id }) => taken.push(id));
  await leavePageRequest({ ...request, id: 'elsewhere', windowId: 2 });
  await leavePageRequest(request);
  await expect.poll(() => taken).toEqual(['a']);
  expect([...session.rows.keys()]).toEqual(['page-request elsewhere']);
});

test('a page out of sight leaves requests alone until it is in sight', async () => {
  page.visibilityState = 'hidden';
  const taken: string[] = [];
  watchPageRequests(({ id }) => taken.push(id));
  await leavePageRequest(request);
  await navigator.locks.request('aside page requests', () => {});
  expect(taken).toEqual([]);
  expect(session.rows.size).toBe(1);
  page.show('visible');
  await expect.poll(() => taken).toEqual(['a']);
});
