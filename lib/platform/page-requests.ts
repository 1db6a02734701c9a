import { browser } from 'wxt/browser';
import type { PageRequest } from '@/lib/core/attachments/page-reading';

/**
 * Requests for a part of a page that begin outside the panel. The background page may be stopped at any moment and the
 * panel may not be open yet, so a request waits in the session's storage, which ends with the browser, until the panel
 * of its window has taken it.
 */
const prefix = 'page-request ';

/** In milliseconds: what has waited longer was meant for a panel that never opened. */
const longestWait = 60_000;

type Waiting = PageRequest & { askedAt: number };

export async function leavePageRequest(request: PageRequest): Promise<void> {
  const waiting: Waiting = { ...request, askedAt: Date.now() };
  await browser.storage.session.set({ [prefix + request.id]: waiting });
}

/**
 * Calls `take` once for each request of this window, those that are waiting already included. Aside in a tab that is not
 * in sight leaves them to the panel, or takes them when it comes into sight.
 */
export function watchPageRequests(take: (request: PageRequest) => void): void {
  const takeAll = () => {
    if (document.visibilityState === 'visible') void takeWaiting(take).catch(() => {});
  };
  browser.storage.session.onChanged.addListener(takeAll);
  document.addEventListener('visibilitychange', takeAll);
  takeAll();
}

async function takeWaiting(take: (request: PageRequest) => void): Promise<void> {
  const { id: windowId } = await browser.windows.getCurrent();
  // Two panels of a window, or two changes at once, must not take the same request.
  const mine = await navigator.locks.request('aside page requests', async () => {
    const stored = await browser.storage.session.get(null);
    const requests = Object.entries(stored).filter(([name]) => name.startsWith(prefix));
    const waiting = requests.map(([, value]) => value as Waiting);
    const done = waiting.filter((request) => request.windowId === windowId || isOld(request));
    await browser.storage.session.remove(done.map(({ id }) => prefix + id));
    return done.filter((request) => request.windowId === windowId && !isOld(request));
  });
  for (const { askedAt: _, ...request } of mine) take(request);
}

function isOld({ askedAt }: Waiting): boolean {
  return Date.now() - askedAt > longestWait;
}
